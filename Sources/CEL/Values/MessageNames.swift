/// Messages such as `Object.spec{...}` carry the path at which they stand in their name.
extension CELValue {
    /// A message whose name is not its path: what it is called, and what it should be. nil when all fit.
    public var misnamedMessage: (found: String, expected: String)? {
        guard case .map(let map) = self, let name = map.objectName else { return nil }
        return misnamed(at: name)
    }

    /// What kind of value it is, as `type(x)` says it.
    public var kindName: String { typeName }

    /// The name of a message; nil for all else.
    public var messageName: String? {
        if case .map(let map) = self { map.objectName } else { nil }
    }

    private func misnamed(at path: String) -> (found: String, expected: String)? {
        switch self {
        case .map(let map):
            if let name = map.objectName, name != path { return (name, path) }
            for key in map.keys {
                guard case .string(let name) = key, let value = map.member(key) else { continue }
                if let found = value.misnamed(at: "\(path).\(name)") { return found }
            }
            return nil
        case .list(let list):
            for value in list.values { if let found = value.misnamed(at: path) { return found } }
            return nil
        case .optional(let inner?): return inner.misnamed(at: path)
        default: return nil
        }
    }
}
