import ObjectModel
import Testing
import WorkloadPlans

/// Every small state: the newest ReplicaSet absent or of any size, two old ones of any size, all with any number of
/// available pods, under every setting that matters. Whatever the state, its plan keeps the promises below.
@Suite struct DeploymentExhaustiveTests {
    @Test func rollingUpdates() throws {
        var count = 0
        for (surge, unavailable) in [(0, 1), (1, 0), (2, 1)] {
            for state in Sizes.all {
                for replicas in [0, 2, 3] {
                    try Case(state, replicas: replicas, surge: surge, unavailable: unavailable).check()
                    count += 1
                }
            }
        }
        #expect(count > 3_000)
    }

    @Test func recreations() throws {
        for state in Sizes.all { try Case(state, replicas: 2, isRecreate: true).check() }
    }

    @Test func pausedAndScaledOnes() throws {
        for state in Sizes.all {
            for replicas in [0, 3] {
                try Case(state, replicas: replicas, surge: 1, unavailable: 1, isPaused: true).check()
                try Case(state, replicas: replicas, surge: 1, unavailable: 1, recorded: 2).check()
            }
        }
    }
}

/// How large the ReplicaSets are, and how many of their pods are available; nil for none.
private struct Sizes {
    typealias Size = (replicas: Int, available: Int)
    let newest: Size?
    let old: [Size]

    static let all: [Sizes] = {
        let sizes: [Size] = (0...3).flatMap { replicas in (0...replicas).map { (replicas, $0) } }
        let small: [Size] = sizes.filter { $0.replicas < 2 }
        return ([nil] + sizes.map { $0 }).flatMap { newest in
            sizes.flatMap { first in
                [Sizes(newest: newest, old: [first])]
                    + small.map { Sizes(newest: newest, old: [first, $0]) }
            }
        }
    }()
}

private struct Case: CustomStringConvertible {
    let sizes: Sizes
    let replicas: Int
    let surge: Int
    let unavailable: Int
    let isRecreate: Bool
    let isPaused: Bool
    /// The replicas that the ReplicaSets got their sizes for.
    let recorded: Int

    init(
        _ sizes: Sizes, replicas: Int, surge: Int = 0, unavailable: Int = 0, isRecreate: Bool = false,
        isPaused: Bool = false, recorded: Int? = nil
    ) {
        self.sizes = sizes
        self.replicas = replicas
        self.surge = surge
        self.unavailable = unavailable
        self.isRecreate = isRecreate
        self.isPaused = isPaused
        self.recorded = recorded ?? replicas
    }

    var description: String {
        "\(sizes.newest.map { "\($0)" } ?? "none") \(sizes.old) replicas \(replicas) surge \(surge)"
            + " unavailable \(unavailable) recreate \(isRecreate) paused \(isPaused) recorded \(recorded)"
    }

    func check() throws {
        let state = try state()
        let plan = DeploymentPlan.plan(for: state)
        // Recording an expectation costs more than a plan.
        if let violation = violation(plan) { Issue.record("\(violation) in \(self)") }
        if DeploymentPlan.plan(for: state) != plan { Issue.record("not deterministic: \(self)") }
    }

    // MARK: Promises

    private func violation(_ plan: Plan) -> String? {
        let after = Dictionary(uniqueKeysWithValues: sets.map { ($0.name, $0.replicas) })
            .merging(resized(plan)) { $1 }
        let total = after.values.reduce(0, +)
        let before = sets.reduce(0) { $0 + $1.replicas }
        let available = sets.reduce(0) { $0 + min(after[$1.name] ?? 0, $1.available) }
        let availableBefore = sets.reduce(0) { $0 + $1.available }
        if Set(written(plan)).count != written(plan).count { return "writes a ReplicaSet twice" }
        if total > max(before, replicas + maxSurge) { return "too many pods" }
        if isRolling, available < min(availableBefore, replicas - maxUnavailable) { return "too few available" }
        if isPaused, plan.steps.contains(where: \.creates) { return "rolls out while paused" }
        if isRecreate, sizes.old.contains(where: { $0.replicas > 0 }),
            (after["new"] ?? 0) > (sizes.newest?.replicas ?? 0)
        {
            return "new pods beside old ones"
        }
        let isDone =
            sizes.newest.map { $0 == (replicas, replicas) } == true && sizes.old.allSatisfy { $0.replicas == 0 }
        let isReady = sets.allSatisfy { $0.replicas == $0.available }
        if isRolling || isRecreate, isReady, !isDone, resized(plan).isEmpty { return "stands still" }
        if isDone, !resized(plan).isEmpty { return "moves although it is done" }
        if !isDone, !isReady, !isPaused, plan.steps.allSatisfy({ !$0.changesSets }), plan.waits.isEmpty {
            return "waits without a word"
        }
        return nil
    }

    private var isRolling: Bool { !isRecreate && !isPaused && recorded == replicas }
    private var maxSurge: Int { isRecreate ? 0 : surge }
    private var maxUnavailable: Int { min(replicas, surge == 0 && unavailable == 0 ? 1 : unavailable) }

    /// New sizes by name.
    private func resized(_ plan: Plan) -> [String: Int] {
        var sizes: [String: Int] = [:]
        for step in plan.steps {
            switch step.action {
            case .patch(let identity, _, let patch):
                if let size = patch.at("spec", "replicas")?.intValue { sizes[identity.name] = size }
            case .create(let set): sizes["new"] = ReplicaSet(set).spec.replicas ?? 0
            case .delete, .updateStatus: break
            }
        }
        return sizes
    }

    private func written(_ plan: Plan) -> [String] {
        plan.steps.compactMap { if case .patch(let identity, _, _) = $0.action { identity.name } else { nil } }
    }

    // MARK: State

    private var sets: [(name: String, replicas: Int, available: Int)] {
        let old = sizes.old.enumerated().map { ("old-\($0.offset)", $0.element.replicas, $0.element.available) }
        return old + (sizes.newest.map { [("new", $0.replicas, $0.available)] } ?? [])
    }

    private func state() throws -> DeploymentState {
        var deployment = DeploymentSimulation.deployment()
        deployment.metadata.uid = "deployment"
        deployment.metadata.generation = 1
        deployment.spec.replicas = replicas
        deployment.spec.paused = isPaused
        deployment.spec.strategy = .make {
            $0.type = isRecreate ? "Recreate" : "RollingUpdate"
            guard !isRecreate else { return }
            $0.rollingUpdate = .make {
                $0.maxSurge = .int(surge)
                $0.maxUnavailable = .int(unavailable)
            }
        }
        let objects = sets.enumerated().map { index, set in replicaSet(set, age: index) }
        return try DeploymentState(
            deployment: deployment, replicaSets: objects.map(DeploymentReplicaSet.init),
            now: Time(seconds: 10_000), isTaken: { _ in false }, livePods: { _ in 0 })
    }

    private func replicaSet(_ size: (name: String, replicas: Int, available: Int), age: Int) -> ReplicaSet {
        .new { set in
            set.metadata = .make {
                $0.name = size.name
                $0.namespace = "default"
                $0.uid = size.name
                $0.generation = 1
                $0.labels = ["app": "web"]
                $0.creationTimestamp = Time(seconds: Int64(1000 + age))
                $0.annotations = [
                    "deployment.kubernetes.io/revision": "\(age + 1)",
                    "deployment.kubernetes.io/desired-replicas": "\(recorded)",
                    "deployment.kubernetes.io/max-replicas": "\(recorded + maxSurge)",
                ]
                $0.ownerReferences = [
                    .make {
                        $0.uid = "deployment"
                        $0.controller = true
                    }
                ]
            }
            set.spec.replicas = size.replicas
            set.spec.template = DeploymentSimulation.deployment().spec.template
            set.spec.template.metadata.labels["pod-template-hash"] = size.name
            if size.name != "new" { set.spec.template.setImage("app:\(size.name)") }
            set.status.observedGeneration = 1
            set.status.replicas = size.replicas
            set.status.readyReplicas = size.available
            set.status.availableReplicas = size.available
            set.status.terminatingReplicas = 0
        }
    }
}

extension Step {
    fileprivate var creates: Bool { if case .create = action { true } else { false } }
    fileprivate var changesSets: Bool { if case .updateStatus = action { false } else { true } }
}
