import ObjectModel
import Testing
import WorkloadPlans

@Suite struct DeploymentRevisionsTests {
    private static let revision = "deployment.kubernetes.io/revision"
    private static let history = "deployment.kubernetes.io/revision-history"

    @Test func oneThatBecomesTheNewestAgainGetsTheNextNumber() throws {
        var simulation = try DeploymentSimulation()
        for image in ["app:v1", "app:v2", "app:v1", "app:v2", "app:v1"] {
            try simulation.change { $0.spec.template.setImage(image) }
            try simulation.settle()
            try simulation.endDeletedPods()
            try simulation.settle()
        }
        #expect(simulation.set("app:v1")?.metadata.annotations[Self.revision] == "5")
        #expect(simulation.set("app:v1")?.metadata.annotations[Self.history] == "1,3")
        #expect(simulation.set("app:v2")?.metadata.annotations[Self.history] == "2")
        #expect(simulation.deployment?.metadata.annotations[Self.revision] == "5")
    }

    @Test func annotationsOfTheDeploymentAreShared() throws {
        var simulation = try DeploymentSimulation {
            $0.metadata.annotations = ["team": "a", "kubectl.kubernetes.io/last-applied-configuration": "{}"]
        }
        try simulation.settle()
        #expect(simulation.set("app:v1")?.metadata.annotations["team"] == "a")
        let last = "kubectl.kubernetes.io/last-applied-configuration"
        #expect(simulation.set("app:v1")?.metadata.annotations[last] == nil)
        try simulation.change {
            $0.metadata.annotations["team"] = "b"
            $0.spec.minReadySeconds = 7
        }
        try simulation.settle()
        #expect(simulation.set("app:v1")?.metadata.annotations["team"] == "b")
        #expect(simulation.set("app:v1")?.metadata.annotations[Self.history] == nil)
        #expect(simulation.set("app:v1")?.spec.minReadySeconds == 7)
    }

    @Test func dyingAfterTheCreationDoesNotLoseTheStartOfTheRollout() throws {
        var simulation = try DeploymentSimulation()
        try simulation.sync(steps: 1)
        let name = try #require(simulation.set("app:v1")).metadata.name
        #expect(simulation.status.conditions.isEmpty)
        try simulation.sync()
        #expect(
            simulation.condition("Progressing") == "True NewReplicaSetCreated: Created new replica set \"\(name)\"")
        #expect(simulation.deployment?.metadata.annotations[Self.revision] == "1")
    }
}
