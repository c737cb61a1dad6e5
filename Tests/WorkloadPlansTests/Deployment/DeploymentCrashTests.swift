import ObjectModel
import TestKit
import Testing
import WorkloadPlans

/// The controllers are killed after each single write of each of these stories and start again knowing nothing. What
/// comes out, and the number of pods and ReplicaSets created and deleted on the way, is that of an undisturbed run.
@Suite struct DeploymentCrashTests {
    @Test(arguments: Story.allCases) func everyPointToDieLeadsToTheSameEnd(story: Story) throws {
        let undisturbed = try story.tell(dyingAfter: nil)
        #expect(undisturbed.writes > 5)
        for writes in 0...undisturbed.writes {
            let disturbed = try story.tell(dyingAfter: writes)
            #expect(disturbed.end == undisturbed.end, "killed after \(writes) writes")
        }
    }
}

enum Story: String, CaseIterable, CustomTestStringConvertible {
    case creation, rollingUpdate, stuckRollout, proportionalScaling, recreate, rollback, pause, history, collision

    var testDescription: String { rawValue }

    struct Ending {
        let end: [String]
        let writes: Int
    }

    /// - Parameter writes: After how many writes the controllers die; nil for never.
    func tell(dyingAfter writes: Int?) throws -> Ending {
        var simulation = try DeploymentSimulation { deployment in
            deployment.spec.replicas = 4
            deployment.spec.revisionHistoryLimit = 1
            if self == .recreate { deployment.spec.strategy = .make { $0.type = "Recreate" } }
        }
        simulation.writesLeft = writes
        for chapter in chapters {
            try chapter(&simulation)
            try go(on: &simulation)
        }
        let count = simulation.world.writes
        return Ending(end: Self.describe(simulation), writes: count)
    }

    /// After dying the controllers come back and do not die again.
    private func go(on simulation: inout DeploymentSimulation) throws {
        if try !simulation.settle() { simulation.writesLeft = nil }
        #expect(try simulation.settle())
        try simulation.endDeletedPods()
        if simulation.writesLeft != nil, try !simulation.settle() { simulation.writesLeft = nil }
        #expect(try simulation.settle())
    }

    private typealias Chapter = (inout DeploymentSimulation) throws -> Void

    private var chapters: [Chapter] {
        switch self {
        case .creation: [{ _ in }]
        case .rollingUpdate, .recreate: [{ _ in }, Self.template("app:v2")]
        case .stuckRollout: [{ _ in }, Self.template("app:v2", isReady: false), Self.template("app:v3")]
        case .proportionalScaling:
            [{ _ in }, Self.template("app:v2", isReady: false), Self.replicas(9), Self.replicas(2)]
        case .rollback: [{ _ in }, Self.template("app:v2"), Self.template("app:v1")]
        case .pause:
            [
                { _ in }, { try $0.change { $0.spec.paused = true } }, Self.template("app:v2"), Self.replicas(6),
                { try $0.change { $0.spec.paused = false } },
            ]
        case .history: [{ _ in }, Self.template("app:v2"), Self.template("app:v3"), Self.template("app:v4")]
        case .collision: [Self.takeName, { _ in }]
        }
    }

    private static func template(_ image: String, isReady: Bool = true) -> Chapter {
        { simulation in
            try simulation.change {
                $0.spec.template.setImage(image)
                $0.spec.template.metadata.annotations = isReady ? [:] : ["never": "ready"]
            }
        }
    }

    private static func replicas(_ count: Int) -> Chapter { { try $0.change { $0.spec.replicas = count } } }

    /// Somebody else has a ReplicaSet of the name that the first template leads to.
    private static func takeName(_ simulation: inout DeploymentSimulation) throws {
        guard case .create(let set)? = try simulation.plan().steps.first?.action else { return }
        try simulation.world.create(
            ReplicaSet.new {
                $0.metadata.name = ReplicaSet(set).metadata.name
                $0.metadata.namespace = "default"
                $0.metadata.labels = ["app": "old"]
                $0.spec.replicas = 0
                $0.spec.selector = .make { $0.matchLabels = ["app": "old"] }
            })
    }

    /// All that matters in the end, without names that chance gives and times.
    private static func describe(_ simulation: DeploymentSimulation) -> [String] {
        var lines = simulation.sets.map { set in
            let pods = simulation.activePods.filter { $0.metadata.ownerReferences.first?.uid == set.metadata.uid }
            let annotations = set.metadata.annotations.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            let sizes = "\(set.spec.replicas ?? 0) \(pods.count) \(set.status.readyReplicas)"
            return "\(set.metadata.name) \(sizes) \(annotations)"
        }
        let status = simulation.status
        lines.append(
            "\(status.replicas) \(status.updatedReplicas) \(status.availableReplicas) \(status.collisionCount ?? 0)")
        lines += status.conditions.map { "\($0.type)=\($0.status) \($0.message)" }.sorted()
        lines.append(simulation.deployment?.metadata.annotations["deployment.kubernetes.io/revision"] ?? "")
        for reason in ["SuccessfulCreate", "SuccessfulDelete"] {
            lines.append("\(reason): \(simulation.world.events.count { $0.reason == reason })")
        }
        return lines
    }
}
