/// Looks for members of one object, one after the other. Most stand where they are expected; the members of a large
/// object are found by an index, which is made when one is first somewhere else.
package struct MemberSearch: Sendable {
    package let entries: [Fields.Entry]
    private var positions: [String: Int]?

    package init(_ fields: Fields) { self.init(fields.entries) }

    init(_ entries: [Fields.Entry]) { self.entries = entries }

    /// Where a member stands; nil where there is none of that name.
    /// - Parameter guess: Where it is expected.
    package mutating func position(of key: String, guess: Int) -> Int? {
        if guess < entries.count, entries[guess].key == key { return guess }
        guard entries.count > IndexedFields.small else { return entries.firstIndex { $0.key == key } }
        let known =
            positions
            ?? Dictionary(entries.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
        positions = known
        return known[key]
    }
}
