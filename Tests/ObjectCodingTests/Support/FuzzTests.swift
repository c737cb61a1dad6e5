import ObjectCoding
import ObjectModel
import TestKit
import Testing

/// Whatever the bytes, a decoder answers with a value or an error.
@Suite struct FuzzTests {
    private let schema = Schema.kubernetes

    private func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
            let index = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: index)
            case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
            case 3: bytes.removeLast(Int.random(in: 0..<min(bytes.count, 20), using: &random))
            default:
                let end = min(bytes.count, index + Int.random(in: 1...20, using: &random))
                bytes.insert(contentsOf: bytes[index..<end], at: Int.random(in: 0..<bytes.count, using: &random))
            }
        }
        return bytes
    }

    private func expectAnswer(_ decode: () throws -> Void) {
        do {
            try decode()
        } catch {
            #expect(error is CodingError)
        }
    }

    @Test(arguments: ["core.v1.Pod", "batch.v1.Job", "apiextensions.v1.CustomResourceDefinition"])
    func mutatedBodies(_ name: String) throws {
        let id = try #require(schema.messageID(name))
        let decoder = ObjectDecoder(schema: schema)
        var objects = RandomObjects(schema: schema, seed: 7)
        var random = SeededGenerator(seed: 8)
        let kind = String(name.split(separator: ".")[2])
        for _ in 0..<60 {
            let tree = try decoder.normalise(objects.object(id), as: id).value
            let json = JSON.encode(tree)
            let protobuf = Protobuf.encode(tree, as: id, schema: schema, apiVersion: "v1", kind: kind)
            let expected = ExpectedKind(apiVersion: "v1", kind: kind, message: id)
            for _ in 0..<10 {
                expectAnswer { _ = try decoder.decodeJSON(mutated(json, &random), as: expected) }
                expectAnswer { _ = try decoder.decodeYAML(mutated(json, &random), as: expected) }
                expectAnswer { _ = try decoder.decodeProtobuf(mutated(protobuf, &random), as: expected) }
            }
        }
    }

    @Test func randomBytes() throws {
        let id = try #require(schema.messageID("core.v1.Pod"))
        var random = SeededGenerator(seed: 9)
        let alphabet = Array("{}[]\",:-0.1eE\\untrfals \n&*!|>?#%@'é".utf8)
        for _ in 0..<3000 {
            let length = Int.random(in: 0...40, using: &random)
            let noise = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            let text = (0..<length).map { _ in alphabet.randomElement(using: &random)! }
            for bytes in [noise, text] {
                expectAnswer { _ = try JSON.parse(bytes) }
                expectAnswer { _ = try YAML.parse(bytes) }
                expectAnswer { _ = try Protobuf.decodeRaw(bytes, as: id, schema: schema) }
                expectAnswer { _ = try Protobuf.decode([0x6B, 0x38, 0x73, 0] + bytes, schema: schema) }
            }
        }
    }

    @Test func deepProtobufIsBounded() throws {
        let id = try #require(schema.messageID("apiextensions.v1.JSONSchemaProps"))
        let not = try #require(schema[id].field("not"))
        var bytes: [UInt8] = []
        for _ in 0..<3000 {
            var length: [UInt8] = []
            var rest = bytes.count
            repeat {
                length.append(UInt8(rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
                rest >>= 7
            } while rest > 0
            bytes = [UInt8(not.number << 3 & 0x7F | 2) | 0x80, UInt8(not.number >> 4)] + length + bytes
        }
        let error = #expect(throws: CodingError.self) { try Protobuf.decodeRaw(bytes, as: id, schema: schema) }
        #expect(error?.kind == .limit)
    }
}
