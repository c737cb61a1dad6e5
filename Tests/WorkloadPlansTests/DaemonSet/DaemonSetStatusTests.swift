import ObjectModel
import Testing
import WorkloadPlans

@Suite struct DaemonSetStatusTests {
    @Test func itTellsWhatWasObservedNotWhatIsPlanned() throws {
        var simulation = try DaemonSetSimulation(nodes: 3)
        try simulation.sync()
        var status = simulation.status
        #expect(status.desiredNumberScheduled == 3 && status.currentNumberScheduled == 0)
        #expect(status.numberUnavailable == 3 && status.observedGeneration == 1)
        try simulation.sync()
        status = simulation.status
        #expect(status.currentNumberScheduled == 3 && status.updatedNumberScheduled == 3)
        #expect(status.numberReady == 0 && status.numberUnavailable == 3)
        try simulation.runAll()
        try simulation.settle()
        status = simulation.status
        #expect(status.numberReady == 3 && status.numberAvailable == 3 && status.numberUnavailable == 0)
    }

    @Test func readyIsNotYetAvailable() throws {
        var simulation = try DaemonSetSimulation(nodes: 2) { $0.spec.minReadySeconds = 10 }
        try simulation.settle()
        try simulation.runAll()
        try simulation.settle()
        #expect(simulation.status.numberReady == 2 && simulation.status.numberAvailable == 0)
        simulation.world.now = try #require(simulation.plan().lookAgain)
        try simulation.settle()
        #expect(simulation.status.numberAvailable == 2)
        #expect(try simulation.plan().lookAgain == nil)
    }

    @Test func podsWhereNoneBelongAreMisscheduled() throws {
        var simulation = try DaemonSetSimulation(nodes: 2)
        try simulation.converge()
        try simulation.taint("node-0", "dedicated", "NoSchedule")
        try simulation.settle()
        let status = simulation.status
        #expect(status.numberMisscheduled == 1 && status.desiredNumberScheduled == 1)
        #expect(status.currentNumberScheduled == 1 && status.numberReady == 1)
    }

    @Test func itIsWrittenOnlyWhenItDiffers() throws {
        var simulation = try DaemonSetSimulation()
        try simulation.converge()
        let writes = simulation.world.writes
        for _ in 0..<3 { #expect(try simulation.sync().isEmpty) }
        #expect(simulation.world.writes == writes)
    }

    @Test func aNewGenerationIsObserved() throws {
        var simulation = try DaemonSetSimulation()
        try simulation.converge()
        try simulation.change { $0.spec.minReadySeconds = 1 }
        try simulation.settle()
        #expect(simulation.status.observedGeneration == 2)
    }
}
