import ObjectModel
import TestKit
import WorkloadPlans

/// One StatefulSet, its pods, claims, revisions and controller, without a cluster: what a test does to the pods happens
/// at once, and the controller acts only when asked to.
struct StatefulSetSimulation {
    var world: PlanSimulator
    private let name: String

    /// A set with a template of one container, defaulted as the API server does.
    init(name: String = "web", _ change: (inout StatefulSet) -> Void = { _ in }) throws {
        self.name = name
        world = PlanSimulator()
        var set = Self.set(name)
        change(&set)
        try world.create(set)
    }

    static func set(_ name: String = "web") -> StatefulSet {
        .new { set in
            set.metadata.name = name
            set.metadata.namespace = "default"
            set.spec.replicas = 3
            set.spec.serviceName = name
            set.spec.selector = .make { $0.matchLabels = ["app": name] }
            set.spec.podManagementPolicy = "OrderedReady"
            set.spec.updateStrategy = .make {
                $0.type = "RollingUpdate"
                $0.rollingUpdate = .make { $0.partition = 0 }
            }
            set.spec.revisionHistoryLimit = 10
            set.spec.template.metadata.labels = ["app": name]
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

    /// nil when it has been deleted.
    var set: StatefulSet? { world.all(StatefulSet.self).first { $0.metadata.name == name } }
    var status: StatefulSetStatus { self.set?.status ?? StatefulSetStatus() }
    /// In the order of their ordinals.
    var pods: [Pod] {
        world.all(Pod.self).sorted { Self.ordinal($0) < Self.ordinal($1) }
    }
    var podNames: [String] { pods.map(\.metadata.name) }
    var claims: [PersistentVolumeClaim] { world.all(PersistentVolumeClaim.self) }
    var revisions: [ControllerRevision] { world.all(ControllerRevision.self) }
    var events: [String] { world.events.map { "\($0.reason): \($0.message)" } }

    func pod(_ ordinal: Int) -> Pod? { pods.first { $0.metadata.name == "\(name)-\(ordinal)" } }
    func image(_ ordinal: Int) -> String? { pod(ordinal)?.spec.containers.first?.image }
    var images: [String] { pods.map { $0.spec.containers.first?.image ?? "" } }

    private static func ordinal(_ pod: Pod) -> Int { StatefulPodName(pod.metadata.name)?.ordinal ?? -1 }

    // MARK: What the controller does

    func state() throws -> StatefulSetState? {
        guard let set else { return nil }
        return try StatefulSetState(
            set: set, pods: pods.map(ControlledPod.init), revisions: revisions, claims: claims, now: world.now)
    }

    /// What it would do now.
    func plan() throws -> Plan { try state().map { StatefulSetPlan.plan(for: $0) } ?? Plan() }
    func waits() throws -> [String] { try plan().waits.map(\.reason) }

    /// One plan, or the start of it.
    @discardableResult
    mutating func sync(steps: Int = .max) throws -> Plan {
        let plan = try plan()
        world.apply(plan, steps: steps)
        return plan
    }

    /// Plans until there is nothing to do; false when that does not come.
    @discardableResult
    mutating func settle() throws -> Bool {
        for _ in 0..<50 where try sync().isEmpty { return true }
        return false
    }

    /// Settles, while nodes run every pod and are done with every deleted one.
    @discardableResult
    mutating func settleReady() throws -> Bool {
        for _ in 0..<200 {
            try endDeletedPods()
            try runAll()
            if try sync().isEmpty, isQuiet { return true }
        }
        return false
    }

    /// Whether nodes have nothing to do either.
    var isQuiet: Bool { pods.allSatisfy { ControlledPod($0).isReady && ControlledPod($0).isActive } }

    // MARK: What happens to the set and its pods

    mutating func change(_ change: (inout StatefulSet) -> Void) throws {
        if let set { try world.change(set, change) }
    }

    mutating func setImage(_ image: String) throws {
        try change {
            $0.spec.template.spec.containers = [
                .make {
                    $0.name = "main"
                    $0.image = image
                }
            ]
        }
    }

    mutating func run(_ pod: Pod, ready: Bool = true) throws {
        let now = world.now
        try world.change(pod) {
            $0.spec.nodeName = "node-0"
            $0.status.phase = "Running"
            $0.status.conditions = [Self.ready(ready ? "True" : "False", at: now)]
        }
    }

    /// Every pod that could be ready is.
    mutating func runAll() throws {
        for pod in pods where ControlledPod(pod).isActive && !ControlledPod(pod).isReady { try run(pod) }
    }

    mutating func end(_ pod: Pod, phase: String = "Failed") throws {
        let now = world.now
        try world.change(pod) {
            $0.status.phase = phase
            $0.status.conditions = [Self.ready("False", at: now)]
        }
    }

    /// Someone else deletes the pod; if it was on a node it goes on for a while.
    mutating func delete(_ pod: Pod) throws { try world.delete(pod) }

    /// The node is done with all pods that were deleted, and garbage collection with the claims that went with them.
    mutating func endDeletedPods() throws {
        for pod in pods where ControlledPod(pod).isDeleting { try world.delete(pod, gracePeriodSeconds: 0) }
        try collectGarbage()
    }

    private mutating func collectGarbage() throws {
        let alive = Set(pods.map(\.metadata.uid) + [set?.metadata.uid ?? ""])
        for claim in claims {
            let owners = claim.metadata.ownerReferences
            guard !owners.isEmpty, owners.allSatisfy({ !alive.contains($0.uid) }) else { continue }
            try world.delete(claim)
        }
    }

    private static func ready(_ status: String, at now: Time) -> PodCondition {
        .make {
            $0.type = "Ready"
            $0.status = status
            $0.lastTransitionTime = now
            if status == "False" { $0.reason = "ContainersNotReady" }
        }
    }
}

extension StatefulSet {
    /// Gives every pod a claim `data`.
    mutating func addClaimTemplate(_ name: String = "data") {
        spec.volumeClaimTemplates.append(
            .make {
                $0.metadata.name = name
                $0.spec.accessModes = ["ReadWriteOnce"]
            })
    }

    mutating func setRetention(whenScaled: String, whenDeleted: String) {
        spec.persistentVolumeClaimRetentionPolicy = .make {
            $0.whenScaled = whenScaled
            $0.whenDeleted = whenDeleted
        }
    }
}
