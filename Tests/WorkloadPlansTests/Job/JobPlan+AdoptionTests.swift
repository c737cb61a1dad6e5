import ObjectModel
import Testing
import WorkloadPlans

@Suite struct JobAdoptionTests {
    private func bare(_ name: String, _ labels: [String: String]) -> Pod {
        .new {
            $0.metadata.name = name
            $0.metadata.namespace = "default"
            $0.metadata.labels = labels
        }
    }

    @Test func aMatchingPodIsAdopted() throws {
        var simulation = try JobSimulation {
            $0.spec.completions = 2
            $0.spec.parallelism = 2
        }
        let old = try simulation.world.create(bare("old", ["job-name": "pi"]))
        try simulation.world.create(bare("other", ["job-name": "e"]))
        try simulation.settle()
        #expect(simulation.pods.count == 3)
        let adopted = try #require(simulation.pods.first { $0.metadata.uid == old.metadata.uid })
        #expect(adopted.metadata.finalizers == [JobSimulation.trackingFinalizer])
        #expect(adopted.metadata.ownerReferences.map(\.uid) == [try #require(simulation.job).metadata.uid])
        try simulation.finish(adopted)
        try simulation.settle()
        #expect(simulation.status.succeeded == 1)
    }

    @Test func aPodThatNoLongerMatchesIsLetGoAndReplaced() throws {
        var simulation = try JobSimulation()
        try simulation.settle()
        let pod = simulation.pods[0]
        try simulation.world.change(pod) { $0.metadata.labels = ["job-name": "other"] }
        try simulation.settle()
        let released = try #require(simulation.pods.first { $0.metadata.uid == pod.metadata.uid })
        #expect(released.metadata.finalizers.isEmpty && released.metadata.ownerReferences.isEmpty)
        #expect(simulation.status.active == 1 && simulation.pods.count == 2)
    }

    @Test func aJobOfAnotherControllerIsLeftAlone() throws {
        var simulation = try JobSimulation { $0.spec.managedBy = "example.com/other" }
        try simulation.world.create(bare("old", ["job-name": "pi"]))
        #expect(try simulation.plan().isEmpty)
    }

    @Test func aJobBeingDeletedAdoptsNothing() throws {
        var simulation = try JobSimulation { $0.metadata.finalizers = ["example.com/hold"] }
        try simulation.settle()
        try simulation.world.delete(try #require(simulation.job))
        try simulation.world.create(bare("old", ["job-name": "pi"]))
        try simulation.settle()
        #expect(simulation.pods.first { $0.metadata.name == "old" }?.metadata.ownerReferences.isEmpty == true)
    }
}
