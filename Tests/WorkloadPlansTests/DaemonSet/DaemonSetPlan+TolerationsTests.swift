import ObjectModel
import Testing
import WorkloadPlans

@Suite struct DaemonSetTolerationsTests {
    private func tolerations(_ change: (inout PodSpec) -> Void = { _ in }) throws -> [String] {
        var simulation = try DaemonSetSimulation(nodes: 1) { change(&$0.spec.template.spec) }
        try simulation.settle()
        return try #require(simulation.pods.first).spec.tolerations.map { toleration in
            let seconds = toleration.tolerationSeconds.map { " \($0)s" } ?? ""
            return "\(toleration.key):\(toleration.effect) \(toleration.operator)\(seconds)"
        }
    }

    private let automatic = [
        "node.kubernetes.io/not-ready:NoExecute Exists", "node.kubernetes.io/unreachable:NoExecute Exists",
        "node.kubernetes.io/disk-pressure:NoSchedule Exists", "node.kubernetes.io/memory-pressure:NoSchedule Exists",
        "node.kubernetes.io/pid-pressure:NoSchedule Exists", "node.kubernetes.io/unschedulable:NoSchedule Exists",
    ]

    @Test func everyDaemonPodHasThem() throws { #expect(try tolerations() == automatic) }

    @Test func onTheHostNetworkItNeedsNoOther() throws {
        #expect(
            try tolerations { $0.hostNetwork = true }
                == automatic + ["node.kubernetes.io/network-unavailable:NoSchedule Exists"])
    }

    @Test func aLimitedOneOfTheTemplateBecomesUnlimited() throws {
        let result = try tolerations { spec in
            spec.tolerations = [
                .make {
                    $0.key = "node.kubernetes.io/not-ready"
                    $0.operator = "Exists"
                    $0.effect = "NoExecute"
                    $0.tolerationSeconds = 300
                },
                .make {
                    $0.key = "dedicated"
                    $0.operator = "Exists"
                },
            ]
        }
        #expect(result == [automatic[0], "dedicated: Exists"] + automatic.dropFirst())
    }

    @Test func aCordonedNodeRunsItsPod() throws {
        var simulation = try DaemonSetSimulation(nodes: 1)
        try simulation.taint("node-0", "node.kubernetes.io/unschedulable", "NoSchedule")
        try simulation.converge()
        #expect(simulation.livePods.count == 1)
        #expect(simulation.status.desiredNumberScheduled == 1)
    }
}
