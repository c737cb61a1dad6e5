import ObjectModel
import Testing
import WorkloadPlans

@Suite struct JobTrackingFinalizersTests {
    @Test func aPodIsNotedBeforeItIsReleasedAndCountedAfter() throws {
        var simulation = try JobSimulation { $0.spec.completions = 2 }
        try simulation.settle()
        let pod = simulation.pods[0]
        try simulation.finish(pod)

        try simulation.sync(steps: 1)
        #expect(simulation.status.uncountedTerminatedPods?.succeeded == [pod.metadata.uid])
        #expect(simulation.status.succeeded == 0)
        #expect(simulation.pods[0].metadata.finalizers == [JobSimulation.trackingFinalizer])

        try simulation.sync(steps: 1)
        #expect(simulation.pods.first { $0.metadata.uid == pod.metadata.uid }?.metadata.finalizers == [])
        #expect(simulation.status.succeeded == 0)

        try simulation.sync(steps: 1)
        #expect(simulation.status.succeeded == 1)
        #expect(simulation.status.uncountedTerminatedPods?.isEmpty == true)
    }

    @Test func theStatusHoldsAtMostFiveHundredPods() throws {
        var simulation = try JobSimulation {
            $0.spec.completions = 600
            $0.spec.parallelism = 600
        }
        try simulation.settle()
        for pod in simulation.pods { try simulation.finish(pod) }
        // The status is full, and no pod has been released when the controller dies.
        try simulation.sync(steps: 1)
        #expect(simulation.status.uncountedTerminatedPods?.succeeded.count == Limits.uncountedTerminatedPods)
        try simulation.settle()
        #expect(simulation.status.succeeded == 600)
        #expect(simulation.isFinished)
    }

    @Test func aJobBeingDeletedFreesItsPods() throws {
        var simulation = try JobSimulation {
            $0.spec.parallelism = 2
            $0.spec.completions = 2
            $0.metadata.finalizers = ["orphan"]
        }
        try simulation.settle()
        try simulation.world.delete(try #require(simulation.job))
        try simulation.settle()
        #expect(simulation.activePods.map(\.metadata.finalizers) == [[], []])
        #expect(simulation.status.failed == 0)
    }

    @Test func podsOfAJobThatIsGoneAreFreed() throws {
        var simulation = try JobSimulation()
        try simulation.settle()
        try simulation.world.delete(try #require(simulation.job))
        #expect(simulation.job == nil)
        try simulation.settle()
        #expect(simulation.pods.map(\.metadata.finalizers) == [[]])
    }
}
