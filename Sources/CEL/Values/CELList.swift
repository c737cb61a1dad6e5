import ObjectTree

/// A list: values that were computed, or elements of an object that are made values when they are looked at.
public struct CELList: Sendable {
    private enum Storage: Sendable {
        case values([CELValue])
        case nodes([Value], ObjectType?)
    }

    private var storage: Storage
    /// How it is compared and added.
    let kind: ObjectType.ListKind

    public init(_ values: [CELValue]) {
        storage = .values(values)
        kind = .atomic
    }

    init(nodes: [Value], type: ObjectType?) {
        storage = .nodes(nodes, type?.element)
        kind = type?.listKind ?? .atomic
    }

    private init(_ values: [CELValue], kind: ObjectType.ListKind) {
        storage = .values(values)
        self.kind = kind
    }

    /// The number of elements.
    public var count: Int {
        switch storage {
        case .values(let values): values.count
        case .nodes(let nodes, _): nodes.count
        }
    }

    public subscript(index: Int) -> CELValue {
        switch storage {
        case .values(let values): values[index]
        case .nodes(let nodes, let type): CELValue(nodes[index], type: type)
        }
    }

    /// All elements as values.
    public var values: [CELValue] {
        switch storage {
        case .values(let values): values
        case .nodes(let nodes, let type): nodes.map { CELValue($0, type: type) }
        }
    }

    /// Adds in place where nobody else holds the list.
    mutating func append(_ value: CELValue) {
        var elements = values
        storage = .values([])
        elements.append(value)
        storage = .values(elements)
    }

    func contains(_ value: CELValue) -> Bool {
        for index in 0..<count where self[index] == value { return true }
        return false
    }

    /// The sum: for sets and maps by key without duplicates, as server-side apply merges them.
    func adding(_ other: CELList) -> CELList {
        switch kind {
        case .atomic: return CELList(values + other.values)
        case .set:
            var result = values
            for value in other.values where !contains(value) { result.append(value) }
            return CELList(result, kind: kind)
        case .map(let keys):
            var result = values
            var places = Dictionary(result.enumerated().map { (Self.key($1, keys), $0) }) { first, _ in first }
            for value in other.values {
                let key = Self.key(value, keys)
                if let place = places[key] {
                    result[place] = value
                } else {
                    places[key] = result.count
                    result.append(value)
                }
            }
            return CELList(result, kind: kind)
        }
    }

    fileprivate static func key(_ value: CELValue, _ keys: [String]) -> [MapKey?] {
        guard case .map(let map) = value else { return [] }
        return keys.map { name in map.member(.string(name)).flatMap(MapKey.init) }
    }
}

extension CELList: Equatable {
    public static func == (left: CELList, right: CELList) -> Bool {
        guard left.count == right.count else { return false }
        switch left.kind {
        case .atomic: return (0..<left.count).allSatisfy { left[$0] == right[$0] }
        case .set:
            let keys = Set(right.values.compactMap(MapKey.init))
            if keys.count == right.count { return left.values.allSatisfy { MapKey($0).map(keys.contains) ?? false } }
            return left.values.allSatisfy(right.contains)
        case .map(let keys):
            let others = Dictionary(right.values.map { (key($0, keys), $0) }) { first, _ in first }
            return left.values.allSatisfy { others[key($0, keys)] == $0 }
        }
    }
}
