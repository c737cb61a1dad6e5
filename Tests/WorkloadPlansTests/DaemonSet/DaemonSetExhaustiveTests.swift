import ObjectModel
import Testing
import WorkloadPlans

/// Every small state: a node of every kind with up to two pods in every situation, beside one that should run a pod and
/// has at most one, under every strategy.
/// Whatever the state, its plan must not break the promises below.
@Suite struct DaemonSetExhaustiveTests {
    @Test(arguments: Strategy.allCases) fileprivate func everySmallState(_ strategy: Strategy) throws {
        let sets = PodCase.sets
        var count = 0
        for first in sets.indices {
            for second in sets.indices where sets[second].count <= 1 {
                for kind in NodeKind.allCases {
                    try check(Situation(strategy: strategy, kind: kind, first: sets[first], second: sets[second]))
                    count += 1
                }
            }
        }
        #expect(count > 2_000)
    }

    private func check(_ situation: Situation) throws {
        let state = try situation.state()
        let plan = DaemonSetPlan.plan(for: state)
        // Recording an expectation costs more than a plan.
        if let violation = situation.violation(of: plan) { Issue.record("\(violation) in \(situation)") }
        if DaemonSetPlan.plan(for: state) != plan { Issue.record("not deterministic: \(situation)") }
    }
}

private enum Strategy: CaseIterable, Sendable {
    case oneUnavailable, twoUnavailable, surge, onDelete, paused

    var maxUnavailable: Int { self == .twoUnavailable ? 2 : self == .surge ? 0 : 1 }
    var replaces: Bool { self != .onDelete && self != .paused }

    func fill(_ set: inout DaemonSet) {
        set.spec.updateStrategy.type = self == .onDelete ? "OnDelete" : "RollingUpdate"
        set.spec.updateStrategy.rollingUpdate = .make {
            $0.maxSurge = .int(self == .surge ? 1 : 0)
            $0.maxUnavailable = .int(maxUnavailable)
        }
        if self == .paused { set.metadata.annotations[DaemonSetNames.rolloutPaused] = "true" }
    }
}

private enum NodeKind: CaseIterable { case run, stay, leave }

private struct PodCase: Equatable {
    enum Life: CaseIterable { case pending, unready, ready, failed, deleting }
    let life: Life
    let isNew: Bool

    /// No pod, one, or two.
    static let sets: [[PodCase]] = {
        let all = Life.allCases.flatMap { life in [true, false].map { PodCase(life: life, isNew: $0) } }
        let pairs = all.indices.flatMap { first in all[first...].map { [all[first], $0] } }
        return [[]] + all.map { [$0] } + pairs
    }()

    var isLive: Bool { life != .failed && life != .deleting }
}

private struct Situation: CustomStringConvertible {
    let strategy: Strategy
    let kind: NodeKind
    let first: [PodCase]
    let second: [PodCase]

    var description: String { "\(strategy): \(kind) \(first), run \(second)" }

    private static let set: DaemonSet = {
        var set = DaemonSetSimulation.set
        set.metadata.uid = "set"
        set.metadata.generation = 1
        return set
    }()
    private static let revisions: [ControllerRevision] = ["app:v0", "app:v1"].enumerated().map { number, image in
        .new { revision in
            revision.metadata.name = "agent-\(number)"
            revision.metadata.uid = "revision-\(number)"
            revision.metadata.labels = ["app": "agent", "controller-revision-hash": "\(number)"]
            revision.metadata.ownerReferences = [Self.owner]
            revision.revision = number + 1
            var template = set.spec.template
            template.spec.containers[0].image = image
            revision.data = RevisionHistory.data(of: template)
        }
    }
    private static let owner = OwnerReference.make {
        $0.uid = "set"
        $0.controller = true
    }

    func state() throws -> DaemonSetState {
        var set = Self.set
        strategy.fill(&set)
        let nodes = [kind, .run].enumerated().map { number, kind in
            Node.new { node in
                node.metadata.name = "node-\(number)"
                guard kind != .run else { return }
                node.spec.taints = [
                    .make {
                        $0.key = "busy"
                        $0.effect = kind == .stay ? "NoSchedule" : "NoExecute"
                    }
                ]
            }
        }
        return try DaemonSetState(
            set: set, nodes: nodes.map(DaemonNode.init), pods: pods(first, 0) + pods(second, 1),
            revisions: Self.revisions, now: Time(seconds: 1_000), names: NameSource(seed: 1)
        ) { _ in false }
    }

    private func pods(_ cases: [PodCase], _ node: Int) -> [ControlledPod] {
        cases.enumerated().map { ControlledPod(Self.pod($0.element, "\(node)-\($0.offset)", on: "node-\(node)")) }
    }

    private static func pod(_ pod: PodCase, _ name: String, on node: String) -> Pod {
        .new { new in
            new.metadata = .make {
                $0.name = name
                $0.namespace = "default"
                $0.uid = name
                $0.labels = ["app": "agent", "controller-revision-hash": pod.isNew ? "1" : "0"]
                $0.ownerReferences = [owner]
                if pod.life == .deleting { $0.deletionTimestamp = Time(seconds: 900) }
            }
            new.spec.nodeName = node
            new.status.phase = pod.life == .pending ? "Pending" : pod.life == .failed ? "Failed" : "Running"
            new.status.conditions = [
                .make {
                    $0.type = "Ready"
                    $0.status = pod.life == .ready || pod.life == .deleting ? "True" : "False"
                }
            ]
        }
    }

    // MARK: Promises

    /// What the plan does wrong; nil where nothing.
    func violation(of plan: Plan) -> String? {
        var deleted: [String] = []
        var created: [String] = []
        for step in plan.steps {
            switch step.action {
            case .delete(let identity, _): deleted.append(identity.name)
            case .create(let value): created.append(DaemonSetSimulation.node(of: Pod(value)))
            case .patch: return "nothing is to be changed"
            case .updateStatus(let value):
                let desired = DaemonSet(value).status.desiredNumberScheduled
                if desired != (kind == .run ? 2 : 1) { return "\(desired) nodes desired" }
            }
        }
        if Set(deleted).count < deleted.count { return "deletes twice" }
        return violation(on: 0, first, kind, deleted, created) ?? violation(on: 1, second, .run, deleted, created)
            ?? budgetViolation(deleted)
    }

    private func violation(
        on number: Int, _ pods: [PodCase], _ kind: NodeKind, _ deleted: [String], _ created: [String]
    ) -> String? {
        let node = "node-\(number)"
        let isDeleted = pods.indices.map { deleted.contains("\(number)-\($0)") }
        let new = created.count { $0 == node }
        if new > 1 || (new > 0 && kind != .run) { return "creates \(new) pods on \(node)" }
        if zip(pods, isDeleted).contains(where: { $0.life == .deleting && $1 }) { return "deletes what is deleted" }
        if kind == .leave, zip(pods, isDeleted).contains(where: { $0.life != .deleting && !$1 }) {
            return "leaves a pod where none belongs"
        }
        if new > 0, strategy != .surge, !pods.isEmpty { return "creates before the old pod has gone" }
        if new > 0, pods.contains(where: { $0.isLive && $0.isNew }) { return "a second pod of the revision" }
        let live = pods.indices.filter { pods[$0].isLive }
        if !strategy.replaces, kind != .leave, live.count == 1, isDeleted[live[0]] { return "replaces a pod" }
        if kind != .leave, !live.isEmpty, live.allSatisfy({ isDeleted[$0] && pods[$0].isNew }) {
            return "deletes the new pod"
        }
        return nil
    }

    /// Of nodes with one live pod each (the others are made right first) no more than allowed lose an available one.
    private func budgetViolation(_ deleted: [String]) -> String? {
        let nodes = [(first, kind), (second, .run)].enumerated().filter { $0.element.1 == .run }
        guard nodes.allSatisfy({ $0.element.0.count(where: \.isLive) <= 1 }) else { return nil }
        func unavailable(without gone: [String]) -> Int {
            nodes.count { node in
                !node.element.0.enumerated().contains { pod in
                    pod.element.life == .ready && !gone.contains("\(node.offset)-\(pod.offset)")
                }
            }
        }
        let before = unavailable(without: [])
        let after = unavailable(without: deleted)
        return after > max(before, strategy.maxUnavailable) ? "\(after) nodes unavailable" : nil
    }
}
