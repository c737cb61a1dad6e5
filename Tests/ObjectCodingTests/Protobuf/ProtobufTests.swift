import ObjectCoding
import ObjectModel
import Testing

@Suite struct ProtobufTests {
    private let schema = Schema.kubernetes

    /// Bytes written out by hand from the protobuf encoding rules.
    @Test func writesTheEnvelope() throws {
        let id = try #require(schema.messageID("core.v1.ConfigMap"))
        let object: Value = ["metadata": ["name": "a"], "data": ["k": "v"]]
        let bytes = Protobuf.encode(object, as: id, schema: schema, apiVersion: "v1", kind: "ConfigMap")
        let raw: [UInt8] = [0x0A, 3, 0x0A, 1, 0x61, 0x12, 6, 0x0A, 1, 0x6B, 0x12, 1, 0x76]
        let meta: [UInt8] = [0x0A, 2, 0x76, 0x31, 0x12, 9] + Array("ConfigMap".utf8)
        let expected = [0x6B, 0x38, 0x73, 0x00, 0x0A, UInt8(meta.count)] + meta + [0x12, UInt8(raw.count)] + raw
        #expect(bytes == expected + [0x1A, 0, 0x22, 0])
    }

    @Test func inlinedStructsAreNested() throws {
        let id = try #require(schema.messageID("core.v1.Volume"))
        let bytes = Protobuf.encodeRaw(["name": "v", "emptyDir": [:]], as: id, schema: schema)
        #expect(bytes == [0x0A, 1, 0x76, 0x12, 2, 0x12, 0])
        #expect(try Protobuf.decodeRaw(bytes, as: id, schema: schema) == ["name": "v", "emptyDir": [:]])
    }

    @Test func packedAndUnpackedIntegersAreRead() throws {
        let id = try #require(schema.messageID("core.v1.PodSecurityContext"))
        let field = try #require(schema[id].field("supplementalGroups"))
        let unpacked = Protobuf.encodeRaw(["supplementalGroups": [1, 300]], as: id, schema: schema)
        let packed: [UInt8] = [UInt8(field.number << 3 | 2), 3, 1, 0xAC, 2]
        #expect(try Protobuf.decodeRaw(unpacked, as: id, schema: schema) == ["supplementalGroups": [1, 300]])
        #expect(try Protobuf.decodeRaw(packed, as: id, schema: schema) == ["supplementalGroups": [1, 300]])
    }

    /// A set of fields that cannot be read is no reason to refuse its object: nobody owns them then.
    @Test(arguments: [(#"{"f:a":{}}"#, ["f:a": [:]]), (#"{"f:a":{}}{}"#, #"{"f:a":{}}{}"#)] as [(String, Value)])
    func fieldsOfAManagerNeedNotBeJSON(text: String, read: Value) throws {
        let id = try #require(schema.messageID("meta.v1.ManagedFieldsEntry"))
        let raw = [0x0A, UInt8(text.utf8.count)] + Array(text.utf8)
        let bytes = [0x3A, UInt8(raw.count)] + raw
        #expect(try Protobuf.decodeRaw(bytes, as: id, schema: schema)["fieldsV1"] == read)
    }

    @Test func refusesWhatIsNoProtobuf() {
        #expect(throws: CodingError.self) { try Protobuf.decode(Array("{}".utf8), schema: schema) }
        #expect(throws: CodingError.self) { try Protobuf.decode([0x6B, 0x38, 0x73, 0, 0x0A, 0x7F], schema: schema) }
    }
}
