import ObjectModel
import Testing
import WorkloadPlans

@Suite struct DaemonSetFailedPodsTests {
    private func failed() throws -> DaemonSetSimulation {
        var simulation = try DaemonSetSimulation(nodes: 1)
        try simulation.settle()
        try simulation.finish(simulation.pods[0])
        return simulation
    }

    @Test func aFailedPodIsReplaced() throws {
        var simulation = try failed()
        let name = simulation.pods[0].metadata.name
        try simulation.settle()
        #expect(simulation.livePods.count == 1)
        let message = "Found failed daemon pod default/\(name) on node node-0, will try to kill it"
        #expect(
            simulation.events.suffix(3).prefix(2)
                == ["FailedDaemonPod: \(message)", "SuccessfulDelete: Deleted pod: \(name)"])
    }

    @Test func soIsOneThatSucceeded() throws {
        var simulation = try DaemonSetSimulation(nodes: 1)
        try simulation.settle()
        let name = simulation.pods[0].metadata.name
        try simulation.finish(simulation.pods[0], phase: "Succeeded")
        try simulation.settle()
        #expect(simulation.livePods.count == 1)
        let message = "Found succeeded daemon pod default/\(name) on node node-0, will try to delete it"
        #expect(simulation.events.contains("SucceededDaemonPod: \(message)"))
    }

    @Test func theDelayDoublesUpToAQuarterOfAnHour() throws {
        var simulation = try failed()
        try simulation.settle()
        var delays: [Double] = []
        for _ in 0..<13 {
            try simulation.finish(try #require(simulation.livePods.first))
            let end = try #require(simulation.plan().lookAgain)
            delays.append(end.since(simulation.world.now))
            simulation.world.now = end.adding(seconds: -0.5)
            #expect(try simulation.plan().isEmpty)
            simulation.world.now = end
            try simulation.settle()
            #expect(simulation.livePods.count == 1)
        }
        #expect(delays == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900])
    }

    @Test func halfAnHourOfPeaceEndsIt() throws {
        var simulation = try failed()
        try simulation.settle()
        simulation.world.now = simulation.world.now.adding(seconds: 1_801)
        try simulation.finish(simulation.livePods[0])
        try simulation.settle()
        try simulation.finish(simulation.livePods[0])
        let end = try #require(simulation.plan().lookAgain)
        #expect(end.since(simulation.world.now) == 1)
    }

    @Test func soDoesANewTemplate() throws {
        var simulation = try failed()
        try simulation.settle()
        try simulation.finish(simulation.livePods[0])
        try simulation.settle()
        #expect(simulation.livePods.isEmpty)
        try simulation.setImage("app:v2")
        try simulation.settle()
        #expect(simulation.images == ["node-0": ["app:v2"]])
    }

    @Test func planningAgainDoesNotLengthenIt() throws {
        var simulation = try failed()
        try simulation.settle()
        try simulation.finish(simulation.livePods[0])
        let first = try simulation.plan()
        #expect(try simulation.plan() == first)
        #expect(first.waits.contains { $0.reason.contains("the back-off of node-0") })
    }

    @Test func otherNodesAreNotConcerned() throws {
        var simulation = try DaemonSetSimulation(nodes: 2)
        try simulation.settle()
        try simulation.finish(simulation.pods(on: "node-0")[0])
        try simulation.settle()
        try simulation.finish(simulation.pods(on: "node-0")[0])
        try simulation.finish(simulation.pods(on: "node-1")[0])
        try simulation.settle()
        #expect(simulation.pods(on: "node-0").isEmpty)
        #expect(simulation.pods(on: "node-1").count == 1)
    }
}
