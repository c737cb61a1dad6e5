import CEL
import ObjectModel

/// The types of built-in kinds for the expression language.
public struct KindTypes {
    private let schema: Schema
    private var known: [MessageID: CEL.ObjectType] = [:]
    /// Messages on the way to the present one: what holds itself has no type of its own there.
    private var open: Set<MessageID> = []

    public init(_ schema: Schema) { self.schema = schema }

    /// The type of the objects of a kind.
    public mutating func type(of resource: ResourceType) -> CEL.ObjectType { message(resource.message) }

    private mutating func message(_ id: MessageID) -> CEL.ObjectType {
        if let type = known[id] { return type }
        guard open.insert(id).inserted else { return .dyn }
        defer { open.remove(id) }
        let message = schema[id]
        var fields: [String: CEL.ObjectType.Field] = [:]
        if message.isKind {
            for name in ["apiVersion", "kind"] { fields[name] = .init(name: name, type: CEL.ObjectType(.string)) }
        }
        for field in message.fields {
            guard let name = FieldNames.escaped(field.name) else { continue }
            fields[name] = .init(name: field.name, type: type(of: field), isRequired: field.required)
        }
        let made = CEL.ObjectType(.object(message.name), fields: fields)
        known[id] = made
        return made
    }

    private mutating func type(of field: FieldType) -> CEL.ObjectType {
        let one = element(field)
        switch field.shape {
        case .single: return one
        case .list: return CEL.ObjectType(.list(one.type), element: one)
        case .map: return CEL.ObjectType(.map(.string, one.type), element: one)
        }
    }

    private mutating func element(_ field: FieldType) -> CEL.ObjectType {
        switch field.scalar {
        case .string: CEL.ObjectType(.string)
        case .bool: CEL.ObjectType(.bool)
        case .int32, .int64: CEL.ObjectType(.int)
        case .double: CEL.ObjectType(.double)
        case .bytes: CEL.ObjectType(.bytes)
        case .time, .microTime: CEL.ObjectType(.timestamp)
        case .quantity, .intOrString, .any: .dyn
        case .strings: CEL.ObjectType(.list(.string), element: CEL.ObjectType(.string))
        case .message(let id): message(id)
        }
    }
}
