import ObjectModel
import Testing
import WorkloadPlans

@Suite struct JobReplacementTests {
    @Test func failedWaitsForTheEndOfThePod() throws {
        var simulation = try JobSimulation { $0.spec.podReplacementPolicy = "Failed" }
        try simulation.settle()
        try simulation.runAll()
        let pod = simulation.pods[0]
        try simulation.delete(pod)
        try simulation.settle()
        #expect(simulation.status.terminating == 1 && simulation.status.failed == 0)
        try simulation.settleLater()
        #expect(simulation.activePods.isEmpty)
        try simulation.finish(pod, exitCode: 143)
        try simulation.settle()
        try simulation.settleLater()
        #expect(simulation.activePods.count == 1)
        let status = simulation.status
        #expect(status.terminating == 0 && status.failed == 1 && status.active == 1)
    }

    @Test func terminatingOrFailedDoesNot() throws {
        var simulation = try JobSimulation()
        try simulation.settle()
        try simulation.runAll()
        try simulation.delete(simulation.pods[0])
        try simulation.settle()
        try simulation.settleLater()
        #expect(simulation.activePods.count == 1)
        let status = simulation.status
        #expect(status.terminating == 1 && status.failed == 1 && status.active == 1)
    }
}
