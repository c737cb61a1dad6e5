import ObjectModel
import Testing
import WorkloadPlans

@Suite struct StatefulSetRollingUpdateTests {
    private func ready(_ replicas: Int, _ change: (inout StatefulSet) -> Void = { _ in }) throws
        -> StatefulSetSimulation
    {
        var simulation = try StatefulSetSimulation {
            $0.spec.replicas = replicas
            change(&$0)
        }
        try simulation.settleReady()
        return simulation
    }

    @Test func podsAreReplacedFromTheTop() throws {
        var simulation = try ready(3)
        try simulation.setImage("app:v2")
        for images in [["v1", "v1", "v2"], ["v1", "v2", "v2"], ["v2", "v2", "v2"]] {
            try simulation.settle()
            try simulation.endDeletedPods()
            try simulation.settle()
            #expect(simulation.images == images.map { "app:\($0)" })
            // The new pod is not ready, so nothing else happens.
            #expect(simulation.status.updatedReplicas == images.filter { $0 == "v2" }.count)
            try simulation.runAll()
        }
        try simulation.settle()
        #expect(simulation.status.currentRevision == simulation.status.updateRevision)
    }

    @Test func aDeletedPodOfAnUpdateComesBackNew() throws {
        var simulation = try ready(3)
        try simulation.setImage("app:v2")
        try simulation.settle()
        try simulation.delete(try #require(simulation.pod(0)))
        try simulation.endDeletedPods()
        try simulation.settle()
        #expect(simulation.image(0) == "app:v2")
    }

    @Test func partitionKeepsTheLowOrdinals() throws {
        var simulation = try ready(4) { $0.spec.updateStrategy.rollingUpdate?.partition = 2 }
        try simulation.setImage("app:v2")
        try simulation.settleReady()
        #expect(simulation.images == ["app:v1", "app:v1", "app:v2", "app:v2"])
        #expect(try simulation.waits()[0].hasSuffix("keep theirs because partition is 2"))
        try simulation.delete(try #require(simulation.pod(0)))
        try simulation.delete(try #require(simulation.pod(3)))
        try simulation.settleReady()
        #expect(simulation.images == ["app:v1", "app:v1", "app:v2", "app:v2"])
        try simulation.change { $0.spec.updateStrategy.rollingUpdate?.partition = 0 }
        try simulation.settleReady()
        #expect(simulation.images == ["app:v2", "app:v2", "app:v2", "app:v2"])
    }

    @Test func partitionCountsFromTheFirstOrdinal() throws {
        var simulation = try ready(3) {
            $0.spec.ordinals = .make { $0.start = 5 }
            $0.spec.updateStrategy.rollingUpdate?.partition = 1
        }
        try simulation.setImage("app:v2")
        try simulation.settleReady()
        #expect(simulation.images == ["app:v1", "app:v2", "app:v2"])
    }

    @Test func onDeleteLeavesItToOthers() throws {
        var simulation = try ready(3) { $0.spec.updateStrategy = .make { $0.type = "OnDelete" } }
        try simulation.setImage("app:v2")
        try simulation.settleReady()
        #expect(simulation.images == ["app:v1", "app:v1", "app:v1"])
        #expect(try simulation.waits()[0].hasSuffix("not before, because updateStrategy is OnDelete"))
        try simulation.delete(try #require(simulation.pod(1)))
        try simulation.settleReady()
        #expect(simulation.images == ["app:v1", "app:v2", "app:v1"])
        #expect(simulation.status.currentRevision != simulation.status.updateRevision)
    }

    /// With `type` alone Kubernetes makes pods among the first `currentReplicas` from the old template.
    @Test func withoutAPartitionSaidADeletedPodKeepsItsRevision() throws {
        var simulation = try ready(3) { $0.spec.updateStrategy = .make { $0.type = "RollingUpdate" } }
        try simulation.setImage("app:v2")
        try simulation.settle()
        try simulation.delete(try #require(simulation.pod(0)))
        try simulation.endDeletedPods()
        try simulation.settle()
        #expect(simulation.image(0) == "app:v1")
        try simulation.settleReady()
        #expect(simulation.images == ["app:v2", "app:v2", "app:v2"])
    }

    /// The feature gate of `maxUnavailable` is off by default.
    @Test func parallelUpdatesOneAtATimeToo() throws {
        var simulation = try ready(4) {
            $0.spec.podManagementPolicy = "Parallel"
            $0.spec.updateStrategy.rollingUpdate?.maxUnavailable = .int(3)
        }
        try simulation.setImage("app:v2")
        try simulation.settle()
        try simulation.endDeletedPods()
        try simulation.settle()
        #expect(simulation.images == ["app:v1", "app:v1", "app:v1", "app:v2"])
        // A broken new pod does not stop the next template where pods are not ordered.
        try simulation.setImage("app:v3")
        try simulation.settleReady()
        #expect(simulation.images == ["app:v3", "app:v3", "app:v3", "app:v3"])
    }
}
