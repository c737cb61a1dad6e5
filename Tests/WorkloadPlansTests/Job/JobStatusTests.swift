import ObjectModel
import Testing
import WorkloadPlans

@Suite struct JobStatusTests {
    @Test func itSaysWhatIsNotWhatWillBe() throws {
        var simulation = try JobSimulation {
            $0.spec.parallelism = 2
            $0.spec.completions = 2
        }
        try simulation.sync()
        #expect(simulation.pods.count == 2)
        #expect(simulation.status.active == 0)
        #expect(simulation.status.startTime == simulation.world.now)
        try simulation.sync()
        #expect(simulation.status.active == 2)
        #expect(try simulation.plan().isEmpty)
    }

    @Test func zerosThatKubernetesShowsAreShown() throws {
        var simulation = try JobSimulation()
        try simulation.settle()
        #expect(simulation.status.ready == 0)
        #expect(simulation.status.terminating == 0)
        #expect(simulation.status.failedIndexes == nil)
        #expect(simulation.status.uncountedTerminatedPods != nil)
        #expect(!simulation.status.fields.contains("succeeded"))
    }

    @Test func aFinishedJobHasAStartTimeThoughItNeverRan() throws {
        var simulation = try JobSimulation {
            $0.spec.completions = 0
            $0.spec.suspend = true
        }
        try simulation.settle()
        #expect(simulation.isFinished)
        #expect(simulation.status.startTime != nil)
    }

    @Test func moreSuccessesThanWantedAreAWarning() throws {
        var simulation = try JobSimulation()
        try simulation.settle()
        let pod = simulation.pods[0]
        try simulation.world.create(
            Pod.new {
                $0.metadata = pod.metadata
                $0.metadata.name = "second"
                $0.status.phase = "Succeeded"
            })
        try simulation.finish(pod)
        try simulation.settle()
        #expect(simulation.status.succeeded == 2)
        #expect(
            simulation.events.suffix(2) == [
                "TooManySucceededPods: Too many succeeded pods recorded", "Completed: Job completed",
            ])
    }
}
