import ClusterPlans
import ObjectModel
import Testing

@Suite struct ZoneCapacityTests {
    private func node(
        _ name: String, zone: String?, cpu: Int = 4, isReady: Bool = true, labels: [String: String] = [:]
    ) -> Node {
        .new {
            $0.metadata.name = name
            $0.metadata.labels = labels
            if let zone { $0.metadata.labels["topology.kubernetes.io/zone"] = zone }
            if cpu > 0 { $0.status.allocatable = ["cpu": Quantity(cpu)] }
            $0.status.conditions = [
                .make {
                    $0.type = "Ready"
                    $0.status = isReady ? "True" : "False"
                }
            ]
        }
    }

    private func shares(_ nodes: Node...) -> [String: Double]? {
        var capacity = ZoneCapacity()
        for node in nodes { _ = capacity.note(node, named: node.metadata.name) }
        return capacity.shares
    }

    @Test func sharesFollowTheCPUs() {
        #expect(shares(node("1", zone: "a", cpu: 6), node("2", zone: "b", cpu: 2)) == ["a": 0.75, "b": 0.25])
        #expect(shares(node("1", zone: "a")) == nil, "one zone alone")
        #expect(shares(node("1", zone: "a"), node("2", zone: "b"), node("3", zone: nil)) == nil)
        #expect(shares(node("1", zone: "a"), node("2", zone: "b"), node("3", zone: "b", cpu: 0)) == nil)
    }

    @Test func nodesThatTakeNoTrafficDoNotCount() {
        let others = [
            node("3", zone: nil, isReady: false),
            node("4", zone: nil, labels: ["node-role.kubernetes.io/control-plane": ""]),
        ]
        #expect(shares(node("1", zone: "a"), node("2", zone: "b"), others[0], others[1]) == ["a": 0.5, "b": 0.5])
    }

    @Test func nodesComeAndGo() {
        var capacity = ZoneCapacity()
        let steps: [(node: Node?, name: String, isChange: Bool)] = [
            (node("1", zone: "a"), "1", true), (node("1", zone: "a"), "1", false), (node("2", zone: "b"), "2", true),
            (nil, "2", true), (nil, "2", false),
        ]
        for step in steps {
            let isChange = capacity.note(step.node, named: step.name)
            #expect(isChange == step.isChange)
            #expect((capacity.shares != nil) == (step.name == "2" && step.node != nil))
        }
    }
}
