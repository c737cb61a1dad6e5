import ObjectModel
import ObjectTree

/// Values in errors as Kubernetes shows those of its internal types: JSON with the names of Go.
enum InternalDump {
    static func of(versions: [CustomResourceDefinitionVersion]) -> Value { .array(versions.map { goNames($0.value) }) }

    static func of(schema: Fields) -> Value { goNames(.object(schema)) }

    private static func goNames(_ value: Value) -> Value {
        switch value {
        case .object(let fields):
            .object(Fields(fields.map { ($0.key.prefix(1).uppercased() + $0.key.dropFirst(), goNames($0.value)) }))
        case .array(let elements): .array(elements.map(goNames))
        default: value
        }
    }
}
