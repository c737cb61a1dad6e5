import ObjectModel
import Testing
import WorkloadPlans

@Suite struct DaemonSetHeldRolloutTests {
    private func updated(_ name: String? = nil, _ value: String = "true", surge: Bool = false) throws
        -> DaemonSetSimulation
    {
        var simulation = try DaemonSetSimulation(nodes: 4) { set in
            if surge {
                set.spec.updateStrategy.rollingUpdate = .make {
                    $0.maxSurge = .int(2)
                    $0.maxUnavailable = .int(0)
                }
            }
        }
        try simulation.converge()
        if let name { try simulation.annotate(name, value) }
        try simulation.setImage("app:v2")
        try simulation.converge()
        return simulation
    }

    private func nodes(_ simulation: DaemonSetSimulation, of image: String) -> [String] {
        simulation.images.filter { $0.value == [image] }.keys.sorted()
    }

    @Test func withoutAnnotationsAllNodesGetTheNewTemplate() throws {
        #expect(try nodes(updated(), of: "app:v2").count == 4)
    }

    @Test(arguments: [false, true]) func aPausedRolloutReplacesNothing(surge: Bool) throws {
        var simulation = try updated(DaemonSetNames.rolloutPaused, surge: surge)
        #expect(nodes(simulation, of: "app:v1").count == 4)
        #expect(simulation.revisions.count == 2)
        let waits = try simulation.plan().waits.map(\.reason)
        #expect(waits.contains { $0.contains("swiftlet.dev/rollout-paused is true") })
        try simulation.annotate(DaemonSetNames.rolloutPaused, nil)
        try simulation.converge()
        #expect(nodes(simulation, of: "app:v2").count == 4)
    }

    @Test(arguments: [false, true]) func aPartitionLeavesTheLastNodesOut(surge: Bool) throws {
        var simulation = try updated(DaemonSetNames.rolloutPartition, "3", surge: surge)
        #expect(nodes(simulation, of: "app:v2") == ["node-0"])
        try simulation.annotate(DaemonSetNames.rolloutPartition, "1")
        try simulation.converge()
        #expect(nodes(simulation, of: "app:v2") == ["node-0", "node-1", "node-2"])
        try simulation.annotate(DaemonSetNames.rolloutPartition, "0")
        try simulation.converge()
        #expect(nodes(simulation, of: "app:v2").count == 4)
    }

    @Test func aNodeLeftOutGetsTheOldTemplateAgain() throws {
        var simulation = try updated(DaemonSetNames.rolloutPartition, "3")
        let old = try #require(simulation.revisions.first?.metadata.labels["controller-revision-hash"])
        try simulation.delete(simulation.pods(on: "node-2")[0])
        try simulation.converge()
        #expect(simulation.images["node-2"] == ["app:v1"])
        let labels = simulation.pods(on: "node-2")[0].metadata.labels
        #expect(labels["controller-revision-hash"] == old && labels["pod-template-generation"] == "1")
        // While all of them are gone, too.
        for node in ["node-1", "node-2", "node-3"] { try simulation.delete(simulation.pods(on: node)[0]) }
        try simulation.converge()
        #expect(nodes(simulation, of: "app:v1") == ["node-1", "node-2", "node-3"])
    }

    @Test func afterARollbackNodesLeftOutStayWhatTheyAre() throws {
        var simulation = try updated(DaemonSetNames.rolloutPartition, "3")
        try simulation.setImage("app:v1")
        try simulation.converge()
        try simulation.delete(simulation.pods(on: "node-3")[0])
        try simulation.converge()
        #expect(nodes(simulation, of: "app:v1").count == 4)
    }

    @Test func theRevisionOfNodesLeftOutIsKept() throws {
        var simulation = try updated(DaemonSetNames.rolloutPartition, "4")
        try simulation.change { $0.spec.revisionHistoryLimit = 0 }
        for pod in simulation.pods { try simulation.delete(pod) }
        try simulation.endDeletedPods()
        try simulation.converge()
        #expect(nodes(simulation, of: "app:v1").count == 4)
    }

    @Test func aNewSetHasNothingToHoldBack() throws {
        var simulation = try DaemonSetSimulation { $0.metadata.annotations[DaemonSetNames.rolloutPaused] = "true" }
        try simulation.converge()
        #expect(nodes(simulation, of: "app:v1").count == 3)
    }

    @Test(arguments: ["false", "yes", ""]) func otherTextsPauseNothing(text: String) throws {
        #expect(try nodes(updated(DaemonSetNames.rolloutPaused, text), of: "app:v2").count == 4)
    }

    @Test(arguments: ["-1", "many", ""]) func otherTextsAreNoPartition(text: String) throws {
        #expect(try nodes(updated(DaemonSetNames.rolloutPartition, text), of: "app:v2").count == 4)
    }
}
