import ControllerRuntime
import ObjectModel
import TestKit
import WorkloadPlans

/// One DaemonSet, its nodes, pods and revisions, and its controller, without a cluster: what a test does to nodes and
/// pods happens at once, and the controller acts only when asked to.
struct DaemonSetSimulation {
    var world: PlanSimulator
    /// After so many more writes the controller dies in the middle of its plan; nil for never.
    var writesUntilDeath: Int?
    private var backoff = DaemonSetBackoff()
    private var seed: UInt64

    /// A set called `agent` with a template of one container, and nodes `node-0`, `node-1`, ...
    init(nodes: Int = 3, seed: UInt64 = 1, _ change: (inout DaemonSet) -> Void = { _ in }) throws {
        self.seed = seed
        world = PlanSimulator()
        for number in 0..<nodes { try addNode("node-\(number)") }
        try createSet(change)
    }

    /// The set as the API server stores a new one.
    mutating func createSet(_ change: (inout DaemonSet) -> Void = { _ in }) throws {
        var set = Self.set
        change(&set)
        try world.create(set)
    }

    static var set: DaemonSet {
        .new { set in
            set.metadata.name = "agent"
            set.metadata.namespace = "default"
            set.metadata.annotations = ["deprecated.daemonset.template.generation": "1"]
            set.spec.selector = .make { $0.matchLabels = ["app": "agent"] }
            set.spec.revisionHistoryLimit = 10
            set.spec.updateStrategy.type = "RollingUpdate"
            set.spec.updateStrategy.rollingUpdate = .make {
                $0.maxUnavailable = .int(1)
                $0.maxSurge = .int(0)
            }
            set.spec.template.metadata.labels = ["app": "agent"]
            set.spec.template.spec.restartPolicy = "Always"
            set.spec.template.spec.containers = [
                .make {
                    $0.name = "main"
                    $0.image = "app:v1"
                }
            ]
        }
    }

    // MARK: What is there

    var set: DaemonSet? { world.all(DaemonSet.self).first }
    var status: DaemonSetStatus { self.set?.status ?? DaemonSetStatus() }
    var nodes: [Node] { world.all(Node.self) }
    var pods: [Pod] { world.all(Pod.self) }
    var revisions: [ControllerRevision] { world.all(ControllerRevision.self).sorted { $0.revision < $1.revision } }
    var events: [String] { world.events.map { "\($0.reason): \($0.message)" } }

    /// Pods that nobody has asked to go and that have not ended.
    var livePods: [Pod] { pods.filter { ControlledPod($0).isActive } }

    func pods(on node: String) -> [Pod] { livePods.filter { Self.node(of: $0) == node } }

    /// The images that run, node by node; two for a node with two pods.
    var images: [String: [String]] {
        var images: [String: [String]] = [:]
        for pod in livePods { images[Self.node(of: pod), default: []].append(pod.spec.containers[0].image) }
        return images.mapValues { $0.sorted() }
    }

    static func node(of pod: Pod) -> String {
        guard pod.spec.nodeName.isEmpty else { return pod.spec.nodeName }
        let required = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
        return required?.nodeSelectorTerms.first?.matchFields.first?.values.first ?? ""
    }

    // MARK: What the controller does

    mutating func state() throws -> DaemonSetState? {
        guard let set else { return nil }
        seed &+= 1
        let revisions = world.all(ControllerRevision.self)
        let names = Set(revisions.map(\.metadata.name))
        let state = try DaemonSetState(
            set: set, nodes: nodes.map(DaemonNode.init), pods: pods.map(ControlledPod.init), revisions: revisions,
            now: world.now, names: NameSource(seed: seed), backoff: backoff
        ) { names.contains($0) }
        backoff = state.backoff
        return state
    }

    /// What it would do now.
    mutating func plan() throws -> Plan { try state().map(DaemonSetPlan.plan) ?? Plan() }

    /// One plan, or the start of it; a controller that died forgets what it knew.
    @discardableResult
    mutating func sync(steps: Int = .max) throws -> Plan {
        let plan = try plan()
        let steps = min(steps, writesUntilDeath ?? .max)
        if let left = writesUntilDeath { writesUntilDeath = left > plan.steps.count ? left - plan.steps.count : nil }
        if world.apply(plan, steps: steps) == .crashed { backoff = DaemonSetBackoff() }
        return plan
    }

    /// Plans until there is nothing to do; false when that does not come.
    @discardableResult
    mutating func settle() throws -> Bool {
        for _ in 0..<50 where try sync().isEmpty { return true }
        return false
    }

    /// Lets controller and nodes work until neither has anything to do; false when that does not come.
    @discardableResult
    mutating func converge() throws -> Bool {
        for _ in 0..<200 {
            guard try settle() else { return false }
            let before = world.writes + pods.count { $0.status.phase == "Pending" || ControlledPod($0).isDeleting }
            try endDeletedPods()
            try runAll()
            guard try !sync().isEmpty || before != world.writes else { return true }
        }
        return false
    }

    // MARK: What happens to the set, its nodes and its pods

    /// Changes the set; a new template counts, as the API server does it.
    mutating func change(_ change: (inout DaemonSet) -> Void) throws {
        guard let set else { return }
        try world.change(set) { next in
            change(&next)
            guard next.spec.template != set.spec.template else { return }
            let name = "deprecated.daemonset.template.generation"
            let generation = Int(set.metadata.annotations[name] ?? "") ?? 0
            next.metadata.annotations[name] = "\(generation + 1)"
        }
    }

    mutating func setImage(_ image: String) throws {
        try change { set in
            var containers = set.spec.template.spec.containers
            containers[0].image = image
            set.spec.template.spec.containers = containers
        }
    }

    mutating func annotate(_ name: String, _ value: String?) throws {
        try change { $0.metadata.annotations[name] = value }
    }

    mutating func addNode(_ name: String) throws {
        try world.create(
            Node.new { node in
                node.metadata.name = name
                node.metadata.labels = ["kubernetes.io/hostname": name]
            })
    }

    mutating func changeNode(_ name: String, _ change: (inout Node) -> Void) throws {
        if let node = nodes.first(where: { $0.metadata.name == name }) { try world.change(node, change) }
    }

    mutating func taint(_ name: String, _ key: String, _ effect: String) throws {
        try changeNode(name) { node in
            node.spec.taints.append(
                .make {
                    $0.key = key
                    $0.effect = effect
                })
        }
    }

    mutating func deleteNode(_ name: String) throws {
        if let node = nodes.first(where: { $0.metadata.name == name }) { try world.delete(node) }
    }

    /// Starts a pod on the node it is made for; ready or not.
    mutating func run(_ pod: Pod, isReady: Bool = true) throws {
        let now = world.now
        guard nodes.contains(where: { $0.metadata.name == Self.node(of: pod) }) else { return }
        try world.change(pod) {
            $0.spec.nodeName = Self.node(of: pod)
            $0.status.phase = "Running"
            $0.status.conditions = [Self.ready(isReady, at: now)]
        }
    }

    mutating func runAll(isReady: Bool = true) throws {
        for pod in livePods where pod.status.phase == "Pending" { try run(pod, isReady: isReady) }
    }

    /// A pod ends by itself, or is refused by its node.
    mutating func finish(_ pod: Pod, phase: String = "Failed") throws {
        let now = world.now
        try world.change(pod) {
            $0.spec.nodeName = Self.node(of: pod)
            $0.status.phase = phase
            $0.status.conditions = [Self.ready(false, at: now)]
        }
    }

    mutating func setReady(_ pod: Pod, _ isReady: Bool) throws {
        let now = world.now
        try world.change(pod) { $0.status.conditions = [Self.ready(isReady, at: now)] }
    }

    /// Someone else deletes the pod; if it was on a node it goes on for a while.
    mutating func delete(_ pod: Pod) throws { try world.delete(pod) }

    /// The nodes are done with the pods that were deleted.
    mutating func endDeletedPods(on node: String? = nil) throws {
        for pod in pods where ControlledPod(pod).isDeleting && (node ?? pod.spec.nodeName) == pod.spec.nodeName {
            try world.delete(pod, gracePeriodSeconds: 0)
        }
    }

    private static func ready(_ isReady: Bool, at now: Time) -> PodCondition {
        .make {
            $0.type = "Ready"
            $0.status = isReady ? "True" : "False"
            $0.lastTransitionTime = now
        }
    }
}
