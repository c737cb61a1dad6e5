import ObjectModel
import Testing
import WorkloadPlans

@Suite struct DeploymentTemplateTests {
    @Test func aReplicaSetIsNamedAfterTheTemplate() throws {
        var simulation = try DeploymentSimulation { $0.spec.minReadySeconds = 5 }
        let plan = try simulation.sync()
        #expect(plan.phases.map(\.name) == ["create ReplicaSet"])
        let set = try #require(simulation.sets.first)
        let hash = try #require(set.metadata.labels["pod-template-hash"])
        #expect(set.metadata.name == "web-\(hash)")
        #expect(set.metadata.labels == ["app": "web", "pod-template-hash": hash])
        #expect(set.spec.selector?.matchLabels == set.metadata.labels)
        #expect(set.spec.template.metadata.labels == set.metadata.labels)
        #expect(set.spec.minReadySeconds == 5)
        #expect(set.metadata.ownerReferences.first?.uid == simulation.deployment?.metadata.uid)
        #expect(
            simulation.events == ["ScalingReplicaSet: Scaled up replica set \(set.metadata.name) from 0 to 3"])
    }

    @Test func aNameThatIsTakenCountsAsACollision() throws {
        var simulation = try DeploymentSimulation()
        guard case .create(let wanted)? = try simulation.plan().steps.first?.action else { return }
        let name = ReplicaSet(wanted).metadata.name
        try simulation.world.create(
            ReplicaSet.new {
                $0.metadata.name = name
                $0.metadata.namespace = "default"
                $0.metadata.labels = ["app": "old"]
                $0.spec.selector = .make { $0.matchLabels = ["app": "old"] }
                $0.spec.replicas = 0
            })
        try simulation.settle()
        #expect(simulation.status.collisionCount == 1)
        #expect(simulation.sets.count == 2)
        #expect(simulation.sets.first { $0.metadata.name != name }?.spec.replicas == 3)
    }

    @Test func anOrphanWithTheTemplateIsAdopted() throws {
        var simulation = try DeploymentSimulation()
        try simulation.settle()
        try simulation.world.change(try #require(simulation.sets.first)) { $0.metadata.ownerReferences = [] }
        let plan = try simulation.sync()
        #expect(plan.phases.first?.name == "adopt")
        #expect(simulation.sets.count == 1)
        #expect(simulation.sets.first?.metadata.ownerReferences.first?.name == "web")
    }

    @Test func aRefusalIsToldAndTriedAgain() throws {
        var simulation = try DeploymentSimulation()
        simulation.world.refusesCreation = { _ in
            StatusError(code: 403, reason: "Forbidden", message: "exceeded quota")
        }
        try simulation.sync()
        let told = try #require(simulation.events.first)
        #expect(told.hasPrefix("ReplicaSetCreateError: Failed to create new replica set \"web-"))
        #expect(told.hasSuffix(": exceeded quota"))
        try simulation.sync()
        #expect(simulation.condition("Progressing")?.hasPrefix("False ReplicaSetCreateError") == true)
        #expect(try simulation.plan().phases.map(\.name) == ["create ReplicaSet"], "it is told once")
        simulation.world.refusesCreation = nil
        try simulation.settle()
        #expect(simulation.status.availableReplicas == 3)
        #expect(simulation.condition("Progressing")?.hasPrefix("True NewReplicaSetAvailable") == true)
    }
}
