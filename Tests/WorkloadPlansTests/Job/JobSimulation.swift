import ObjectModel
import TestKit
import WorkloadPlans

/// One Job, its pods and its controller, without a cluster: what a test does to the pods happens at once, and the
/// controller acts only when asked to.
struct JobSimulation {
    static let trackingFinalizer = "batch.kubernetes.io/job-tracking"

    var world: PlanSimulator
    private let name: String
    private var backoff = JobBackoff()
    private var seed: UInt64

    /// A Job with a template of one container, defaulted as the API server does.
    init(seed: UInt64 = 1, name: String = "pi", _ change: (inout Job) -> Void = { _ in }) throws {
        self.seed = seed
        self.name = name
        world = PlanSimulator()
        var job = Self.job(name)
        change(&job)
        try world.create(job)
    }

    static func job(_ name: String = "pi") -> Job {
        .new { job in
            job.metadata.name = name
            job.metadata.namespace = "default"
            job.spec.parallelism = 1
            job.spec.completions = 1
            job.spec.backoffLimit = 6
            job.spec.completionMode = "NonIndexed"
            job.spec.podReplacementPolicy = "TerminatingOrFailed"
            job.spec.suspend = false
            job.spec.selector = .make { $0.matchLabels = ["job-name": name] }
            job.spec.template.metadata.labels = ["job-name": name]
            job.spec.template.spec.restartPolicy = "Never"
            job.spec.template.spec.containers = [
                .make {
                    $0.name = "main"
                    $0.image = "app:v1"
                }
            ]
        }
    }

    // MARK: What is there

    /// nil when it has been deleted.
    var job: Job? { world.all(Job.self).first { $0.metadata.name == name } }
    var status: JobStatus { job?.status ?? JobStatus() }
    var pods: [Pod] { world.all(Pod.self) }
    var activePods: [Pod] { pods.filter { JobPod($0).isActive } }
    var events: [String] { world.events.map { "\($0.reason): \($0.message)" } }

    /// `Type=Status Reason: message`, in order.
    var conditions: [String] {
        status.conditions.map { "\($0.type)=\($0.status) \($0.reason): \($0.message)" }
    }
    var isFinished: Bool {
        status.conditions.contains { ["Complete", "Failed"].contains($0.type) && $0.status == "True" }
    }

    func pod(index: Int) -> Pod? { activePods.first { JobPod($0).completionIndex == index } }

    // MARK: What the controller does

    /// What it would do now.
    mutating func plan() throws -> Plan {
        guard let job else { return JobPlan.plan(forOrphans: pods.map(JobPod.init)) }
        seed &+= 1
        let state = try JobState(
            job: job, pods: pods.map(JobPod.init), now: world.now, names: NameSource(seed: seed), backoff: backoff)
        backoff = state.backoff
        return JobPlan.plan(for: state)
    }

    /// One plan, or the start of it; the controller that died forgets what it knew.
    @discardableResult
    mutating func sync(steps: Int = .max) throws -> Plan {
        let plan = try plan()
        if world.apply(plan, steps: steps) == .crashed { backoff = JobBackoff() }
        return plan
    }

    /// Plans until there is nothing to do; false when that does not come.
    @discardableResult
    mutating func settle() throws -> Bool {
        for _ in 0..<50 where try sync().isEmpty { return true }
        return false
    }

    /// Moves the clock to where the next plan wants it, and settles.
    mutating func settleLater() throws {
        if let next = try plan().lookAgain { world.now = max(world.now, next) }
        try settle()
    }

    // MARK: What happens to the Job and its pods

    mutating func change(_ change: (inout Job) -> Void) throws {
        if let job { try world.change(job, change) }
    }

    mutating func run(_ pod: Pod) throws {
        let now = world.now
        try world.change(pod) {
            $0.spec.nodeName = "node-0"
            $0.status.phase = "Running"
            $0.status.conditions = [Self.ready("True", at: now)]
        }
    }

    mutating func runAll() throws {
        for pod in activePods where pod.status.phase == "Pending" { try run(pod) }
    }

    mutating func finish(_ pod: Pod, exitCode: Int = 0, condition: String? = nil) throws {
        let now = world.now
        try world.change(pod) {
            $0.status.phase = exitCode == 0 ? "Succeeded" : "Failed"
            $0.status.conditions = [Self.ready("False", at: now)]
            if let condition { $0.status.conditions.append(Self.condition(condition, "True", at: now)) }
            $0.status.containerStatuses = [
                .make { container in
                    container.name = "main"
                    container.state = .make { state in
                        state.terminated = .make {
                            $0.exitCode = exitCode
                            $0.finishedAt = now
                        }
                    }
                }
            ]
        }
    }

    /// Someone else deletes the pod; if it was on a node it goes on for a while.
    mutating func delete(_ pod: Pod) throws { try world.delete(pod) }

    /// The node is done with all pods that were deleted: those that still ran have failed.
    mutating func endDeletedPods() throws {
        for pod in pods where JobPod(pod).isDeleting {
            if JobPod(pod).isTerminating { try finish(pod, exitCode: 143) }
            try world.delete(pod, gracePeriodSeconds: 0)
        }
    }

    private static func ready(_ status: String, at now: Time) -> PodCondition { condition("Ready", status, at: now) }

    private static func condition(_ type: String, _ status: String, at now: Time) -> PodCondition {
        .make {
            $0.type = type
            $0.status = status
            $0.lastTransitionTime = now
        }
    }
}
