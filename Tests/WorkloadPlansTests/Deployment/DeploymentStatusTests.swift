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

    @Test func otherTroubleIsNotANewTransition() throws {
        var simulation = try DeploymentSimulation()
        try simulation.settle()
        func trouble(_ reason: String) throws -> DeploymentCondition? {
            let now = simulation.world.now
            try simulation.world.change(try #require(simulation.sets.first)) { set in
                set.status.conditions = [
                    .make {
                        $0.type = "ReplicaFailure"
                        $0.status = "True"
                        $0.reason = reason
                        $0.lastTransitionTime = now
                    }
                ]
            }
            try simulation.sync()
            return simulation.status.conditions.first { $0.type == "ReplicaFailure" }
        }
        let first = try #require(try trouble("FailedCreate"))
        simulation.world.now = simulation.world.now.adding(seconds: 60)
        let second = try #require(try trouble("FailedDelete"))
        #expect(second.reason == "FailedDelete")
        #expect(second.lastUpdateTime == simulation.world.now)
        #expect(second.lastTransitionTime == first.lastTransitionTime)
    }

    @Test func oneThatIsBeingDeletedOnlyKeepsItsStatus() throws {
        var simulation = try DeploymentSimulation { $0.metadata.finalizers = ["foregroundDeletion"] }
        try simulation.settle()
        try simulation.world.delete(try #require(simulation.deployment))
        try simulation.change { $0.spec.template.setImage("app:v2") }
        #expect(try simulation.plan().phases.map(\.name) == ["write status"])
    }
}
