import ObjectModel
import ObjectRules
import Testing

@Suite struct NodeValidationTests {
    @Test func taints() throws {
        let node = try ObjectFixture("v1", "Node")
        let problems = node.create(["spec": ["taints": [["key": "a", "effect": "Sometimes"], ["key": "b"]]]])
        #expect(
            problems == [
                #"metadata.taints[0].effect: Unsupported value: "Sometimes": supported values: "NoSchedule", "#
                    + #""PreferNoSchedule", "NoExecute""#, "metadata.taints[1].effect: Required value",
            ])
        let twice = node.create([
            "spec": ["taints": [["key": "a", "effect": "NoSchedule"], ["key": "a", "effect": "NoSchedule"]]]
        ])
        #expect(twice.count == 1)
        #expect(twice.first?.hasSuffix("taints must be unique by key and effect pair") == true)
    }

    @Test func whatIsSetOnce() throws {
        let node = try ObjectFixture("v1", "Node")
        #expect(node.update([:], ["spec": ["providerID": "p", "podCIDRs": ["10.0.0.0/24"]]]) == [])
        #expect(
            node.update(["spec": ["providerID": "p"]], ["spec": ["providerID": "q"]])
                == [#"spec.providerID: Forbidden: node updates may not change providerID except from "" to valid"#])
    }

    @Test func amounts() throws {
        let node = try ObjectFixture("v1", "Node")
        #expect(
            node.create([
                "status": [
                    "capacity": ["cpu": "-1", "pods": "500m", "example.com/gpu": "1500m"], "allocatable": ["cpu": "1"],
                ]
            ]) == [
                #"status.capacity.cpu: Invalid value: "-1": must be greater than or equal to 0"#,
                #"status.capacity.example.com/gpu: Invalid value: "1500m": must be an integer"#,
                #"status.capacity.pods: Invalid value: "500m": must be an integer"#,
            ])
    }

    @Test func rangesOfPods() throws {
        let node = try ObjectFixture("v1", "Node")
        #expect(node.create(["spec": ["podCIDRs": ["10.0.0.0/24", "2001:db8::/64"]]]) == [])
        #expect(
            node.create(["spec": ["podCIDRs": ["10.0.0.0/24", "10.0.0.0/24"]]]) == [
                #"spec.podCIDRs: Invalid value: ["10.0.0.0/24","10.0.0.0/24"]: may specify no more than one CIDR for "#
                    + "each IP family", #"spec.podCIDRs[1]: Duplicate value: "10.0.0.0/24""#,
            ])
    }
}
