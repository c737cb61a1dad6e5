import ObjectModel
import Testing
import WorkloadPlans

@Suite struct DaemonSetPlacementTests {
    @Test func everyNodeGetsOnePod() throws {
        var simulation = try DaemonSetSimulation()
        #expect(try simulation.converge())
        #expect(simulation.images == ["node-0": ["app:v1"], "node-1": ["app:v1"], "node-2": ["app:v1"]])
        #expect(simulation.events.filter { $0.hasPrefix("SuccessfulCreate: Created pod: agent-") }.count == 3)
    }

    @Test func podsFollowTheLabelsOfNodes() throws {
        var simulation = try DaemonSetSimulation { $0.spec.template.spec.nodeSelector = ["role": "edge"] }
        try simulation.changeNode("node-1") { $0.metadata.labels["role"] = "edge" }
        try simulation.converge()
        #expect(Array(simulation.images.keys) == ["node-1"])
        try simulation.changeNode("node-1") { $0.metadata.labels["role"] = nil }
        try simulation.changeNode("node-2") { $0.metadata.labels["role"] = "edge" }
        try simulation.converge()
        #expect(Array(simulation.images.keys) == ["node-2"])
    }

    @Test func requiredNodeAffinityCounts() throws {
        var simulation = try DaemonSetSimulation { set in
            set.spec.template.spec.affinity = .make { affinity in
                affinity.nodeAffinity = .make { node in
                    node.requiredDuringSchedulingIgnoredDuringExecution = .make { selector in
                        selector.nodeSelectorTerms = [
                            .make { term in
                                term.matchExpressions = [
                                    .make {
                                        $0.key = "kubernetes.io/hostname"
                                        $0.operator = "NotIn"
                                        $0.values = ["node-1"]
                                    }
                                ]
                            }
                        ]
                    }
                }
            }
        }
        try simulation.converge()
        #expect(simulation.images.keys.sorted() == ["node-0", "node-2"])
    }

    @Test func aNodeNameOfTheTemplateIsTheOnlyNode() throws {
        var simulation = try DaemonSetSimulation { $0.spec.template.spec.nodeName = "node-2" }
        try simulation.converge()
        #expect(Array(simulation.images.keys) == ["node-2"])
    }

    @Test func noScheduleKeepsAPodThatIsThere() throws {
        var simulation = try DaemonSetSimulation()
        try simulation.taint("node-0", "dedicated", "NoSchedule")
        try simulation.converge()
        #expect(simulation.images.keys.sorted() == ["node-1", "node-2"])
        try simulation.taint("node-1", "dedicated", "NoSchedule")
        try simulation.converge()
        #expect(simulation.images.keys.sorted() == ["node-1", "node-2"])
        #expect(simulation.status.desiredNumberScheduled == 1)
        #expect(simulation.status.numberMisscheduled == 1)
    }

    @Test func noExecuteRemovesIt() throws {
        var simulation = try DaemonSetSimulation()
        try simulation.converge()
        try simulation.taint("node-1", "maintenance", "NoExecute")
        try simulation.converge()
        #expect(simulation.images.keys.sorted() == ["node-0", "node-2"])
    }

    @Test func nodesComeAndGo() throws {
        var simulation = try DaemonSetSimulation(nodes: 1)
        try simulation.converge()
        try simulation.addNode("another")
        try simulation.converge()
        #expect(simulation.images.keys.sorted() == ["another", "node-0"])
    }

    @Test func aPodThatWaitsForANodeThatIsGoneGoes() throws {
        var simulation = try DaemonSetSimulation(nodes: 2)
        try simulation.settle()
        let running = try #require(simulation.pods(on: "node-0").first)
        try simulation.run(running)
        try simulation.deleteNode("node-0")
        try simulation.deleteNode("node-1")
        try simulation.settle()
        // The one that ran is for those who collect the pods of vanished nodes.
        #expect(simulation.pods.map(\.metadata.uid) == [running.metadata.uid])
        #expect(simulation.status.desiredNumberScheduled == 0)
    }

    @Test func ofSeveralPodsTheOldestStays() throws {
        var simulation = try DaemonSetSimulation(nodes: 1)
        try simulation.converge()
        let first = simulation.pods[0]
        simulation.world.now = simulation.world.now.adding(seconds: 10)
        try simulation.world.create(
            Pod.new { pod in
                pod.metadata = first.metadata
                pod.metadata.name = "aaa"
                pod.spec = first.spec
                pod.status = first.status
            })
        try simulation.settle()
        try simulation.endDeletedPods()
        #expect(simulation.pods.map(\.metadata.name) == [first.metadata.name])
    }

    @Test func aPodThatEndsIsWaitedFor() throws {
        var simulation = try DaemonSetSimulation(nodes: 1)
        try simulation.converge()
        try simulation.delete(simulation.pods[0])
        let plan = try simulation.sync()
        #expect(plan.waits.contains { $0.reason.contains("to end; the nodes get new pods") })
        try simulation.settle()
        #expect(simulation.livePods.isEmpty)
        try simulation.endDeletedPods()
        try simulation.settle()
        #expect(simulation.livePods.count == 1)
    }

    @Test func aSetThatIsDeletedDoesNothing() throws {
        var simulation = try DaemonSetSimulation(nodes: 2)
        try simulation.change { $0.metadata.finalizers = ["foregroundDeletion"] }
        try simulation.world.delete(try #require(simulation.set))
        #expect(try simulation.plan().isEmpty)
    }

    @Test func anEmptySelectorSelectsNothing() throws {
        var simulation = try DaemonSetSimulation(nodes: 1) { $0.spec.selector = LabelSelector() }
        #expect(try simulation.plan().isEmpty)
    }
}
