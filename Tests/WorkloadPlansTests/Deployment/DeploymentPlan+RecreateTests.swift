import ObjectModel
import Testing
import WorkloadPlans

@Suite struct DeploymentRecreateTests {
    @Test func newPodsWaitForTheLastOldOne() throws {
        var simulation = try DeploymentSimulation { $0.spec.strategy = .make { $0.type = "Recreate" } }
        try simulation.settle()
        try simulation.change { $0.spec.template.setImage("app:v2") }
        try simulation.settle()
        #expect(simulation.size("app:v1") == 0)
        #expect(simulation.set("app:v2") == nil)
        #expect(simulation.status.terminatingReplicas == 3)
        #expect(
            try simulation.plan().waits.first?.reason
                == "waiting for 3 old pods to end; no new pod is created before that because the strategy is Recreate")
        try simulation.endDeletedPods()
        try simulation.settle()
        #expect(simulation.size("app:v2") == 3)
        #expect(simulation.status.updatedReplicas == 3)
    }

    @Test func oldPodsThatHaveEndedAreNoObstacle() throws {
        var simulation = try DeploymentSimulation { $0.spec.strategy = .make { $0.type = "Recreate" } }
        try simulation.settle()
        for pod in simulation.activePods { try simulation.finish(pod, phase: "Failed") }
        try simulation.change { $0.spec.template.setImage("app:v2") }
        try simulation.settle()
        #expect(simulation.size("app:v2") == 3)
    }
}
