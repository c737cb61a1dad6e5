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

    func element(like element: Value) -> Value? {
        keys.isEmpty ? nil : byKey[Self.key(of: element, keys, items)]
    }
}
