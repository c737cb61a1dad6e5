import ObjectModel
import Testing
import WorkloadPlans

@Suite struct DaemonSetSurgeTests {
    private func surging(nodes: Int = 4, maxSurge: IntOrString = .int(1)) throws -> DaemonSetSimulation {
        var simulation = try DaemonSetSimulation(nodes: nodes) {
            $0.spec.updateStrategy.rollingUpdate = .make {
                $0.maxSurge = maxSurge
                $0.maxUnavailable = .int(0)
            }
        }
        try simulation.converge()
        try simulation.setImage("app:v2")
        try simulation.settle()
        return simulation
    }

    @Test(arguments: [(IntOrString.int(1), 1), (.int(3), 3), (.string("50%"), 2), (.string("26%"), 2)])
    func soManyNodesHaveTwoPods(_ maxSurge: IntOrString, _ expected: Int) throws {
        let simulation = try surging(maxSurge: maxSurge)
        #expect(simulation.images.values.count { $0.count == 2 } == expected)
        #expect(simulation.images.values.allSatisfy { $0.contains("app:v1") })
    }

    @Test func theOldPodGoesWhenTheNewOneIsAvailable() throws {
        var simulation = try surging()
        try simulation.runAll(isReady: false)
        try simulation.settle()
        #expect(simulation.images["node-0"] == ["app:v1", "app:v2"])
        let waits = try simulation.plan().waits.map(\.reason)
        #expect(waits.contains { $0.contains("because maxSurge is 1") })
        let new = try #require(simulation.pods(on: "node-0").first { $0.spec.containers[0].image == "app:v2" })
        try simulation.setReady(new, true)
        try simulation.settle()
        #expect(simulation.images["node-0"] == ["app:v2"])
        #expect(simulation.images["node-1"] == ["app:v1", "app:v2"])
    }

    @Test func anOldPodThatIsNotReadyGoesAtOnce() throws {
        var simulation = try surging()
        let old = try #require(simulation.pods(on: "node-0").first { $0.spec.containers[0].image == "app:v1" })
        try simulation.setReady(old, false)
        try simulation.settle()
        #expect(simulation.images["node-0"] == ["app:v2"])
    }

    @Test func noNodeIsWithoutAnAvailablePod() throws {
        var simulation = try surging()
        for _ in 0..<40 {
            try simulation.sync()
            try simulation.runAll()
            for node in simulation.nodes {
                #expect(simulation.pods(on: node.metadata.name).contains { ControlledPod($0).isReady })
            }
            try simulation.endDeletedPods()
        }
        #expect(simulation.images.values.allSatisfy { $0 == ["app:v2"] })
    }

    @Test func theStatusSpeaksOfTheOldestPod() throws {
        let status = try surging().status
        #expect(status.updatedNumberScheduled == 0 && status.numberAvailable == 4)
    }

    @Test func aPodOnANodeThatIsLeftStaysUntilOthersAreAvailable() throws {
        var simulation = try surging(nodes: 2)
        try simulation.converge()
        // The node keeps what it has, and should not run the next template.
        try simulation.taint("node-1", "dedicated", "NoSchedule")
        try simulation.setReady(simulation.pods(on: "node-0")[0], false)
        try simulation.setImage("app:v3")
        try simulation.settle()
        #expect(simulation.images == ["node-0": ["app:v3"], "node-1": ["app:v2"]])
        try simulation.runAll()
        try simulation.settle()
        #expect(simulation.images == ["node-0": ["app:v3"]])
    }
}
