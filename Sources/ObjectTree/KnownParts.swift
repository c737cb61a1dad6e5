/// What is known of parts of trees, found by where they are in memory: worth it for parts that many objects share, such
/// as the template that a thousand pods are made from. It holds the parts, so that nothing else can be in their place.
package struct KnownParts<Meaning: Sendable>: Sendable {
    private var known: [UInt: (part: Value, meaning: Meaning)] = [:]
    private let capacity: Int

    /// - Parameter capacity: Parts at most; beyond it all are forgotten. With 0 nothing is ever known.
    package init(capacity: Int) { self.capacity = capacity }

    /// What is known of a part; nil for any other, equal or not.
    package subscript(part: Value) -> Meaning? {
        guard !known.isEmpty, let place = part.place, let found = known[place], found.part.isSameStorage(as: part)
        else { return nil }
        return found.meaning
    }

    /// Notes what is known of a part. Scalars and what is empty have no place of their own and are not noted.
    package mutating func note(_ meaning: Meaning, of part: Value) {
        guard capacity > 0, let place = part.place else { return }
        if known.count >= capacity { known.removeAll(keepingCapacity: true) }
        known[place] = (part, meaning)
    }
}

extension Value {
    /// Where its members or elements are.
    fileprivate var place: UInt? {
        switch self {
        case .array(let elements) where !elements.isEmpty: elements.place
        case .object(let fields) where !fields.isEmpty: fields.entries.place
        default: nil
        }
    }
}
