import ObjectModel
import Testing
import WorkloadPlans

@Suite struct DeploymentProgressDeadlineTests {
    @Test func aRolloutWithoutProgressIsToldOf() throws {
        var simulation = try DeploymentSimulation { $0.spec.progressDeadlineSeconds = 60 }
        try simulation.settle()
        let first = try #require(simulation.set("app:v1")).metadata.name
        #expect(
            simulation.condition("Progressing")
                == "True NewReplicaSetAvailable: ReplicaSet \"\(first)\" has successfully progressed.")
        try simulation.change {
            $0.spec.template.setImage("app:v2")
            $0.spec.template.metadata.annotations = ["never": "ready"]
        }
        try simulation.settle()
        let second = try #require(simulation.set("app:v2")).metadata.name
        #expect(
            simulation.condition("Progressing") == "True ReplicaSetUpdated: ReplicaSet \"\(second)\" is progressing.")
        let until = try #require(try simulation.plan().lookAgain)
        #expect(until == simulation.world.now.adding(seconds: 61))
        try simulation.settleLater()
        #expect(
            simulation.condition("Progressing")
                == "False ProgressDeadlineExceeded: ReplicaSet \"\(second)\" has timed out progressing.")
        #expect(try simulation.plan().lookAgain == nil)
    }

    @Test func theLargestNumberIsNone() throws {
        var simulation = try DeploymentSimulation { $0.spec.progressDeadlineSeconds = Int(Int32.max) }
        try simulation.settle()
        #expect(simulation.condition("Progressing") == nil)
        #expect(simulation.condition("Available")?.hasPrefix("True MinimumReplicasAvailable") == true)
    }

    @Test func whatIsCompleteCannotTimeOut() throws {
        var simulation = try DeploymentSimulation()
        try simulation.settle()
        for pod in simulation.activePods { try simulation.setReady(pod, false) }
        simulation.world.now = simulation.world.now.adding(seconds: 10_000)
        try simulation.settle()
        #expect(simulation.condition("Progressing")?.hasPrefix("True NewReplicaSetAvailable") == true)
        #expect(simulation.condition("Available")?.hasPrefix("False MinimumReplicasUnavailable") == true)
    }
}
