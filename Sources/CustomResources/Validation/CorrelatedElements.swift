import ObjectTree

/// Finds the element of an older list that an element of a newer one goes back to: by the keys of lists that are maps.
/// Elements of other lists have no identity.
struct CorrelatedElements {
    private let keys: [String]
    private let byKey: [[Value]: Value]

    init(_ old: [Value]?, _ node: SchemaNode) {
        keys = node.listType == "map" ? node.listMapKeys : []
        var byKey: [[Value]: Value] = [:]
        if !keys.isEmpty {
            for element in old ?? [] { byKey[Self.key(of: element, keys, node.items)] = element }
        }
        self.byKey = byKey
        items = node.items
    }

    private let items: SchemaNode?

    /// Keys that are missing count with their defaults.
    private static func key(of element: Value, _ keys: [String], _ items: SchemaNode?) -> [Value] {
        keys.map { element[$0] ?? items?.properties[$0]?.defaultValue ?? .null }
    }

    /// Whether a value is as it was: the order of lists that are maps does not count, and what the schema does not know
    /// is never the same.
    static func isUnchanged(_ value: Value, _ old: Value, _ node: SchemaNode) -> Bool {
        guard node.hasMapLists || old == value else { return false }
        switch (old, value) {
        case (.array(let before), .array(let after)):
            guard node.listType == "map", let items = node.items else { return before == after }
            let elements = CorrelatedElements(before, node)
            return before.count == after.count
                && after.allSatisfy { element in
                    elements.element(like: element).map { isUnchanged(element, $0, items) } ?? false
                }
        case (.object(let before), .object(let after)):
            return before.count == after.count
                && after.entries.allSatisfy { entry in
                    guard let below = node.member(entry.key), let was = before[entry.key] else { return false }
                    return isUnchanged(entry.value, was, below)
                }
        default: return old == value
        }
    }

    func element(like element: Value) -> Value? {
        keys.isEmpty ? nil : byKey[Self.key(of: element, keys, items)]
    }
}
