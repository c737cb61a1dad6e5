import ObjectModel
import Testing
import WorkloadPlans

@Suite struct StatefulSetRevisionsTests {
    private func numbers(_ simulation: StatefulSetSimulation) -> [Int] { simulation.revisions.map(\.revision).sorted() }

    @Test func everyTemplateIsKept() throws {
        var simulation = try StatefulSetSimulation { $0.metadata.annotations["kubernetes.io/change-cause"] = "first" }
        try simulation.settleReady()
        let revision = try #require(simulation.revisions.first)
        #expect(revision.metadata.labels["app"] == "web")
        #expect(revision.metadata.name == "web-" + (revision.metadata.labels["controller.kubernetes.io/hash"] ?? ""))
        #expect(revision.metadata.annotations == ["kubernetes.io/change-cause": "first"])
        #expect(revision.data?.at("spec", "template", "$patch") == "replace")
        #expect(simulation.status.currentRevision == revision.metadata.name)
        #expect(simulation.status.collisionCount == 0)
        try simulation.setImage("app:v2")
        try simulation.settleReady()
        #expect(numbers(simulation) == [1, 2])
    }

    @Test func aFormerTemplateIsRenumbered() throws {
        var simulation = try StatefulSetSimulation { $0.spec.replicas = 1 }
        try simulation.settleReady()
        let first = simulation.status.updateRevision
        try simulation.setImage("app:v2")
        try simulation.settleReady()
        try simulation.setImage("app:v1")
        try simulation.settleReady()
        #expect(numbers(simulation) == [2, 3])
        #expect(simulation.status.currentRevision == first)
        #expect(simulation.image(0) == "app:v1")
    }

    @Test func formerTemplatesBeyondTheLimitAreForgotten() throws {
        var simulation = try StatefulSetSimulation {
            $0.spec.replicas = 1
            $0.spec.revisionHistoryLimit = 2
        }
        for version in 1...6 {
            try simulation.setImage("app:v\(version)")
            try simulation.settleReady()
        }
        #expect(numbers(simulation) == [4, 5, 6])
    }

    @Test func aTemplateThatAPodStillHasIsKept() throws {
        var simulation = try StatefulSetSimulation {
            $0.spec.revisionHistoryLimit = 0
            $0.spec.updateStrategy = .make { $0.type = "OnDelete" }
        }
        try simulation.settleReady()
        for version in 2...4 {
            try simulation.setImage("app:v\(version)")
            try simulation.settleReady()
        }
        #expect(numbers(simulation) == [1, 4])
    }

    @Test func aTakenNameGivesAnother() throws {
        var simulation = try StatefulSetSimulation()
        let name = try #require(try simulation.plan().steps.lazy.compactMap(\.created).first?.at("metadata", "name"))
        try simulation.world.create(
            ControllerRevision.new {
                $0.metadata.name = name.stringValue ?? ""
                $0.metadata.namespace = "default"
                $0.metadata.ownerReferences = [
                    .make { owner in
                        owner.uid = "another"
                        owner.controller = true
                    }
                ]
            })
        try simulation.settleReady()
        #expect(simulation.revisions.count == 2)
        #expect(simulation.status.updateRevision != name.stringValue)
        #expect(simulation.status.collisionCount == 1)
    }
}

extension Step {
    /// The object that the step creates.
    fileprivate var created: Value? { if case .create(let object) = action { object } else { nil } }
}
