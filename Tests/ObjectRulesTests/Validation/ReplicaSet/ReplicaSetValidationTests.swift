import ObjectModel
import ObjectRules
import Testing

@Suite struct ReplicaSetValidationTests {
    static let set: Value = ["spec": ["selector": ["matchLabels": ["app": "x"]], "template": ObjectFixture.template()]]

    @Test func statusHasParts() throws {
        let fixture = try ObjectFixture("apps/v1", "ReplicaSet")
        var new = Self.set
        new["status"] = ["replicas": 1, "fullyLabeledReplicas": 2]
        #expect(
            fixture.update(Self.set, new, subresource: "status")
                == ["status.fullyLabeledReplicas: Invalid value: 2: cannot be greater than status.replicas"])
    }

    @Test func theSelectorStays() throws {
        var new = Self.set
        new["spec"]?["selector"] = ["matchExpressions": [["key": "app", "operator": "Exists"]]]
        #expect(try ObjectFixture("apps/v1", "ReplicaSet").update(Self.set, new).count == 1)
        #expect(try ObjectFixture("apps/v1", "ReplicaSet").update(Self.set, Self.set) == [])
    }
}
