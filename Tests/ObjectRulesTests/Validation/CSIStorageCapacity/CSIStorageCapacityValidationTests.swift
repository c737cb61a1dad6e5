import ObjectModel
import ObjectRules
import Testing

@Suite struct CSIStorageCapacityValidationTests {
    @Test func fields() throws {
        let fixture = try ObjectFixture("storage.k8s.io/v1", "CSIStorageCapacity")
        let good: Value = ["storageClassName": "a", "capacity": "1Gi", "nodeTopology": ["matchLabels": ["zone": "z"]]]
        #expect(fixture.create(good) == [])
        #expect(
            fixture.create(["storageClassName": "a", "capacity": "-1"])
                == [#"capacity: Invalid value: "-1": must be greater than or equal to 0"#])
        #expect(
            fixture.update(good, ["storageClassName": "b"]) == [
                "nodeTopology: Invalid value: null: field is immutable",
                #"storageClassName: Invalid value: "b": field is immutable"#,
            ])
        var full = good
        full["capacity"] = "0"
        #expect(fixture.update(good, full) == [])
    }
}
