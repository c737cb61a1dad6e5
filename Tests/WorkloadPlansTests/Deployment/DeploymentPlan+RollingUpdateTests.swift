import ObjectModel
import Testing
import WorkloadPlans

@Suite struct DeploymentRollingUpdateTests {
    private func rolled(_ change: (inout Deployment) -> Void = { _ in }) throws -> DeploymentSimulation {
        var simulation = try DeploymentSimulation {
            $0.spec.replicas = 4
            change(&$0)
        }
        try simulation.settle()
        try simulation.change {
            $0.spec.template.setImage("app:v2")
            $0.spec.template.metadata.annotations = ["never": "ready"]
        }
        return simulation
    }

    @Test func oneStepAfterTheOther() throws {
        var simulation = try rolled()
        let before = simulation.events.count
        try simulation.settle()
        #expect(simulation.size("app:v1") == 3)
        #expect(simulation.size("app:v2") == 2)
        let events = simulation.events.dropFirst(before).filter { $0.hasPrefix("ScalingReplicaSet") }
        let names = simulation.sets.reduce(into: [:]) { $0[$1.metadata.name] = $1.spec.template.image }
        let told = events.map { event in
            names.reduce(event) { text, name in text.split(separator: name.key).joined(separator: name.value) }
        }
        #expect(
            told == [
                "ScalingReplicaSet: Scaled up replica set app:v2 from 0 to 1",
                "ScalingReplicaSet: Scaled down replica set app:v1 from 4 to 3",
                "ScalingReplicaSet: Scaled up replica set app:v2 from 1 to 2",
            ])
    }

    @Test func oneMoreForEachThatIsReady() throws {
        var simulation = try rolled()
        try simulation.settle()
        for (old, new) in [(2, 3), (1, 4), (0, 4), (0, 4)] {
            try simulation.endDeletedPods()
            let pod = try #require(simulation.pods("app:v2").first { !ControlledPod($0).isReady })
            try simulation.setReady(pod, true)
            try simulation.settle()
            #expect(simulation.size("app:v1") == old)
            #expect(simulation.size("app:v2") == new)
        }
        #expect(simulation.condition("Progressing")?.hasPrefix("True NewReplicaSetAvailable") == true)
    }

    @Test func brokenOldPodsGoFirst() throws {
        var simulation = try rolled {
            $0.spec.strategy.rollingUpdate = .make {
                $0.maxSurge = .int(1)
                $0.maxUnavailable = .int(0)
            }
        }
        try simulation.settle()
        #expect(simulation.size("app:v1") == 4)
        let broken = try #require(simulation.pods("app:v1").first)
        try simulation.setReady(broken, false)
        try simulation.settle()
        #expect(simulation.size("app:v1") == 4, "with a new pod missing there is no room for another")
        try simulation.setReady(try #require(simulation.pods("app:v2").first), true)
        try simulation.settle()
        #expect(simulation.size("app:v1") == 3)
        #expect(!simulation.pods("app:v1").contains { $0.metadata.name == broken.metadata.name })
    }

    @Test func whatIsWaitedForIsSaid() throws {
        var simulation = try rolled()
        try simulation.settle()
        let name = try #require(simulation.set("app:v2")).metadata.name
        #expect(
            try simulation.plan().waits.first?.reason
                == "waiting for 2 of 2 pods of \(name) to become available; 3 old pods stay until then, because 3 pods"
                + " are available, 3 have to be (maxUnavailable), and there may be 5 (maxSurge)")
    }
}
