import ObjectModel
import ObjectRules
import Testing

@Suite struct ConfigMapValidationTests {
    @Test func keys() throws {
        let configMap = try ObjectFixture("v1", "ConfigMap")
        #expect(configMap.create(["data": ["a.b": "1"], "binaryData": ["c": "AA=="]]) == [])
        #expect(configMap.create(["data": ["..": "1"]]) == [#"data[..]: Invalid value: "..": must not be '..'"#])
        #expect(
            configMap.create(["data": ["k": "1"], "binaryData": ["k": "AA=="]])
                == [#"data[k]: Invalid value: "k": duplicate of key present in binaryData"#])
    }

    @Test func size() throws {
        let configMap = try ObjectFixture("v1", "ConfigMap")
        let mebibyte = String(repeating: "x", count: 1024 * 1024)
        #expect(configMap.create(["data": ["a": .string(mebibyte)]]) == [])
        #expect(
            configMap.create(["data": ["a": .string(mebibyte), "b": "x"]])
                == ["[]: Too long: may not be more than 1048576 bytes"])
    }

    @Test func whatIsImmutableStays() throws {
        let configMap = try ObjectFixture("v1", "ConfigMap")
        let locked: Value = ["data": ["a": "1"], "immutable": true]
        #expect(
            configMap.update(
                locked, ["data": ["a": "1"], "immutable": true, "metadata": ["name": "x", "labels": ["a": "b"]]]) == [])
        #expect(
            configMap.update(locked, ["data": ["a": "2"]]) == [
                "data: Forbidden: field is immutable when `immutable` is set",
                "immutable: Forbidden: field is immutable when `immutable` is set",
            ])
        #expect(configMap.update(["data": ["a": "1"]], locked) == [])
    }
}
