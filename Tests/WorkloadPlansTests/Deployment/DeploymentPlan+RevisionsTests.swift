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

    /// Whoever replaces the Deployment without its annotations does not start the rollout again.
    @Test(arguments: [false, true])
    func aLostRevisionIsNoNewReplicaSet(isLate: Bool) throws {
        var simulation = try DeploymentSimulation()
        try simulation.settle()
        try simulation.change { $0.spec.template.setImage("app:v2") }
        try simulation.settle(runs: false)
        if isLate {
            simulation.world.now = simulation.world.now.adding(seconds: 700)
            try simulation.settle(runs: false)
        }
        let before = simulation.status.conditions
        #expect(before.last?.reason == (isLate ? "ProgressDeadlineExceeded" : "ReplicaSetUpdated"))
        try simulation.change { $0.metadata.annotations[Self.revision] = nil }
        try simulation.settle(runs: false)
        #expect(simulation.deployment?.metadata.annotations[Self.revision] == "2")
        #expect(simulation.status.conditions == before)
    }

    /// The one before it is not the Deployment's any more, so the numbers begin again.
    @Test func aNewReplicaSetIsToldOfThoughItsRevisionIsShownAlready() throws {
        var simulation = try DeploymentSimulation()
        try simulation.settle()
        let released = try #require(simulation.set("app:v1"))
        try simulation.world.change(released) {
            $0.metadata.ownerReferences = []
            $0.metadata.labels = [:]
        }
        try simulation.settle()
        let name = try #require(simulation.sets.first { $0.metadata.name != released.metadata.name }).metadata.name
        #expect(simulation.deployment?.metadata.annotations[Self.revision] == "1")
        #expect(
            simulation.condition("Progressing")
                == "True NewReplicaSetAvailable: ReplicaSet \"\(name)\" has successfully progressed.")
    }
}
