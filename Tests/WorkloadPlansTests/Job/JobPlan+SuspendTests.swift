import ObjectModel
import Testing
import WorkloadPlans

@Suite struct JobSuspendTests {
    @Test func suspendAndResume() throws {
        var simulation = try JobSimulation {
            $0.spec.completions = 3
            $0.spec.parallelism = 2
        }
        try simulation.settle()
        try simulation.runAll()
        try simulation.finish(simulation.pods[0])
        try simulation.settle()
        try simulation.runAll()

        try simulation.change { $0.spec.suspend = true }
        try simulation.settle()
        try simulation.endDeletedPods()
        try simulation.settle()
        #expect(simulation.conditions == ["Suspended=True JobSuspended: Job suspended"])
        let suspended = simulation.status
        #expect(suspended.succeeded == 1 && suspended.failed == 0 && suspended.active == 0 && suspended.ready == 0)
        #expect(suspended.startTime == nil)
        #expect(simulation.events.last?.hasPrefix("SuccessfulDelete") == true)

        simulation.world.now = simulation.world.now.adding(seconds: 100)
        try simulation.change { $0.spec.suspend = false }
        try simulation.settle()
        #expect(simulation.conditions == ["Suspended=False JobResumed: Job resumed"])
        #expect(simulation.status.startTime == simulation.world.now)
        #expect(simulation.activePods.count == 2)
        #expect(simulation.events.filter { $0 == "Suspended: Job suspended" }.count == 1)
        #expect(simulation.events.filter { $0 == "Resumed: Job resumed" }.count == 1)

        for pod in simulation.activePods { try simulation.finish(pod) }
        try simulation.settle()
        #expect(
            simulation.conditions.map { $0.prefix(while: { $0 != " " }) } == [
                "Suspended=False", "SuccessCriteriaMet=True", "Complete=True",
            ])
    }

    @Test func aJobCreatedSuspendedDoesNotStart() throws {
        var simulation = try JobSimulation { $0.spec.suspend = true }
        try simulation.settle()
        #expect(simulation.pods.isEmpty)
        #expect(simulation.status.startTime == nil)
        #expect(simulation.events == ["Suspended: Job suspended"])
    }

    /// A crash between taking the finalizer and deleting the pod, and then the user changes his mind.
    @Test func aPodThatWasAlmostStoppedIsTrackedAgain() throws {
        var simulation = try JobSimulation()
        try simulation.settle()
        try simulation.change { $0.spec.suspend = true }
        try simulation.sync(steps: 2)
        #expect(simulation.activePods.map(\.metadata.finalizers) == [[]])
        try simulation.change { $0.spec.suspend = false }
        try simulation.settle()
        #expect(simulation.activePods.map(\.metadata.finalizers) == [[JobSimulation.trackingFinalizer]])
        try simulation.finish(simulation.activePods[0])
        try simulation.settle()
        #expect(simulation.status.succeeded == 1)
    }
}
