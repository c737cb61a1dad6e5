import ObjectModel

/// A schema prepared for decoding and encoding. Costs some milliseconds to make; that of Kubernetes is made once.
final class SchemaLayout: Sendable {
    let schema: Schema
    let messages: [MessageLayout]

    /// The message of schemas in custom resource definitions, which nests in ways of its own.
    static let jsonSchemaMessage = "apiextensions.v1.JSONSchemaProps"

    static let kubernetes = SchemaLayout(.kubernetes)

    /// The prepared form of a schema.
    static func of(_ schema: Schema) -> SchemaLayout {
        schema === Schema.kubernetes ? kubernetes : SchemaLayout(schema)
    }

    init(_ schema: Schema) {
        self.schema = schema
        var zeros = ZeroValues(schema: schema)
        messages = schema.messages.indices.map { id in
            MessageLayout(schema[id], zeros: zeros.fields(of: id), schema: schema)
        }
    }

    subscript(id: MessageID) -> MessageLayout { messages[id] }

    /// The fields of a message in JSON: those of inlined structs in place of them.
    static func jsonFields(of message: MessageType, _ schema: Schema) -> [FieldType] {
        message.declared.flatMap { field -> [FieldType] in
            guard field.inline, case .message(let nested) = field.scalar else { return [field] }
            return jsonFields(of: schema[nested], schema)
        }
    }
}

/// What Go prints for fields that were never set. `omitempty` has no effect on structs, so a field that is a struct
/// and no pointer is always printed, be it `{}`, `null` (a time, raw JSON) or `"0"` (a quantity).
private struct ZeroValues {
    let schema: Schema
    private var known: [MessageID: [String: Value]] = [:]

    init(schema: Schema) { self.schema = schema }

    /// By JSON name; fields that are left out are not there.
    mutating func fields(of id: MessageID) -> [String: Value] {
        if let known = known[id] { return known }
        var values: [String: Value] = [:]
        for field in SchemaLayout.jsonFields(of: schema[id], schema) {
            values[field.name] = zero(of: field, in: schema[id])
        }
        known[id] = values
        return values
    }

    private mutating func zero(of field: FieldType, in message: MessageType) -> Value? {
        if field.pointer || field.shape != .single {
            guard field.always else { return nil }
            // Servers make the items of a list themselves, and print none as [].
            return MessageLayout.hasTypeMeta(message) && field.name == "items" ? .array([]) : .null
        }
        switch field.scalar {
        case .message(let id):
            let fields = fields(of: id)
            let names = SchemaLayout.jsonFields(of: schema[id], schema).map(\.name)
            return .object(Fields(names.compactMap { name in fields[name].map { (name, $0) } }))
        case .any, .time, .microTime:
            // The one struct field that Kubernetes marks `omitzero`.
            if message.name == "meta.v1.ObjectMeta", field.name == "creationTimestamp" { return nil }
            return .null
        case .quantity: return "0"
        case .intOrString: return 0
        case .string: return field.always ? .some("") : .none
        case .bool: return field.always ? .some(false) : .none
        case .int32, .int64, .double: return field.always ? .some(0) : .none
        case .bytes, .strings: return field.always ? .some(.null) : .none
        }
    }
}
