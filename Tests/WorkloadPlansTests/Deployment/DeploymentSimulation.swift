import ObjectModel
import TestKit
import WorkloadPlans

/// One Deployment, its ReplicaSets and pods, and the two controllers, without a cluster: what a test does to the pods
/// happens at once, and the controllers act only when asked to.
struct DeploymentSimulation {
    var world: PlanSimulator
    let name: String
    private var seed: UInt64
    /// What the controllers remember of refusals, by uid.
    private var refusals: [String: StatusError] = [:]
    /// Writes that the controllers may still do before they die; nil for as many as they like.
    var writesLeft: Int?

    init(seed: UInt64 = 1, name: String = "web", _ change: (inout Deployment) -> Void = { _ in }) throws {
        self.seed = seed
        self.name = name
        world = PlanSimulator()
        var deployment = Self.deployment(name)
        change(&deployment)
        try world.create(deployment)
    }

    /// Three replicas of one container, defaulted as the API server does.
    static func deployment(_ name: String = "web") -> Deployment {
        .new { deployment in
            deployment.metadata.name = name
            deployment.metadata.namespace = "default"
            deployment.spec.replicas = 3
            deployment.spec.selector = .make { $0.matchLabels = ["app": name] }
            deployment.spec.strategy.type = "RollingUpdate"
            deployment.spec.strategy.rollingUpdate = .make {
                $0.maxSurge = .string("25%")
                $0.maxUnavailable = .string("25%")
            }
            deployment.spec.progressDeadlineSeconds = 600
            deployment.spec.revisionHistoryLimit = 10
            deployment.spec.template.metadata.labels = ["app": name]
            deployment.spec.template.spec.restartPolicy = "Always"
            deployment.spec.template.setImage("app:v1")
        }
    }

    // MARK: What is there

    /// nil when it has been deleted.
    var deployment: Deployment? { world.all(Deployment.self).first { $0.metadata.name == name } }
    var status: DeploymentStatus { deployment?.status ?? DeploymentStatus() }
    var sets: [ReplicaSet] { world.all(ReplicaSet.self) }
    var pods: [Pod] { world.all(Pod.self) }
    var activePods: [Pod] { pods.filter { ControlledPod($0).isActive } }
    var events: [String] { world.events.map { "\($0.reason): \($0.message)" } }

    /// The size of the ReplicaSet of an image; nil where there is none.
    func size(_ image: String) -> Int? { set(image)?.spec.replicas }
    func set(_ image: String) -> ReplicaSet? { sets.first { $0.spec.template.image == image } }
    func pods(_ image: String) -> [Pod] { activePods.filter { $0.spec.containers.first?.image == image } }

    /// `Status Reason: message` of a condition.
    func condition(_ type: String) -> String? {
        status.conditions.first { $0.type == type }.map { "\($0.status) \($0.reason): \($0.message)" }
    }

    // MARK: What the controllers do

    func state() throws -> DeploymentState? {
        guard let deployment else { return nil }
        let uid = deployment.metadata.uid
        let candidates = sets.filter { Self.controller($0.metadata) == nil || Self.controller($0.metadata) == uid }
        return try DeploymentState(
            deployment: deployment, replicaSets: candidates.map(DeploymentReplicaSet.init), now: world.now,
            refusal: refusals[uid],
            isTaken: { name in sets.contains { $0.metadata.name == name } },
            livePods: { uid in
                pods.map(ControlledPod.init).filter { $0.controllerUID == uid && !$0.isFinished }.count
            })
    }

    /// What the Deployment's controller would do now.
    func plan() throws -> Plan { try state().map(DeploymentPlan.plan) ?? Plan() }

    /// One plan of the Deployment, or the start of it.
    @discardableResult
    mutating func sync(steps: Int = .max) throws -> Plan {
        let plan = try plan()
        if let uid = deployment?.metadata.uid { apply(plan, steps, of: uid) }
        return plan
    }

    /// What a ReplicaSet's controller would do now.
    mutating func plan(of set: ReplicaSet) throws -> Plan {
        seed &+= 1
        let uid = set.metadata.uid
        let all = pods.map(ControlledPod.init)
        let owner = Self.controller(set.metadata)
        let siblings = Swift.Set(
            sets.filter { owner != nil && Self.controller($0.metadata) == owner }.map(\.metadata.uid))
        let state = ReplicaSetState(
            of: try ReplicaKeeper(set), pods: all.filter { $0.controllerUID == nil || $0.controllerUID == uid },
            siblings: all.filter { pod in pod.controllerUID.map(siblings.contains) ?? false }, now: world.now,
            names: NameSource(seed: seed), refusal: refusals[uid])
        return ReplicaSetPlan.plan(for: state)
    }

    /// One plan of every ReplicaSet, or the start of them; whether there was anything to do.
    @discardableResult
    mutating func syncSets(steps: Int = .max) throws -> Bool {
        var hasWritten = false
        for set in sets {
            let plan = try plan(of: set)
            hasWritten = hasWritten || !plan.isEmpty
            apply(plan, steps, of: set.metadata.uid)
        }
        return hasWritten
    }

    private mutating func apply(_ plan: Plan, _ steps: Int, of uid: String) {
        let before = world.writes
        let outcome = world.apply(plan, steps: min(steps, writesLeft ?? .max))
        if let left = writesLeft { writesLeft = left - (world.writes - before) }
        switch outcome {
        case .applied: refusals[uid] = nil
        case .crashed: refusals = [:]
        case .refused(let error): if error.code != 409 { refusals[uid] = error }
        }
    }

    /// Both controllers and the nodes, until nothing moves; false when that does not come.
    @discardableResult
    mutating func settle(runs: Bool = true) throws -> Bool {
        for _ in 0..<200 {
            let isIdle = try sync().isEmpty
            let setsAreIdle = try !syncSets()
            let ran = runs ? try runAll() : false
            if isIdle, setsAreIdle, !ran { return true }
            if writesLeft == 0 { return false }
        }
        return false
    }

    /// Moves the clock to where the next plan wants it, and settles.
    mutating func settleLater() throws {
        var next = try plan().lookAgain
        for set in sets {
            if let time = try plan(of: set).lookAgain { next = min(next ?? time, time) }
        }
        if let next { world.now = max(world.now, next) }
        try settle()
    }

    private static func controller(_ metadata: ObjectMeta) -> String? {
        metadata.ownerReferences.first { $0.controller == true }?.uid
    }

    // MARK: What happens to the Deployment and the pods

    mutating func change(_ change: (inout Deployment) -> Void) throws {
        if let deployment { try world.change(deployment, change) }
    }

    /// Pods that wait for a node are scheduled and become ready, unless they have the label `never`.
    @discardableResult
    mutating func runAll() throws -> Bool {
        let waiting = activePods.filter { $0.status.phase == "Pending" }
        for pod in waiting { try run(pod, isReady: pod.metadata.annotations["never"] == nil) }
        return !waiting.isEmpty
    }

    mutating func run(_ pod: Pod, node: String = "node-0", isReady: Bool = true) throws {
        try world.change(pod) {
            $0.spec.nodeName = node
            $0.status.phase = "Running"
        }
        try setReady(pod, isReady)
    }

    mutating func setReady(_ pod: Pod, _ isReady: Bool) throws {
        let now = world.now
        try world.change(pod) {
            $0.status.conditions = [
                .make {
                    $0.type = "Ready"
                    $0.status = isReady ? "True" : "False"
                    $0.lastTransitionTime = now
                }
            ]
        }
    }

    mutating func finish(_ pod: Pod, phase: String) throws { try world.change(pod) { $0.status.phase = phase } }

    /// The nodes are done with all pods that were deleted.
    mutating func endDeletedPods() throws {
        for pod in pods where ControlledPod(pod).isDeleting { try world.delete(pod, gracePeriodSeconds: 0) }
    }
}

extension PodTemplateSpec {
    var image: String { spec.containers.first?.image ?? "" }

    mutating func setImage(_ image: String) {
        spec.containers = [
            .make {
                $0.name = "main"
                $0.image = image
            }
        ]
    }
}
