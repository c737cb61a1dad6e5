import ObjectTree

/// A key of a map. Whole numbers of all three types are one key.
public enum MapKey: Hashable, Sendable {
    case bool(Bool)
    case int(Int64)
    /// Beyond what an integer holds.
    case uint(UInt64)
    case string(String)

    init?(_ value: CELValue) {
        switch value {
        case .bool(let flag): self = .bool(flag)
        case .int(let number): self = .int(number)
        case .uint(let number): self = Int64(exactly: number).map(MapKey.int) ?? .uint(number)
        case .double(let number):
            if let whole = Int64(exactly: number) {
                self = .int(whole)
            } else if let whole = UInt64(exactly: number) {
                self = .uint(whole)
            } else {
                return nil
            }
        case .string(let text): self = .string(text)
        default: return nil
        }
    }

    public static func == (left: MapKey, right: MapKey) -> Bool {
        switch (left, right) {
        case (.bool(let left), .bool(let right)): left == right
        case (.int(let left), .int(let right)): left == right
        case (.uint(let left), .uint(let right)): left == right
        case (.string(let left), .string(let right)): left.isSame(as: right)
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .bool(let flag): hasher.combine(flag)
        case .int(let number): hasher.combine(number)
        case .uint(let number): hasher.combine(number)
        case .string(let text): hasher.combine(text)
        }
    }
}

/// A map or an object: computed entries, or members that are made values when they are looked at.
public struct CELMap: Sendable {
    private enum Storage: Sendable {
        case entries(keys: [CELValue], values: [MapKey: CELValue])
        case members(Fields, index: [String: Int]?, ObjectType?)
    }

    private var storage: Storage
    /// The type of an object with declared fields; nil for a map.
    let objectName: String?

    /// Members of an object under plain names.
    public init(_ entries: [(String, CELValue)] = []) {
        storage = .entries(keys: [], values: [:])
        objectName = nil
        for (key, value) in entries { insert(.string(key), value) }
    }

    init(objectName: String, _ entries: [(String, CELValue)]) {
        storage = .entries(keys: [], values: [:])
        self.objectName = objectName
        for (key, value) in entries { insert(.string(key), value) }
    }

    /// Members beyond this are found through an index.
    private static let fewMembers = 16

    init(members: Fields, type: ObjectType?) {
        var index: [String: Int]?
        if members.count > Self.fewMembers {
            index = Dictionary(members.entries.enumerated().map { ($1.key, $0) }) { first, _ in first }
        }
        storage = .members(members, index: index, type)
        if case .object(let name) = type?.type { objectName = name } else { objectName = nil }
    }

    /// The number of members.
    public var count: Int {
        switch storage {
        case .entries(let keys, _): keys.count
        case .members(let members, _, _): members.count
        }
    }

    /// All keys in the order of the members.
    public var keys: [CELValue] {
        switch storage {
        case .entries(let keys, _): keys
        case .members(let members, _, _): members.entries.map { .string($0.key) }
        }
    }

    /// The value of a key; nil when there is none.
    public func member(_ key: CELValue) -> CELValue? {
        switch storage {
        case .entries(_, let values): return MapKey(key).flatMap { values[$0] }
        case .members(let members, let index, let type):
            guard case .string(let name) = key else { return nil }
            return Self.node(name, members, index).map { CELValue($0, type: type?.element) }
        }
    }

    /// The value of a field under its escaped name. A null is no value, unless the type is not known.
    func field(_ name: String) -> CELValue? {
        guard case .members(let members, let index, let type?) = storage, objectName != nil else {
            return member(.string(name))
        }
        let field = type.fields[name]
        guard let node = Self.node(field?.name ?? name, members, index) else { return nil }
        if node.isNull, field != nil { return nil }
        return CELValue(node, type: field?.type)
    }

    private static func node(_ name: String, _ members: Fields, _ index: [String: Int]?) -> Value? {
        guard let index else { return members[name] }
        return index[name].map { members.entries[$0].value }
    }

    /// Adds a member; false when the key is no key, or there already.
    @discardableResult
    mutating func insert(_ key: CELValue, _ value: CELValue) -> Bool {
        guard case .entries(var keys, var values) = storage, let mapKey = MapKey(key), values[mapKey] == nil else {
            return false
        }
        storage = .entries(keys: [], values: [:])
        keys.append(key)
        values[mapKey] = value
        storage = .entries(keys: keys, values: values)
        return true
    }
}

extension CELMap: Equatable {
    public static func == (left: CELMap, right: CELMap) -> Bool {
        guard left.count == right.count else { return false }
        return left.keys.allSatisfy { key in
            guard let value = left.value(of: key), let other = right.value(of: key) else { return false }
            return value == other
        }
    }

    /// The value of a key, whether this is a map or an object with types of its own for its fields.
    private func value(of key: CELValue) -> CELValue? {
        guard objectName != nil, case .string(let name) = key else { return member(key) }
        return FieldNames.escaped(name).flatMap(field) ?? member(key)
    }
}
