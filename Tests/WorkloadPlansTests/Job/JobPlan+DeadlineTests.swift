import ObjectModel
import Testing
import WorkloadPlans

@Suite struct JobDeadlineTests {
    @Test func runningPodsAreStoppedAtTheDeadline() throws {
        var simulation = try JobSimulation {
            $0.spec.completions = 4
            $0.spec.parallelism = 2
            $0.spec.activeDeadlineSeconds = 3
        }
        try simulation.settle()
        try simulation.runAll()
        try simulation.settle()
        #expect(try simulation.plan().lookAgain == simulation.world.now.adding(seconds: 3))
        try simulation.settleLater()
        try simulation.endDeletedPods()
        try simulation.settle()
        #expect(
            simulation.conditions == [
                "FailureTarget=True DeadlineExceeded: Job was active longer than specified deadline",
                "Failed=True DeadlineExceeded: Job was active longer than specified deadline",
            ])
        #expect(simulation.status.failed == 2)
    }

    @Test func theClockStandsStillWhileSuspended() throws {
        var simulation = try JobSimulation { $0.spec.activeDeadlineSeconds = 3 }
        try simulation.settle()
        try simulation.change { $0.spec.suspend = true }
        try simulation.settle()
        simulation.world.now = simulation.world.now.adding(seconds: 100)
        try simulation.settle()
        try simulation.change { $0.spec.suspend = false }
        try simulation.settle()
        #expect(simulation.conditions == ["Suspended=False JobResumed: Job resumed"])
        #expect(try simulation.plan().lookAgain == simulation.world.now.adding(seconds: 3))
    }
}
