import ObjectModel
import Testing
import WorkloadPlans

@Suite struct StatefulSetStateTests {
    private func orphan(_ name: String, app: String = "web") -> Pod {
        .new {
            $0.metadata.name = name
            $0.metadata.namespace = "default"
            $0.metadata.labels = ["app": app]
        }
    }

    @Test func aPodOfItsNamesIsAdopted() throws {
        var simulation = try StatefulSetSimulation { $0.spec.replicas = 2 }
        try simulation.world.create(orphan("web-1"))
        try simulation.world.create(orphan("other"))
        #expect(try simulation.state()?.adopts == true)
        try simulation.settle()
        #expect(try simulation.state()?.adopts == false)
        let set = try #require(simulation.set)
        #expect(simulation.pod(1)?.metadata.ownerReferences.map(\.uid) == [set.metadata.uid])
        #expect(simulation.pods.first { $0.metadata.name == "other" }?.metadata.ownerReferences.isEmpty == true)
    }

    @Test func aPodThatIsNoLongerSelectedIsLetGoAndItsNameIsInTheWay() throws {
        var simulation = try StatefulSetSimulation { $0.spec.replicas = 2 }
        try simulation.settleReady()
        let pod = try #require(simulation.pod(1))
        try simulation.world.change(pod) { $0.metadata.labels["app"] = "debug" }
        try simulation.settle()
        #expect(simulation.pod(1)?.metadata.ownerReferences.isEmpty == true)
        #expect(simulation.status.replicas == 1)
        #expect(try simulation.waits() == ["waiting for the name web-1, which a pod has that is not the set's"])
        try simulation.world.change(pod) { $0.metadata.labels["app"] = "web" }
        try simulation.settleReady()
        #expect(simulation.pod(1)?.metadata.uid == pod.metadata.uid)
        #expect(simulation.status.replicas == 2)
    }

    @Test func aStrangersPodIsNeverTouched() throws {
        var simulation = try StatefulSetSimulation { $0.spec.podManagementPolicy = "Parallel" }
        var stranger = orphan("web-1")
        stranger.metadata.ownerReferences = [
            .make {
                $0.uid = "another"
                $0.controller = true
            }
        ]
        let before = try simulation.world.create(stranger)
        try simulation.runAll()
        try simulation.settle()
        #expect(simulation.podNames == ["web-0", "web-1", "web-2"])
        #expect(simulation.pod(1)?.metadata.ownerReferences == before.metadata.ownerReferences)
        #expect(simulation.status.replicas == 2)
    }

    @Test func revisionsOfAFormerSetAreAdopted() throws {
        var first = try StatefulSetSimulation()
        try first.settleReady()
        var revision = first.revisions[0]
        revision.metadata.ownerReferences = []
        var second = try StatefulSetSimulation { $0.spec.replicas = 1 }
        try second.world.create(revision)
        try second.settleReady()
        #expect(second.revisions.map(\.metadata.name) == [revision.metadata.name])
        #expect(second.revisions[0].metadata.ownerReferences.count == 1)
        #expect(second.status.currentRevision == revision.metadata.name)
    }

    @Test func aSetThatGoesAwayTakesNothing() throws {
        var simulation = try StatefulSetSimulation { $0.metadata.finalizers = ["orphan"] }
        try simulation.world.create(orphan("web-0"))
        try simulation.world.delete(try #require(simulation.set))
        #expect(try simulation.plan().steps.allSatisfy { if case .updateStatus = $0.action { true } else { false } })
        try simulation.settle()
        #expect(simulation.podNames == ["web-0"])
        #expect(simulation.revisions.isEmpty)
        #expect(try simulation.waits() == ["garbage collection to take the set and its pods; the set is being deleted"])
    }
}
