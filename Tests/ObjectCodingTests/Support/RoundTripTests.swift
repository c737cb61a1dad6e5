import ObjectCoding
import ObjectModel
import Testing

/// Every kind, with random objects: all encodings agree on what an object is.
@Suite struct RoundTripTests {
    private static let schema = Schema.kubernetes
    private static let kinds = schema.messages.filter(\.isKind).map(\.name)

    private func objects(_ name: String) throws -> (MessageID, [Value]) {
        let id = try #require(Self.schema.messageID(name))
        let seed = name.utf8.reduce(UInt64(17)) { $0 &* 31 &+ UInt64($1) }
        var random = RandomObjects(schema: Self.schema, seed: seed)
        return (id, (0..<8).map { _ in random.object(id) })
    }

    @Test(arguments: kinds) func canonicalFormIsStable(_ name: String) throws {
        let decoder = ObjectDecoder(schema: Self.schema)
        let (id, objects) = try objects(name)
        for object in objects {
            let once = try decoder.normalise(object, as: id)
            #expect(once.strictErrors == [])
            let text = JSON.encode(once.value)
            let again = try decoder.normalise(JSON.parse(text), as: id).value
            #expect(again == once.value)
            #expect(JSON.encode(again) == text)
        }
    }

    @Test(arguments: kinds) func protobufKeepsEverything(_ name: String) throws {
        let decoder = ObjectDecoder(schema: Self.schema)
        let (id, objects) = try objects(name)
        for object in objects {
            let tree = try decoder.normalise(object, as: id).value
            let bytes = Protobuf.encodeRaw(tree, as: id, schema: Self.schema)
            let back = try Protobuf.decodeRaw(bytes, as: id, schema: Self.schema)
            #expect(JSON.encode(back) == JSON.encode(withoutTypeMeta(tree, id)))
        }
    }

    /// Protobuf has no apiVersion and kind in embedded kinds.
    private func withoutTypeMeta(_ value: Value, _ id: MessageID) -> Value {
        guard var fields = value.objectValue else { return value }
        for field in Self.schema[id].fields {
            guard case .message(let nested) = field.scalar, let member = fields[field.name] else { continue }
            switch member {
            case .array(let elements):
                fields[field.name] = .array(elements.map { withoutTypeMeta($0, nested) })
            case .object(let members) where field.shape == .map:
                fields[field.name] = .object(Fields(members.map { ($0.key, withoutTypeMeta($0.value, nested)) }))
            default: fields[field.name] = withoutTypeMeta(member, nested)
            }
        }
        if Self.schema[id].isKind {
            fields["kind"] = nil
            fields["apiVersion"] = nil
        }
        return .object(fields)
    }
}
