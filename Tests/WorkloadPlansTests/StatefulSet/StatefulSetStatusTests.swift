import ObjectModel
import Testing
import WorkloadPlans

@Suite struct StatefulSetStatusTests {
    private func counts(_ status: StatefulSetStatus) -> [Int] {
        [
            status.replicas, status.readyReplicas, status.availableReplicas, status.currentReplicas,
            status.updatedReplicas,
        ]
    }

    @Test func itTellsWhatWasObserved() throws {
        var simulation = try StatefulSetSimulation()
        try simulation.settleReady()
        #expect(counts(simulation.status) == [3, 3, 3, 3, 3])
        #expect(simulation.status.observedGeneration == 1)
        // A pod that goes is there, and ready, but counts for no revision.
        try simulation.change { $0.spec.replicas = 2 }
        try simulation.settle()
        #expect(counts(simulation.status) == [3, 3, 3, 2, 2])
        #expect(simulation.status.observedGeneration == 2)
    }

    @Test func anUpdateMovesPodsFromOneCountToTheOther() throws {
        var simulation = try StatefulSetSimulation()
        try simulation.settleReady()
        try simulation.setImage("app:v2")
        try simulation.settle()
        try simulation.endDeletedPods()
        try simulation.settle()
        #expect(counts(simulation.status) == [3, 2, 2, 2, 1])
        #expect(simulation.status.currentRevision != simulation.status.updateRevision)
        try simulation.settleReady()
        #expect(counts(simulation.status) == [3, 3, 3, 3, 3])
        #expect(simulation.status.currentRevision == simulation.status.updateRevision)
    }

    @Test func aSetThatHasSettledWritesNothing() throws {
        var simulation = try StatefulSetSimulation()
        try simulation.settleReady()
        let writes = simulation.world.writes
        try simulation.settle()
        #expect(simulation.world.writes == writes)
        #expect(try simulation.plan() == Plan())
    }

    @Test func theStatusIsWrittenThoughAPodIsRefused() throws {
        var simulation = try StatefulSetSimulation { $0.spec.podManagementPolicy = "Parallel" }
        simulation.world.refusesCreation = { $0["kind"] == "Pod" ? .forbidden(Pod.resource, name: "x", "no") : nil }
        try simulation.sync()
        #expect(simulation.status.observedGeneration == 1)
        #expect(simulation.status.updateRevision.hasPrefix("web-"))
    }
}
