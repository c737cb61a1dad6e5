import ObjectModel
import TestKit
import Testing
import WorkloadPlans

@Suite struct DeploymentStatusTests {
    @Test func whatReplicaSetsSayIsAddedUp() throws {
        var simulation = try DeploymentSimulation { $0.spec.replicas = 4 }
        try simulation.settle()
        try simulation.change {
            $0.spec.template.setImage("app:v2")
            $0.spec.template.metadata.annotations = ["never": "ready"]
        }
        try simulation.settle()
        let status = simulation.status
        #expect(status.observedGeneration == 2)
        #expect(status.replicas == 5)
        #expect(status.updatedReplicas == 2)
        #expect(status.readyReplicas == 3)
        #expect(status.availableReplicas == 3)
        #expect(status.unavailableReplicas == 2)
        #expect(status.terminatingReplicas == 1)
    }

    @Test func theTroubleOfAReplicaSetIsToldWhileItLasts() throws {
        var simulation = try DeploymentSimulation()
        simulation.world.refusesCreation = { object in
            guard object["kind"] == "Pod" else { return nil }
            return StatusError(code: 403, reason: "Forbidden", message: "exceeded quota")
        }
        for _ in 0..<6 {
            try simulation.sync()
            try simulation.syncSets()
        }
        #expect(simulation.condition("ReplicaFailure") == "True FailedCreate: exceeded quota")
        simulation.world.refusesCreation = nil
        try simulation.settle()
        #expect(simulation.condition("ReplicaFailure") == nil)
        #expect(simulation.status.availableReplicas == 3)
    }

    @Test func oneThatIsBeingDeletedOnlyKeepsItsStatus() throws {
        var simulation = try DeploymentSimulation { $0.metadata.finalizers = ["foregroundDeletion"] }
        try simulation.settle()
        try simulation.world.delete(try #require(simulation.deployment))
        try simulation.change { $0.spec.template.setImage("app:v2") }
        #expect(try simulation.plan().phases.map(\.name) == ["write status"])
    }
}
