import ObjectTree

/// What is known of parts of trees, found by where they are in memory: worth it for parts that many objects share, such
/// as the template that a thousand pods are made from. It holds the parts, so that nothing else can be in their place.
///
/// A table in which a newer part replaces an older one in its place: it forgets, and never grows.
package struct KnownParts<Meaning: Sendable>: Sendable {
    private struct Known: Sendable {
        let part: Value
        let meaning: Meaning
    }

    private var slots: [Known?]

    /// - Parameter capacity: Parts at most; with 0 nothing is ever known.
    package init(capacity: Int) { slots = Array(repeating: nil, count: capacity) }

    /// What is known of a part; nil for any other, equal or not.
    package subscript(part: Value) -> Meaning? {
        guard let slot = slot(of: part), let known = slots[slot], known.part.isSameStorage(as: part) else { return nil }
        return known.meaning
    }

    /// Notes what is known of a part. Scalars and what is empty have no place of their own and are not noted.
    package mutating func note(_ meaning: Meaning, of part: Value) {
        guard let slot = slot(of: part) else { return }
        slots[slot] = Known(part: part, meaning: meaning)
    }

    private func slot(of part: Value) -> Int? {
        guard !slots.isEmpty, let place = part.place else { return nil }
        // Objects stand at multiples of 16, the neighbours of a tree close together.
        return Int((place >> 4) % UInt(slots.count))
    }
}
