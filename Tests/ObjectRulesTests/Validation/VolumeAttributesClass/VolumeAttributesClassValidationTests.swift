import ObjectModel
import ObjectRules
import Testing

@Suite struct VolumeAttributesClassValidationTests {
    @Test func fields() throws {
        let fixture = try ObjectFixture("storage.k8s.io/v1", "VolumeAttributesClass")
        let good: Value = ["driverName": "d.example.com", "parameters": ["iops": "1"]]
        #expect(fixture.create(good) == [])
        #expect(
            fixture.create(["driverName": ""]) == [
                "driverName: Required value", "parameters: Required value: must contain at least one key/value pair",
            ])
        #expect(
            fixture.update(good, ["driverName": "e.example.com", "parameters": ["iops": "2"]]) == [
                "driverName: Forbidden: updates to driverName are forbidden.",
                "parameters: Forbidden: updates to parameters are forbidden.",
            ])
    }
}
