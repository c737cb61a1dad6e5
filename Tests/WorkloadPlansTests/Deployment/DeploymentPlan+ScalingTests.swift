import ObjectModel
import Testing
import WorkloadPlans

@Suite struct DeploymentScalingTests {
    /// Six replicas of v1 in the middle of a rollout, with a surge of two.
    private func halfway() throws -> DeploymentSimulation {
        var simulation = try DeploymentSimulation { deployment in
            deployment.spec.replicas = 6
            deployment.spec.strategy.rollingUpdate = .make {
                $0.maxSurge = .int(2)
                $0.maxUnavailable = .int(0)
            }
        }
        try simulation.settle()
        try simulation.change {
            $0.spec.template.setImage("app:v2")
            $0.spec.template.metadata.annotations = ["never": "ready"]
        }
        try simulation.settle()
        return simulation
    }

    @Test func growthIsSharedOut() throws {
        var simulation = try halfway()
        try simulation.change { $0.spec.replicas = 12 }
        try simulation.settle()
        #expect(simulation.size("app:v1") == 11)
        #expect(simulation.size("app:v2") == 3)
        for set in simulation.sets {
            #expect(set.metadata.annotations["deployment.kubernetes.io/desired-replicas"] == "12")
            #expect(set.metadata.annotations["deployment.kubernetes.io/max-replicas"] == "14")
        }
    }

    @Test func nothingIsLeftOfNoReplicas() throws {
        var simulation = try halfway()
        try simulation.change { $0.spec.replicas = 0 }
        try simulation.settle()
        #expect(simulation.sets.map(\.spec.replicas) == [0, 0])
        #expect(simulation.activePods.isEmpty)
    }

    @Test func theOnlyOneGetsTheNewSize() throws {
        var simulation = try DeploymentSimulation()
        try simulation.settle()
        try simulation.change { $0.spec.replicas = 5 }
        let step = try #require(try simulation.plan().steps.first)
        #expect(step.announces.first?.message.hasSuffix("from 3 to 5") == true)
        #expect(step.reason == "the Deployment has 5 replicas")
        try simulation.settle()
        #expect(simulation.status.availableReplicas == 5)
    }

    @Test func oneThatHasTheNewSizeAlreadyIsNotStuck() throws {
        var simulation = try DeploymentSimulation()
        try simulation.settle()
        try simulation.world.change(try #require(simulation.set("app:v1"))) { $0.spec.replicas = 5 }
        try simulation.change { $0.spec.replicas = 5 }
        try simulation.settle()
        try simulation.change { $0.spec.template.setImage("app:v2") }
        try simulation.settle()
        try simulation.endDeletedPods()
        try simulation.settle()
        #expect(simulation.size("app:v2") == 5)
    }

    @Test(arguments: ["2147483647%", "9223372036854775807%", "99999999999999999999%"])
    func aSurgeHasNoUpperBound(_ surge: String) throws {
        var simulation = try halfway()
        try simulation.change { deployment in
            deployment.spec.replicas = 12
            deployment.spec.strategy.rollingUpdate?.maxSurge = .string(surge)
        }
        #expect(try !simulation.plan().steps.isEmpty)
    }
}
