import ObjectModel

/// Writes canonical trees as protobuf.
struct ProtobufEncoder {
    let layout: SchemaLayout

    init(_ layout: SchemaLayout) { self.layout = layout }

    func write(_ fields: Fields, as message: MessageLayout, to writer: inout ProtobufWriter) {
        for field in message.declared {
            if field.inline {
                guard case .message(let id) = field.scalar else { continue }
                var nested = ProtobufWriter()
                write(fields, as: layout[id], to: &nested)
                if !nested.bytes.isEmpty { writer.field(field.number, bytes: nested.bytes) }
                continue
            }
            guard let value = fields[field.name], !value.isNull else { continue }
            write(value, of: field, to: &writer)
        }
    }

    private func write(_ value: Value, of field: FieldLayout, to writer: inout ProtobufWriter) {
        switch (field.shape, value) {
        case (.single, _): element(value, field, field.number, &writer)
        case (.list, .array(let elements)):
            for value in elements { element(value, field, field.number, &writer) }
        case (.map, .object(let members)):
            for entry in members.entries {
                writer.field(field.number) { pair in
                    pair.field(1, text: entry.key)
                    element(entry.value, field, 2, &pair)
                }
            }
        default: return
        }
    }

    private func element(_ value: Value, _ field: FieldLayout, _ number: Int, _ writer: inout ProtobufWriter) {
        switch (field.scalar, value) {
        case (.string, .string(let text)): writer.field(number, text: text)
        case (.bool, .bool(let flag)): writer.field(number, varint: flag ? 1 : 0)
        case (.int32, .int(let integer)), (.int64, .int(let integer)):
            writer.field(number, varint: UInt64(bitPattern: integer))
        case (.double, .int(let integer)): writer.field(number, double: Double(integer))
        case (.double, .double(let double)): writer.field(number, double: double)
        case (.bytes, .string(let text)): writer.field(number, bytes: Base64.decode(text) ?? [])
        case (.time, _): writer.field(number) { Self.time(value, withNanoseconds: false, &$0) }
        case (.microTime, _): writer.field(number) { Self.time(value, withNanoseconds: true, &$0) }
        case (.quantity, _):
            writer.field(number) { $0.field(1, text: value.stringValue ?? "0") }
        case (.intOrString, _): writer.field(number) { Self.intOrString(value, &$0) }
        case (.any, _): writer.field(number) { any(value, field, &$0) }
        case (.strings, _):
            writer.field(number) { list in
                for text in value.arrayValue ?? [] { list.field(1, text: text.stringValue ?? "") }
            }
        case (.message(let id), _):
            writer.field(number) { write(value.objectValue ?? Fields(), as: layout[id], to: &$0) }
        default: return
        }
    }

    private static func time(_ value: Value, withNanoseconds: Bool, _ writer: inout ProtobufWriter) {
        // The zero time is an empty message.
        guard let time = value.stringValue.flatMap(Time.init(rfc3339:)) else { return }
        writer.field(1, varint: UInt64(bitPattern: time.seconds))
        writer.field(2, varint: withNanoseconds ? UInt64(time.nanoseconds / 1000 * 1000) : 0)
    }

    private static func intOrString(_ value: Value, _ writer: inout ProtobufWriter) {
        switch value {
        case .string(let text):
            writer.field(1, varint: 1)
            writer.field(2, varint: 0)
            writer.field(3, text: text)
        case .int(let number):
            writer.field(1, varint: 0)
            writer.field(2, varint: UInt64(bitPattern: number))
            writer.field(3, text: "")
        default: return
        }
    }

    // MARK: - Any JSON

    private func any(_ value: Value, _ field: FieldLayout, _ writer: inout ProtobufWriter) {
        switch (field.anyForm, value) {
        case (.raw, .null), (.fields, .null): return
        case (.raw, _), (.fields, _): writer.field(1, bytes: JSON.encode(value))
        case (.schemaOrArray, .array(let schemas)):
            for schema in schemas { jsonSchema(schema, 2, &writer) }
        case (.schemaOrStrings, .array(let texts)):
            for text in texts { writer.field(2, text: text.stringValue ?? "") }
        case (.schemaOrBool, .bool(let flag)): writer.field(1, varint: flag ? 1 : 0)
        case (.schemaOrBool, .object):
            writer.field(1, varint: 1)
            jsonSchema(value, 2, &writer)
        case (.schemaOrArray, .object), (.schemaOrStrings, .object): jsonSchema(value, 1, &writer)
        default: return
        }
    }

    private func jsonSchema(_ value: Value, _ number: Int, _ writer: inout ProtobufWriter) {
        guard let id = layout.schema.messageID(SchemaLayout.jsonSchemaMessage) else { return }
        writer.field(number) { write(value.objectValue ?? Fields(), as: layout[id], to: &$0) }
    }
}
