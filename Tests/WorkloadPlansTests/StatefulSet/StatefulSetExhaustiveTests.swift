import ObjectModel
import Testing
import WorkloadPlans

/// Every small state: two slots and a pod beyond them, each pod in every situation it can be in and of either template,
/// under every setting that matters. Whatever the state, its plan must not break the promises below.
@Suite struct StatefulSetExhaustiveTests {
    @Test func plansKeepTheirPromises() throws {
        let pods = PodCase.Life.allCases.flatMap { life in
            [true, false].map { PodCase(life: life, isNew: $0) }
        }
        let choices = [nil] + pods.map(Optional.some)
        let all = Settings.all
        var count = 0
        for first in choices {
            for second in choices {
                for beyond in choices where beyond?.isNew != false {
                    let real = [first, second, beyond].enumerated().compactMap { $0.element?.real(ordinal: $0.offset) }
                    for settings in all {
                        try check([first, second, beyond], real, settings)
                        count += 1
                    }
                }
            }
        }
        #expect(count > 10_000)
    }

    private func check(_ cases: [PodCase?], _ real: [ControlledPod], _ settings: Settings) throws {
        let state = try settings.state(real)
        let plan = StatefulSetPlan.plan(for: state)
        let violation = Promises(plan: plan, pods: real, settings: settings).violation
        // Recording an expectation costs more than a plan.
        if let violation { Issue.record("\(violation) in \(cases.map { $0.map(\.description) ?? "-" }) \(settings)") }
    }
}

// MARK: - States

/// A situation a pod can be in.
private struct PodCase: CustomStringConvertible {
    enum Life: CaseIterable { case pending, unready, ready, failed, terminating, failedAndDeleted }
    let life: Life
    let isNew: Bool

    var description: String { "\(life)\(isNew ? " new" : "")" }

    func real(ordinal: Int) -> ControlledPod {
        ControlledPod(
            .new { pod in
                pod.metadata = .make {
                    $0.name = "web-\(ordinal)"
                    $0.namespace = "default"
                    $0.uid = "pod-\(ordinal)"
                    $0.labels = [
                        "app": "web", "statefulset.kubernetes.io/pod-name": "web-\(ordinal)",
                        "controller-revision-hash": isNew ? Settings.new : Settings.old,
                    ]
                    $0.ownerReferences = [
                        .make { owner in
                            owner.uid = "set"
                            owner.controller = true
                        }
                    ]
                    if life == .terminating || life == .failedAndDeleted {
                        $0.deletionTimestamp = Time(seconds: 900)
                        $0.deletionGracePeriodSeconds = 30
                    }
                }
                pod.status.phase =
                    switch life {
                    case .pending: "Pending"
                    case .unready, .ready, .terminating: "Running"
                    case .failed, .failedAndDeleted: "Failed"
                    }
                guard life == .ready || life == .terminating else { return }
                pod.status.conditions = [
                    .make {
                        $0.type = "Ready"
                        $0.status = "True"
                        $0.lastTransitionTime = Time(seconds: 500)
                    }
                ]
            })
    }
}

private struct Settings {
    static let old = "web-old"
    static let new = "web-new"

    var isParallel = false
    var strategy = "RollingUpdate"
    var partition: Int?
    var heals = false
    var minReadySeconds = 0

    static let all: [Settings] = [false, true].flatMap { isParallel in
        [
            Settings(isParallel: isParallel, partition: 0), Settings(isParallel: isParallel, partition: 1),
            Settings(isParallel: isParallel), Settings(isParallel: isParallel, strategy: "OnDelete"),
            Settings(isParallel: isParallel, partition: 0, heals: true),
            Settings(isParallel: isParallel, partition: 0, minReadySeconds: 1_000_000),
        ]
    }

    func state(_ pods: [ControlledPod]) throws -> StatefulSetState {
        var set = StatefulSetSimulation.set()
        set.metadata.uid = "set"
        set.metadata.resourceVersion = "1"
        set.spec.replicas = 2
        set.spec.podManagementPolicy = isParallel ? "Parallel" : "OrderedReady"
        set.spec.minReadySeconds = minReadySeconds
        if heals { set.metadata.annotations["swiftlet.dev/heal-stuck-rollout"] = "true" }
        set.spec.updateStrategy = .make {
            $0.type = strategy
            if let partition { $0.rollingUpdate = .make { $0.partition = partition } }
        }
        set.status.currentRevision = Self.old
        set.status.currentReplicas = 1
        var former = set.spec.template
        former.spec.containers = []
        return try StatefulSetState(
            set: set, pods: pods,
            revisions: [
                Self.revision(Self.old, 1, former), Self.revision(Self.new, 2, set.spec.template),
            ], now: Time(seconds: 10_000))
    }

    private static func revision(_ name: String, _ number: Int, _ template: PodTemplateSpec) -> ControllerRevision {
        .new {
            $0.metadata.name = name
            $0.metadata.labels = ["app": "web"]
            $0.metadata.ownerReferences = [
                .make { owner in
                    owner.uid = "set"
                    owner.controller = true
                }
            ]
            $0.data = RevisionHistory.data(of: template)
            $0.revision = number
        }
    }
}

// MARK: - Promises

private struct Promises {
    let plan: Plan
    let pods: [ControlledPod]
    let settings: Settings

    /// The first promise that the plan breaks.
    var violation: String? { twice ?? unordered ?? wrongDeletion ?? wrongRevision ?? wrongStatus ?? silent }

    private var created: [Pod] {
        plan.steps.compactMap { if case .create(let object) = $0.action { Pod(object) } else { nil } }
    }
    private var deleted: [ControlledPod] {
        let uids = plan.steps.compactMap { step -> String? in
            if case .delete(let identity, _) = step.action { identity.uid } else { nil }
        }
        return uids.compactMap { uid in pods.first { $0.uid == uid } }
    }
    private func pod(_ ordinal: Int) -> ControlledPod? { pods.first { $0.name == "web-\(ordinal)" } }
    private func isAvailable(_ pod: ControlledPod?) -> Bool {
        guard let pod, !pod.isDeleting, pod.phase == .running else { return false }
        return pod.isReady && settings.minReadySeconds == 0
    }

    private var twice: String? {
        let names = created.map(\.metadata.name)
        if Set(names).count != names.count { return "creates a name twice" }
        if names.contains(where: { name in pods.contains { $0.name == name } }) {
            return "creates a name that is there"
        }
        if !Set(names).isSubset(of: ["web-0", "web-1"]) { return "creates beyond the range" }
        if Set(deleted.map(\.uid)).count != deleted.count { return "deletes a pod twice" }
        return deleted.contains { $0.isDeleting } ? "deletes what is going already" : nil
    }

    private var unordered: String? {
        guard !settings.isParallel else { return nil }
        if created.count + deleted.count > 1 { return "does several things at a time" }
        let touched = created.first?.metadata.name ?? deleted.first?.name
        // What is touched, ended pods and those to be healed aside, has everything before it available.
        if touched == "web-1", !isAvailable(pod(0)) { return "touches web-1 before web-0 is available" }
        if touched == "web-2", !isAvailable(pod(0)) || !isAvailable(pod(1)) { return "scales down too early" }
        return nil
    }

    private var wrongDeletion: String? {
        for pod in deleted {
            let isBeyond = pod.name == "web-2"
            if isBeyond || pod.isFinished { continue }
            if settings.strategy == "OnDelete" { return "updates \(pod.name) although the strategy is OnDelete" }
            if pod.revision == Settings.new { return "deletes \(pod.name), which is as it should be" }
            if pod.name == "web-0", settings.partition == 1 { return "updates below the partition" }
            let isHealed = settings.heals && !settings.isParallel && !pod.isReady
            if pod.name == "web-0", !isHealed, !isAvailable(self.pod(1)) { return "updates two at a time" }
            if pod.name == "web-0", !isHealed, self.pod(1)?.revision != Settings.new { return "updates out of order" }
            if !settings.isParallel, !isHealed, !isAvailable(pod) { return "updates a pod that is not available" }
        }
        return nil
    }

    private var wrongRevision: String? {
        for pod in created {
            let expected = isKept(pod) ? Settings.old : Settings.new
            if pod.metadata.labels["controller-revision-hash"] != expected { return "creates a wrong revision" }
            if pod.spec.containers.isEmpty == (expected == Settings.new) { return "creates from the wrong template" }
        }
        return nil
    }

    /// Whether a new pod gets the old template: one below the partition or, where none is said, one of as many as there
    /// are old ones.
    private func isKept(_ pod: Pod) -> Bool {
        guard settings.strategy == "RollingUpdate" else { return false }
        let index = pod.metadata.name == "web-0" ? 0 : 1
        let old = pods.filter { !$0.isDeleting && $0.revision == Settings.old }.count
        return index < settings.partition ?? old
    }

    private var wrongStatus: String? {
        let written = plan.steps.compactMap { step -> StatefulSetStatus? in
            if case .updateStatus(let set) = step.action { StatefulSet(set).status } else { nil }
        }
        guard written.count == 1 else { return "writes the status \(written.count) times" }
        let status = written[0]
        let staying = pods.filter { !$0.isDeleting }
        let isOver =
            settings.strategy != "OnDelete" && pods.count == 2 && status.readyReplicas == 2
            && staying.filter { $0.revision == Settings.new }.count == 2
        if status.replicas != pods.count { return "wrong replicas" }
        if status.readyReplicas != pods.filter({ $0.phase == .running && $0.isReady }).count { return "wrong ready" }
        if status.updatedReplicas != staying.filter({ $0.revision == Settings.new }).count { return "wrong updated" }
        if status.currentRevision != (isOver ? Settings.new : Settings.old) { return "wrong currentRevision" }
        return status.updateRevision == Settings.new ? nil : "wrong updateRevision"
    }

    /// A plan that leaves something undone says what it waits for.
    private var silent: String? {
        let isComplete = (0...1).allSatisfy { isAvailable(pod($0)) && pod($0)?.revision == Settings.new }
        guard !isComplete || pods.count > 2 else { return nil }
        return created.isEmpty && deleted.isEmpty && plan.waits.isEmpty ? "waits for nothing and does nothing" : nil
    }
}
