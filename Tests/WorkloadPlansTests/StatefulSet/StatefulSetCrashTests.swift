import ObjectModel
import Testing
import WorkloadPlans

/// The controller dies after each single write of each story below, and starts again from what is stored. The end is
/// that of the story without a death, with the same number of pods created and deleted.
@Suite struct StatefulSetCrashTests {
    @Test(arguments: StatefulSetStory.all) func aDeathAnywhereChangesNothing(_ story: StatefulSetStory) throws {
        let expected = try story.outcome(dyingAfter: nil)
        #expect(expected.settled)
        for writes in 0..<expected.writes {
            let outcome = try story.outcome(dyingAfter: writes)
            if outcome.ending != expected.ending {
                Issue.record("after \(writes) writes: \(outcome.ending) instead of \(expected.ending)")
            }
        }
    }
}

/// A set and what happens to it; between two happenings it settles, and nodes run every pod.
struct StatefulSetStory: Sendable, CustomTestStringConvertible {
    struct Outcome {
        let ending: [String]
        let writes: Int
        let settled: Bool
    }

    let testDescription: String
    private let set: @Sendable (inout StatefulSet) -> Void
    private let happenings: [@Sendable (inout StatefulSetSimulation) throws -> Void]

    func outcome(dyingAfter deadline: Int?) throws -> Outcome {
        var simulation = try StatefulSetSimulation(set)
        var settled = try settle(&simulation, deadline)
        for happen in happenings {
            try happen(&simulation)
            settled = try settle(&simulation, deadline) && settled
        }
        return Outcome(ending: Self.ending(of: simulation), writes: simulation.world.writes, settled: settled)
    }

    /// As `StatefulSetSimulation.settleReady`, with one death: the plan that makes the fatal write stops there.
    private func settle(_ simulation: inout StatefulSetSimulation, _ deadline: Int?) throws -> Bool {
        for _ in 0..<200 {
            try simulation.endDeletedPods()
            try simulation.runAll()
            let left = deadline.map { $0 - simulation.world.writes } ?? .max
            let plan = try simulation.sync(steps: left > 0 ? left : .max)
            if plan.isEmpty, simulation.isQuiet { return true }
        }
        return false
    }

    private static func ending(of simulation: StatefulSetSimulation) -> [String] {
        let pods = simulation.pods.map { pod in
            "\(pod.metadata.name) \(pod.spec.containers[0].image) \(pod.metadata.ownerReferences.map(\.name))"
        }
        let claims = simulation.claims.map { "\($0.metadata.name) \($0.metadata.ownerReferences.map(\.name))" }
        let revisions = simulation.revisions.map { "\($0.metadata.name) \($0.revision)" }
        let events = Dictionary(grouping: simulation.events) { $0 }.map { "\($0.value.count) \($0.key)" }.sorted()
        return pods + claims + revisions + events + ["\(simulation.status)"]
    }
}

extension StatefulSetStory {
    static let all: [StatefulSetStory] = [
        StatefulSetStory("ordered", { $0.addClaimTemplate() }),
        StatefulSetStory(
            "parallel",
            {
                $0.spec.podManagementPolicy = "Parallel"
                $0.addClaimTemplate()
            }),
        StatefulSetStory("scaled", { $0.spec.replicas = 4 }, [scale(1), scale(3)]),
        StatefulSetStory(
            "scaled with claims that go",
            {
                $0.addClaimTemplate()
                $0.setRetention(whenScaled: "Delete", whenDeleted: "Delete")
            }, [scale(1), scale(2)]),
        StatefulSetStory("scaled in parallel", { $0.spec.podManagementPolicy = "Parallel" }, [scale(0), scale(2)]),
        StatefulSetStory("updated", { _ in }, [image("app:v2")]),
        StatefulSetStory(
            "rolled back", { $0.spec.revisionHistoryLimit = 1 }, [image("app:v2"), image("app:v3"), image("app:v1")]),
        StatefulSetStory("updated in parallel", { $0.spec.podManagementPolicy = "Parallel" }, [image("app:v2")]),
        StatefulSetStory(
            "updated to a partition", { $0.spec.updateStrategy.rollingUpdate?.partition = 2 },
            [
                image("app:v2"), { try $0.change { $0.spec.updateStrategy.rollingUpdate?.partition = 0 } },
            ]),
        StatefulSetStory(
            "moved", { $0.spec.replicas = 2 },
            [{ try $0.change { $0.spec.ordinals = .make { $0.start = 3 } } }]),
        StatefulSetStory(
            "pods fail and are deleted", { _ in },
            [
                { simulation in
                    if let pod = simulation.pod(1) { try simulation.end(pod) }
                    if let pod = simulation.pod(2) { try simulation.delete(pod) }
                }
            ]),
        StatefulSetStory(
            "another policy for claims", { $0.addClaimTemplate() },
            [
                { try $0.change { $0.setRetention(whenScaled: "Retain", whenDeleted: "Delete") } }
            ]),
        StatefulSetStory("let go and taken back", { _ in }, [label("other"), label("web")]),
    ]

    private init(
        _ name: String, _ set: @escaping @Sendable (inout StatefulSet) -> Void,
        _ happenings: [@Sendable (inout StatefulSetSimulation) throws -> Void] = []
    ) {
        testDescription = name
        self.set = set
        self.happenings = happenings
    }

    private static func scale(_ replicas: Int) -> @Sendable (inout StatefulSetSimulation) throws -> Void {
        { try $0.change { $0.spec.replicas = replicas } }
    }

    private static func image(_ image: String) -> @Sendable (inout StatefulSetSimulation) throws -> Void {
        { try $0.setImage(image) }
    }

    private static func label(_ app: String) -> @Sendable (inout StatefulSetSimulation) throws -> Void {
        { simulation in
            if let pod = simulation.pod(1) { try simulation.world.change(pod) { $0.metadata.labels["app"] = app } }
        }
    }
}
