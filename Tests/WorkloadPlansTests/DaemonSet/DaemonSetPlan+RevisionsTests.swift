import ObjectModel
import Testing
import WorkloadPlans

@Suite struct DaemonSetRevisionsTests {
    private let hashLabel = "controller-revision-hash"

    @Test func aRevisionKeepsTheTemplateAndPodsCarryItsHash() throws {
        var simulation = try DaemonSetSimulation(nodes: 1) { $0.metadata.annotations["note"] = "x" }
        try simulation.converge()
        let revision = try #require(simulation.revisions.first)
        let set = try #require(simulation.set)
        #expect(simulation.revisions.count == 1 && revision.revision == 1)
        #expect(revision.data?["spec"]?["template"]?["$patch"] == "replace")
        #expect(revision.template == set.spec.template)
        #expect(revision.metadata.annotations["note"] == "x")
        let hash = try #require(revision.metadata.labels[hashLabel])
        #expect(revision.metadata.name == "agent-\(hash)" && revision.metadata.labels["app"] == "agent")
        #expect(revision.metadata.ownerReferences.map(\.uid) == [set.metadata.uid])
        let labels = simulation.pods[0].metadata.labels
        #expect(labels == ["app": "agent", hashLabel: hash, "pod-template-generation": "1"])
    }

    @Test func goingBackMakesAnOldRevisionTheNewestAgain() throws {
        var simulation = try DaemonSetSimulation()
        for image in ["app:v1", "app:v2", "app:v1"] {
            try simulation.setImage(image)
            #expect(try simulation.converge())
        }
        #expect(simulation.revisions.map(\.revision) == [2, 3])
        #expect(simulation.revisions.last?.template?.spec.containers.first?.image == "app:v1")
        #expect(simulation.images.values.allSatisfy { $0 == ["app:v1"] })
    }

    @Test func theLimitCountsRevisionsInUseButKeepsThem() throws {
        var simulation = try DaemonSetSimulation(nodes: 2) {
            $0.spec.revisionHistoryLimit = 1
            $0.spec.updateStrategy = .make { $0.type = "OnDelete" }
        }
        try simulation.converge()
        for image in ["app:v2", "app:v3", "app:v4"] {
            try simulation.setImage(image)
            try simulation.converge()
        }
        // Revision 1 is in use; of the others none is left beside the present one.
        #expect(simulation.revisions.map(\.revision) == [1, 4])
    }

    @Test func orphansAreAdopted() throws {
        var simulation = try DaemonSetSimulation(nodes: 2)
        try simulation.converge()
        for pod in simulation.pods { try simulation.world.change(pod) { $0.metadata.ownerReferences = [] } }
        for revision in simulation.revisions {
            try simulation.world.change(revision) { $0.metadata.ownerReferences = [] }
        }
        let before = simulation.pods.map(\.metadata.uid)
        try simulation.world.delete(try #require(simulation.set))
        try simulation.createSet()
        #expect(try simulation.converge())
        let uid = try #require(simulation.set?.metadata.uid)
        #expect(simulation.pods.map(\.metadata.uid) == before)
        #expect(simulation.pods.allSatisfy { $0.metadata.ownerReferences.map(\.uid) == [uid] })
        #expect(simulation.revisions.map { $0.metadata.ownerReferences.map(\.uid) } == [[uid]])
    }

    @Test func aPodThatNoLongerMatchesIsLetGoAndReplaced() throws {
        var simulation = try DaemonSetSimulation(nodes: 1)
        try simulation.converge()
        let pod = simulation.pods[0]
        try simulation.world.change(pod) { $0.metadata.labels["app"] = "other" }
        try simulation.converge()
        #expect(simulation.pods.count == 2)
        let released = try #require(simulation.pods.first { $0.metadata.uid == pod.metadata.uid })
        #expect(released.metadata.ownerReferences.isEmpty)
    }

    @Test func aTakenNameIsCountedBeforeAnotherIsUsed() throws {
        var simulation = try DaemonSetSimulation(nodes: 1)
        try simulation.settle()
        let name = simulation.revisions[0].metadata.name
        simulation = try DaemonSetSimulation(nodes: 1)
        try simulation.world.create(
            ControllerRevision.new {
                $0.metadata.name = name
                $0.metadata.namespace = "default"
                $0.revision = 7
                $0.data = ["spec": [:]]
            })
        try simulation.sync()
        #expect(simulation.status.collisionCount == 1)
        #expect(simulation.revisions.count == 1)
        #expect(try simulation.converge())
        #expect(simulation.status.collisionCount == 1)
        #expect(simulation.revisions.map(\.revision) == [1, 7])
    }

    @Test func duplicatesOfTheCurrentRevisionGo() throws {
        var simulation = try DaemonSetSimulation(nodes: 1)
        try simulation.converge()
        let original = simulation.revisions[0]
        try simulation.world.create(
            ControllerRevision.new { revision in
                revision.metadata = original.metadata
                revision.metadata.name = "agent-copy"
                revision.metadata.labels["controller-revision-hash"] = "copy"
                revision.data = original.data
                revision.revision = 2
            })
        let pod = simulation.pods[0]
        #expect(try simulation.converge())
        #expect(simulation.revisions.map(\.metadata.name) == ["agent-copy"])
        #expect(simulation.pods.map(\.metadata.uid) == [pod.metadata.uid])
        #expect(simulation.pods[0].metadata.labels["controller-revision-hash"] == "copy")
    }

    @Test func aRevisionWithoutLabelIsKnownByItsName() throws {
        var simulation = try DaemonSetSimulation(nodes: 1)
        try simulation.settle()
        let revision = simulation.revisions[0]
        try simulation.world.change(revision) { $0.metadata.labels["controller-revision-hash"] = nil }
        try simulation.settle()
        #expect(simulation.revisions[0].metadata.labels["controller-revision-hash"] == revision.metadata.name)
    }
}
