import ObjectModel
import ObjectRules
import Testing

@Suite struct StorageParametersTests {
    private func problems(_ parameters: [(String, Value)]) throws -> [String] {
        try ObjectFixture("storage.k8s.io/v1", "StorageClass").create([
            "provisioner": "a", "parameters": .object(Fields(parameters)),
        ])
    }

    @Test func limits() throws {
        #expect(try problems((0..<512).map { ("k\($0)", "v") }) == [])
        #expect(
            try problems((0..<513).map { ("k\($0)", "v") }) == [
                "parameters: Too long: may not be more than 512 bytes"
            ])
        #expect(
            try problems([("k", .string(String(repeating: "v", count: 256 * 1024)))]) == [
                "parameters: Too long: may not be more than 262144 bytes"
            ])
        #expect(try problems([("", "v")]) == [#"parameters: Invalid value: "": field can not be empty."#])
    }
}
