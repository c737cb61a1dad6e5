import ObjectModel
import Testing
import WorkloadPlans

@Suite struct JobCompletionsTests {
    @Test func onePodThatSucceeds() throws {
        var simulation = try JobSimulation()
        #expect(try simulation.settle())
        #expect(simulation.pods.count == 1)
        #expect(simulation.status.active == 1)
        let pod = try #require(simulation.pods.first)
        #expect(pod.metadata.generateName == "pi-")
        #expect(pod.metadata.name.count == "pi-".count + 5)
        #expect(pod.metadata.finalizers == [JobSimulation.trackingFinalizer])
        #expect(pod.metadata.ownerReferences.map(\.name) == ["pi"])
        #expect(pod.metadata.ownerReferences.first?.blockOwnerDeletion == true)

        try simulation.run(pod)
        try simulation.settle()
        #expect(simulation.status.ready == 1)
        try simulation.finish(pod)
        #expect(try simulation.settle())
        #expect(
            simulation.conditions == [
                "SuccessCriteriaMet=True CompletionsReached: Reached expected number of succeeded pods",
                "Complete=True CompletionsReached: Reached expected number of succeeded pods",
            ])
        let status = simulation.status
        #expect(status.succeeded == 1 && status.active == 0 && status.ready == 0 && status.terminating == 0)
        #expect(status.completionTime != nil)
        #expect(status.uncountedTerminatedPods == UncountedTerminatedPods())
        #expect(simulation.pods.first?.metadata.finalizers == [])
        #expect(
            simulation.events == [
                "SuccessfulCreate: Created pod: \(pod.metadata.name)", "Completed: Job completed",
            ])
    }

    @Test func noMorePodsThanCompletionsAreLeft() throws {
        var simulation = try JobSimulation {
            $0.spec.completions = 5
            $0.spec.parallelism = 2
        }
        for succeeded in 0..<5 {
            try simulation.settle()
            #expect(simulation.activePods.count == min(2, 5 - succeeded))
            try simulation.finish(try #require(simulation.activePods.first))
        }
        try simulation.settle()
        #expect(simulation.status.succeeded == 5)
        #expect(simulation.isFinished)
    }

    @Test func aWorkQueueStartsNoPodAfterTheFirstSuccess() throws {
        var simulation = try JobSimulation {
            $0.spec.completions = nil
            $0.spec.parallelism = 3
        }
        try simulation.settle()
        #expect(simulation.activePods.count == 3)
        try simulation.finish(simulation.activePods[0])
        try simulation.settle()
        try simulation.finish(simulation.activePods[0], exitCode: 3)
        try simulation.settle()
        simulation.world.now = simulation.world.now.adding(seconds: 3600)
        try simulation.settle()
        #expect(simulation.activePods.count == 1)
        #expect(!simulation.isFinished)
        try simulation.finish(simulation.activePods[0])
        try simulation.settle()
        #expect(simulation.isFinished)
        #expect(simulation.status.succeeded == 2)
        #expect(simulation.status.failed == 1)
    }

    @Test func nothingToDoIsDoneAtOnce() throws {
        var simulation = try JobSimulation { $0.spec.completions = 0 }
        try simulation.settle()
        #expect(simulation.pods.isEmpty)
        #expect(simulation.isFinished)
    }

    @Test func aRefusedPodIsAnEventAndLeavesNoTraceInTheStatus() throws {
        var simulation = try JobSimulation {
            $0.spec.parallelism = 2
            $0.spec.completions = 2
        }
        simulation.world.refusesCreation = { _ in StatusError(code: 403, reason: "Forbidden", message: "no quota") }
        try simulation.sync()
        #expect(simulation.events == ["FailedCreate: Error creating: no quota"])
        #expect(simulation.status.active == 0)
        #expect(simulation.status.startTime != nil)
    }

    @Test func onePlanCreatesAtMostFiveHundredPods() throws {
        var simulation = try JobSimulation {
            $0.spec.completions = 700
            $0.spec.parallelism = 600
        }
        let plan = try simulation.plan()
        #expect(plan.phases.last?.steps.count == Limits.podsPerJobPlan)
        #expect(plan.phases.last?.pace == .slowStart)
    }
}
