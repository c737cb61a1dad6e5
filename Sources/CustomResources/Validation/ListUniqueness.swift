import ObjectModel
import ObjectTree

/// That elements of sets (`x-kubernetes-list-type: set`) and keys of maps written as lists are there once.
public struct ListUniqueness {
    private var path = SchemaPath()
    private var errors: [FieldError] = []

    private init() {}

    /// Why the lists of an object are no sets and maps; empty when they are.
    public static func errors(in object: Value, _ node: SchemaNode) -> [FieldError] {
        guard node.hasKeyedLists else { return [] }
        var walk = ListUniqueness()
        walk.check(object, node)
        return walk.errors
    }

    private mutating func check(_ value: Value, _ node: SchemaNode) {
        guard node.hasKeyedLists else { return }
        switch value {
        case .array(let elements): checkElements(elements, node)
        case .object(let fields):
            for entry in fields.entries {
                if case .schema(let schema) = node.additionalProperties {
                    path.push(.key(entry.key))
                    check(entry.value, schema)
                    path.pop()
                }
                if let property = node.properties[entry.key] {
                    path.push(.member(entry.key))
                    check(entry.value, property)
                    path.pop()
                }
            }
        default: break
        }
    }

    private mutating func checkElements(_ elements: [Value], _ node: SchemaNode) {
        switch node.listType {
        case "set": checkSet(elements)
        case "map": checkMap(elements, node.listMapKeys)
        default: break
        }
        guard let items = node.items else { return }
        for index in elements.indices {
            path.push(.index(index))
            check(elements[index], items)
            path.pop()
        }
    }

    private mutating func checkSet(_ elements: [Value]) {
        for index in Self.repetitions(in: elements) {
            errors.append(.duplicate(path.field.index(index), elements[index]))
        }
    }

    private mutating func checkMap(_ elements: [Value], _ keys: [String]) {
        for (index, element) in elements.enumerated() where element.objectValue == nil && !element.isNull {
            errors.append(
                .invalid(path.field.index(index), element, "must be an object for an array of list-type map"))
            return
        }
        let values = elements.map { element -> Value in
            .object(Fields(keys.compactMap { key in element[key].map { (key, $0) } }))
        }
        for index in Self.repetitions(in: values) {
            errors.append(.duplicate(path.field.index(index), values[index]))
        }
    }

    /// Where a value stands the second time; further ones are not told.
    private static func repetitions(in values: [Value]) -> [Int] {
        guard values.count > 1 else { return [] }
        var seen: [Value: Int] = [:]
        var repeated: [Int] = []
        for (index, value) in values.enumerated() {
            let times = seen[value, default: 0]
            if times == 1 { repeated.append(index) }
            seen[value] = times + 1
        }
        return repeated
    }
}
