import ObjectModel
import Testing
import WorkloadPlans

@Suite struct DaemonSetRollingUpdateTests {
    private func updated(
        nodes: Int = 4, maxUnavailable: IntOrString, minReadySeconds: Int = 0
    ) throws -> DaemonSetSimulation {
        var simulation = try DaemonSetSimulation(nodes: nodes) {
            $0.spec.updateStrategy.rollingUpdate?.maxUnavailable = maxUnavailable
            $0.spec.minReadySeconds = minReadySeconds
        }
        try simulation.converge()
        simulation.world.now = simulation.world.now.adding(seconds: 100)
        try simulation.settle()
        try simulation.setImage("app:v2")
        try simulation.settle()
        return simulation
    }

    private func old(_ simulation: DaemonSetSimulation) -> Int {
        simulation.livePods.count { $0.spec.containers[0].image == "app:v1" }
    }

    @Test(arguments: [
        (IntOrString.int(1), 3), (.int(3), 1), (.string("50%"), 2), (.string("26%"), 2), (.string("100%"), 0),
    ])
    func soManyPodsGoAtATime(_ maxUnavailable: IntOrString, _ left: Int) throws {
        #expect(try old(updated(maxUnavailable: maxUnavailable)) == left)
    }

    @Test func theNextGoesWhenTheNewOneIsAvailable() throws {
        var simulation = try updated(maxUnavailable: .int(1), minReadySeconds: 30)
        try simulation.endDeletedPods()
        try simulation.settle()
        try simulation.runAll(isReady: false)
        try simulation.settle()
        #expect(old(simulation) == 3)
        let waits = try simulation.plan().waits.map(\.reason)
        #expect(waits.contains { $0.contains("on node-0") && $0.hasSuffix("to become ready") })
        #expect(waits.contains { $0.contains("3 of older revisions are not replaced because of maxUnavailable") })
        try simulation.setReady(simulation.pods(on: "node-0")[0], true)
        try simulation.settle()
        #expect(old(simulation) == 3)
        #expect(try simulation.plan().lookAgain == simulation.world.now.adding(seconds: 30))
        simulation.world.now = simulation.world.now.adding(seconds: 30)
        try simulation.settle()
        #expect(old(simulation) == 2)
    }

    @Test func oldPodsThatAreNotAvailableGoFirstAndAll() throws {
        var simulation = try DaemonSetSimulation(nodes: 4)
        try simulation.converge()
        try simulation.setReady(simulation.pods(on: "node-2")[0], false)
        try simulation.setReady(simulation.pods(on: "node-3")[0], false)
        try simulation.setImage("app:v2")
        try simulation.settle()
        #expect(simulation.images.keys.sorted() == ["node-0", "node-1"])
    }

    @Test func itComesToItsEnd() throws {
        var simulation = try updated(maxUnavailable: .int(1))
        #expect(try simulation.converge())
        #expect(simulation.images.values.allSatisfy { $0 == ["app:v2"] })
        #expect(simulation.status.updatedNumberScheduled == 4 && simulation.status.numberAvailable == 4)
    }

    @Test func onDeleteWaitsForSomebodyToDeletePods() throws {
        var simulation = try DaemonSetSimulation { $0.spec.updateStrategy = .make { $0.type = "OnDelete" } }
        try simulation.converge()
        try simulation.setImage("app:v2")
        let plan = try simulation.sync()
        #expect(plan.waits.contains { $0.reason.contains("because the update strategy is OnDelete") })
        try simulation.converge()
        #expect(old(simulation) == 3)
        try simulation.delete(simulation.pods(on: "node-1")[0])
        try simulation.converge()
        #expect(simulation.images["node-1"] == ["app:v2"])
        #expect(old(simulation) == 2)
    }

    @Test func aPodOnATaintedNodeThatIsOldGoesForGood() throws {
        var simulation = try DaemonSetSimulation(nodes: 2)
        try simulation.converge()
        try simulation.taint("node-1", "dedicated", "NoSchedule")
        try simulation.setImage("app:v2")
        try simulation.converge()
        #expect(simulation.images == ["node-0": ["app:v2"]])
    }

    // MARK: ignore-unreachable-nodes

    /// A node falls silent while its old pod goes: nobody can say that it has gone.
    private func unreachable(ignored: Bool) throws -> DaemonSetSimulation {
        var simulation = try DaemonSetSimulation(nodes: 3)
        if ignored { try simulation.annotate("swiftlet.dev/ignore-unreachable-nodes", "true") }
        try simulation.converge()
        try simulation.taint("node-0", "node.kubernetes.io/unreachable", "NoSchedule")
        try simulation.taint("node-0", "node.kubernetes.io/unreachable", "NoExecute")
        try simulation.setReady(simulation.pods(on: "node-0")[0], false)
        try simulation.setImage("app:v2")
        for _ in 0..<10 {
            try simulation.settle()
            try simulation.endDeletedPods(on: "node-1")
            try simulation.endDeletedPods(on: "node-2")
            try simulation.runAll()
        }
        return simulation
    }

    @Test func anUnreachableNodeHoldsUpTheUpdate() throws {
        #expect(try unreachable(ignored: false).images == ["node-1": ["app:v1"], "node-2": ["app:v1"]])
    }

    @Test func unlessTheSetIgnoresIt() throws {
        #expect(try unreachable(ignored: true).images == ["node-1": ["app:v2"], "node-2": ["app:v2"]])
    }
}
