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

    @Test func topologiesDiffer() throws {
        let term: Value = ["matchLabelExpressions": [["key": "zone", "values": ["a", "b"]]]]
        let other: Value = [
            "matchLabelExpressions": [["key": "zone", "values": ["b", "a"]], ["key": "zone", "values": []]]
        ]
        #expect(
            try ObjectFixture("storage.k8s.io/v1", "StorageClass").create([
                "provisioner": "a", "allowedTopologies": [term, term, other],
            ]) == [
                #"allowedTopologies[1].matchLabelExpressions: Duplicate value: """#,
                #"allowedTopologies[2].matchLabelExpressions[1].key: Duplicate value: "zone""#,
                "allowedTopologies[2].matchLabelExpressions[1].values: Required value",
            ])
    }

    /// Each is compared with as many empty ones as there are, and with those before it.
    @Test func emptyTopologies() throws {
        let fixture = try ObjectFixture("storage.k8s.io/v1", "StorageClass")
        let problems = fixture.create(["provisioner": "a", "allowedTopologies": [[:], [:]]])
        let text = #"matchLabelExpressions: Duplicate value: """#
        #expect(
            problems == [0, 0, 1, 1, 1].map { "allowedTopologies[\($0)].\(text)" })
    }
}
