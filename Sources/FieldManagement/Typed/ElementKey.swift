import ObjectTree

/// What tells the elements of a list apart.
struct ElementKey: Hashable {
    /// The values of the key fields in their order; the element itself in a set.
    let values: [Value]

    /// Why an element has no key.
    struct Missing: Error {
        let reason: String
    }

    init(of element: Value, in list: ObjectType.List, _ table: TypeTable) throws(Missing) {
        switch list.rule {
        case .map(let keys): values = try Self.values(of: element, keys: keys, list, table)
        case .set:
            switch element {
            case .object: throw Missing(reason: "associative list without keys has an element that's a map type")
            case .array: throw Missing(reason: "not supported: associative list with lists as elements")
            case .null: throw Missing(reason: "associative list without keys has an element that's an explicit null")
            default: values = [element]
            }
        case .atomic: throw Missing(reason: "invalid indexing of non-associative list")
        }
    }

    private static func values(
        of element: Value, keys: [String], _ list: ObjectType.List, _ table: TypeTable
    ) throws(Missing) -> [Value] {
        if element.isNull { throw Missing(reason: "associative list with keys may not have a null element") }
        guard case .object(let fields) = element else {
            throw Missing(reason: "associative list with keys may not have non-map elements")
        }
        var values: [Value] = []
        values.reserveCapacity(keys.count)
        for key in keys {
            if let value = fields[key] {
                values.append(value)
                continue
            }
            guard let map = table[list.element].map else {
                throw Missing(
                    reason: "couldn't find default value for \(key): associative list may not have non-map types")
            }
            guard let value = map.member(key, guess: 0)?.member.defaultValue else {
                throw Missing(
                    reason: "associative list with keys has an element that omits key field \(GoText.quoted(key)) "
                        + "(and doesn't have default value)")
            }
            values.append(value)
        }
        return values
    }

    /// The step of a path that leads to the element.
    func step(_ rule: ObjectType.ListRule) -> String {
        guard case .map(let keys) = rule else { return PathStep.value(values[0]) }
        return PathStep.key(Array(zip(keys, values).map { (name: $0, value: $1) }))
    }
}
