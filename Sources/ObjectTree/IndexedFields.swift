/// Members while many of them change. Small objects are walked as `Fields` does; in large ones members are found by an
/// index, so that the time of a change does not grow with the square of their number.
public struct IndexedFields {
    /// Members from which on an index pays.
    static let small = 64

    private var plain: Fields
    /// With an index: the members, nil where one was removed, and where each key stands.
    private var entries: [Fields.Entry?] = []
    private var positions: [String: Int]?

    /// - Parameter changes: How many members are going to be changed or added.
    public init(_ fields: Fields, changes: Int) {
        guard fields.count + changes > Self.small else {
            plain = fields
            return
        }
        plain = Fields()
        entries = fields.entries
        positions = Dictionary(uniqueKeysWithValues: fields.entries.enumerated().map { ($1.key, $0) })
    }

    /// The value of a member; setting nil removes the member.
    public subscript(key: String) -> Value? {
        get {
            guard let positions else { return plain[key] }
            return positions[key].flatMap { entries[$0]?.value }
        }
        set {
            guard positions != nil else { return plain[key] = newValue }
            switch (positions?[key], newValue) {
            case (let index?, let value?): entries[index]?.value = value
            case (let index?, nil):
                entries[index] = nil
                positions?[key] = nil
            case (nil, let value?):
                positions?[key] = entries.count
                entries.append(Fields.Entry(key: key, value: value))
            case (nil, nil): break
            }
        }
    }

    /// The members in their order.
    public var fields: Fields { positions == nil ? plain : Fields(uniqueEntries: entries.compactMap { $0 }) }
}
