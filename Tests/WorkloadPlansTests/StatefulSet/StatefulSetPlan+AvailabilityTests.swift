import ObjectModel
import Testing
import WorkloadPlans

@Suite struct StatefulSetAvailabilityTests {
    @Test func minReadySecondsDelaysTheNextPod() throws {
        var simulation = try StatefulSetSimulation { $0.spec.minReadySeconds = 10 }
        try simulation.settle()
        try simulation.runAll()
        let ready = simulation.world.now
        try simulation.settle()
        #expect(simulation.podNames == ["web-0"])
        #expect(simulation.status.readyReplicas == 1)
        #expect(simulation.status.availableReplicas == 0)
        #expect(try simulation.plan().lookAgain == ready.adding(seconds: 10))
        #expect(
            try simulation.waits().contains(
                "waiting for web-0 to have been ready for 10 s (minReadySeconds); web-1 is not created before that "
                    + "because podManagementPolicy is OrderedReady"))
        simulation.world.now = ready.adding(seconds: 10)
        try simulation.settle()
        #expect(simulation.podNames == ["web-0", "web-1"])
        #expect(simulation.status.availableReplicas == 1)
    }

    @Test func theStatusIsLookedAtAgainWithoutAnythingHeldBack() throws {
        var simulation = try StatefulSetSimulation {
            $0.spec.minReadySeconds = 10
            $0.spec.podManagementPolicy = "Parallel"
        }
        try simulation.settle()
        try simulation.runAll()
        try simulation.settle()
        #expect(simulation.status.availableReplicas == 0)
        simulation.world.now = try #require(try simulation.plan().lookAgain)
        try simulation.settle()
        #expect(simulation.status.availableReplicas == 3)
        #expect(try simulation.plan().lookAgain == nil)
    }
}
