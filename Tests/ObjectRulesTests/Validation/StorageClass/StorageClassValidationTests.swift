import ObjectModel
import ObjectRules
import Testing

@Suite struct StorageClassValidationTests {
    @Test func fields() throws {
        let fixture = try ObjectFixture("storage.k8s.io/v1", "StorageClass")
        #expect(fixture.create(["provisioner": "example.com/P"]) == [])
        #expect(
            fixture.create(["provisioner": "", "reclaimPolicy": "Shred"]) == [
                "provisioner: Required value",
                #"reclaimPolicy: Unsupported value: "Shred": supported values: "Delete", "Retain""#,
            ])
        #expect(
            fixture.update(["provisioner": "a"], ["provisioner": "b", "parameters": ["a": "b"]]) == [
                #"parameters: Invalid value: {"a":"b"}: field is immutable"#,
                #"provisioner: Invalid value: "b": field is immutable"#,
            ])
    }
}
