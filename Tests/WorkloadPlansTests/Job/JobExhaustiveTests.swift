import ObjectModel
import Testing
import WorkloadPlans

/// Every small state: up to three pods, each in every situation it can be in, under every setting that matters.
/// Whatever the state, its plan must not break the promises below.
@Suite struct JobExhaustiveTests {
    @Test func jobsWithoutIndexes() throws {
        var count = 0
        let all = Settings.all(completions: [nil, 2], isIndexed: false)
        for pods in PodCase.multisets(upTo: 3, indexes: [nil]) {
            let real = PodCase.real(pods)
            for settings in all {
                try check(JobCase(pods: pods, real: real, settings: settings))
                count += 1
            }
        }
        #expect(count > 10_000)
    }

    @Test func jobsWithIndexes() throws {
        var count = 0
        let all = Settings.all(completions: [2], isIndexed: true)
        for pods in PodCase.multisets(upTo: 2, indexes: [0, 2]) {
            let real = PodCase.real(pods)
            for settings in all {
                try check(JobCase(pods: pods, real: real, settings: settings))
                count += 1
            }
        }
        #expect(count > 10_000)
    }

    @Test func finishedJobsOnlyFreeTheirPods() throws {
        for pods in PodCase.multisets(upTo: 3, indexes: [nil]) {
            for condition in ["Complete", "Failed"] {
                let settings = Settings(completions: 1, parallelism: 2, isIndexed: false, condition: condition)
                let jobCase = JobCase(pods: pods, real: PodCase.real(pods), settings: settings)
                let plan = JobPlan.plan(for: try jobCase.state())
                #expect(plan.steps.allSatisfy { $0.releases != nil })
                #expect(plan.isEmpty == pods.allSatisfy { !$0.isTracked })
            }
        }
    }

    private func check(_ jobCase: JobCase) throws {
        let state = try jobCase.state()
        let plan = JobPlan.plan(for: state)
        let violation = Promises(state: state, plan: plan, jobCase: jobCase).violation
        // Recording an expectation costs more than a plan.
        if let violation { Issue.record("\(violation) in \(jobCase)") }
        guard jobCase.settings.condition == nil else { return }
        if JobPlan.plan(for: state) != plan { Issue.record("not deterministic: \(jobCase)") }
    }
}

// MARK: - States

/// A situation a pod can be in.
private struct PodCase: Equatable {
    enum Life: CaseIterable {
        case pending, running, succeeded, failed, terminating, failedAndDeleted
    }
    let life: Life
    let isTracked: Bool
    let index: Int?

    static func multisets(upTo size: Int, indexes: [Int?]) -> [[PodCase]] {
        let all = Life.allCases.flatMap { life in
            indexes.flatMap { index in
                [true, false].map { PodCase(life: life, isTracked: $0, index: index) }
            }
        }
        var sets: [[PodCase]] = [[]]
        var last: [(set: [PodCase], from: Int)] = [([], 0)]
        for _ in 0..<size {
            last = last.flatMap { entry in
                (entry.from..<all.count).map { (entry.set + [all[$0]], $0) }
            }
            sets += last.map(\.set)
        }
        return sets
    }

    static func real(_ cases: [PodCase]) -> [JobPod] {
        cases.enumerated().map { JobPod($0.element.pod($0.offset)) }
    }

    private func pod(_ number: Int) -> Pod {
        .new { pod in
            pod.metadata = .make {
                $0.name = "pi-\(number)"
                $0.namespace = "default"
                $0.uid = "pod-\(number)"
                $0.labels = ["job-name": "pi"]
                if let index { $0.annotations = ["batch.kubernetes.io/job-completion-index": "\(index)"] }
                if isTracked { $0.finalizers = [JobSimulation.trackingFinalizer] }
                $0.ownerReferences = [
                    .make { owner in
                        owner.uid = "job"
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
                case .running, .terminating: "Running"
                case .succeeded: "Succeeded"
                case .failed, .failedAndDeleted: "Failed"
                }
        }
    }
}

private struct Settings {
    var completions: Int?
    var parallelism: Int
    var isIndexed: Bool
    var condition: String?
    var isSuspended = false
    var replacesOnlyFailed = false
    var areNoted = false
    var countsPerIndex = false
    var backoffLimit = 6

    static func all(completions: [Int?], isIndexed: Bool) -> [Settings] {
        let plain = completions.flatMap { completions in
            [0, 2].map { Settings(completions: completions, parallelism: $0, isIndexed: isIndexed) }
        }
        var all = plain.flatMap { [$0, $0.with { $0.replacesOnlyFailed = true }] }
        all += all.map { $0.with { $0.areNoted = true } }
        if isIndexed { all += all.map { $0.with { $0.countsPerIndex = true } } }
        return all.flatMap { settings in
            [
                settings, settings.with { $0.isSuspended = true }, settings.with { $0.backoffLimit = 0 },
                settings.with { $0.condition = "SuccessCriteriaMet" }, settings.with { $0.condition = "FailureTarget" },
            ]
        }
    }

    private func with(_ change: (inout Settings) -> Void) -> Settings {
        var settings = self
        change(&settings)
        return settings
    }
}

private struct JobCase: CustomStringConvertible {
    let pods: [PodCase]
    let real: [JobPod]
    let settings: Settings

    var description: String { "\(pods.map { "\($0.life) \($0.isTracked) \($0.index ?? -1)" }) \(settings)" }

    func state() throws -> JobState {
        var job = JobSimulation.job()
        job.metadata.uid = "job"
        job.metadata.resourceVersion = "1"
        job.spec.completions = settings.completions
        job.spec.parallelism = settings.parallelism
        job.spec.completionMode = settings.isIndexed ? "Indexed" : "NonIndexed"
        job.spec.suspend = settings.isSuspended
        job.spec.backoffLimit = settings.backoffLimit
        if settings.replacesOnlyFailed { job.spec.podReplacementPolicy = "Failed" }
        if settings.countsPerIndex { job.spec.backoffLimitPerIndex = 1 }
        if let condition = settings.condition {
            job.status.conditions = [
                .make {
                    $0.type = condition
                    $0.status = "True"
                }
            ]
        }
        if settings.areNoted {
            job.status.uncountedTerminatedPods = .make {
                $0.succeeded = settings.isIndexed ? [] : real.filter { $0.phase == .succeeded }.map(\.uid)
                $0.failed = real.filter { $0.phase == .failed }.map(\.uid)
            }
        }
        return try JobState(
            job: job, pods: real, now: Time(seconds: 10_000), names: NameSource(seed: 7))
    }
}

// MARK: - Promises

private struct Promises {
    let state: JobState
    let plan: Plan
    let jobCase: JobCase
    /// As the plan leaves it.
    let status: JobStatus

    init(state: JobState, plan: Plan, jobCase: JobCase) {
        self.state = state
        self.plan = plan
        self.jobCase = jobCase
        let written = plan.steps.lazy.compactMap { step -> JobStatus? in
            if case .updateStatus(let job) = step.action { Job(job).status } else { nil }
        }
        status = written.first ?? state.job.status
    }

    /// The first promise that the plan breaks.
    var violation: String? {
        let phases = plan.phases.map(\.name)
        let order = ["track pods", "write status", "release pods", "delete pods", "create pods"]
        if phases != order.filter(phases.contains) { return "phases out of order: \(phases)" }
        return tooManyPods ?? wrongIndex ?? releasedTooEarly ?? wrongCount
    }

    private var creations: [Pod] {
        plan.steps.compactMap { if case .create(let pod) = $0.action { Pod(pod) } else { nil } }
    }
    private var deletions: Set<String> { Set(plan.steps.compactMap(\.deletes)) }

    private var tooManyPods: String? {
        let active = state.pods.filter(\.isActive).count
        if !creations.isEmpty, !deletions.isEmpty { return "creates and deletes" }
        if !creations.isEmpty, active + creations.count > jobCase.settings.parallelism { return "too many pods" }
        let isOver = status.conditions.contains { $0.type != "Suspended" && $0.status == "True" }
        if !creations.isEmpty, isOver || jobCase.settings.isSuspended { return "creates pods of a Job that is over" }
        return nil
    }

    private var wrongIndex: String? {
        guard jobCase.settings.isIndexed else { return nil }
        let new = creations.map { JobPod($0).completionIndex }
        if Set(new).count != new.count { return "an index twice" }
        let limit = jobCase.settings.completions ?? 0
        let done = CompletionIndexes(parsing: status.completedIndexes, below: limit)
        let lost = CompletionIndexes(parsing: status.failedIndexes ?? "", below: limit)
        for index in new {
            guard let index, index < limit else { return "an index beyond completions" }
            if done.contains(index) || lost.contains(index) { return "index \(index) is settled" }
            let isRunning = state.pods.contains { $0.isActive && $0.completionIndex == index }
            if isRunning { return "index \(index) runs" }
        }
        return nil
    }

    /// A pod that should count loses its finalizer only after the status knows it.
    private var releasedTooEarly: String? {
        let noted = status.uncountedTerminatedPods ?? UncountedTerminatedPods()
        let done = CompletionIndexes(parsing: status.completedIndexes, below: jobCase.settings.completions ?? 0)
        for uid in plan.steps.compactMap(\.releases) {
            guard let pod = state.pods.first(where: { $0.uid == uid }) else { return "releases a stranger" }
            if !pod.isTracked { return "releases twice" }
            if let index = pod.completionIndex, index >= jobCase.settings.completions ?? 0 { continue }
            switch pod.phase {
            case .succeeded:
                let isNoted = pod.completionIndex.map(done.contains) ?? noted.succeeded.contains(uid)
                if !isNoted { return "loses the success of \(pod.name)" }
            case .failed where !pod.isDeleting:
                if !noted.failed.contains(uid) { return "loses the failure of \(pod.name)" }
            case _ where pod.isActive:
                if !deletions.contains(uid) { return "leaves \(pod.name) running without a finalizer" }
            default: break
            }
        }
        return nil
    }

    /// Every tracked pod that has ended is counted once at most, and all of the old account is in the new one.
    private var wrongCount: String? {
        let old = state.job.status.uncountedTerminatedPods ?? UncountedTerminatedPods()
        let new = status.uncountedTerminatedPods ?? UncountedTerminatedPods()
        if Set(new.failed).count != new.failed.count || Set(new.succeeded).count != new.succeeded.count {
            return "a pod twice in the account"
        }
        let known = old.failed + old.succeeded
        let added = (new.failed + new.succeeded).filter { !known.contains($0) }
        for uid in added {
            guard let pod = state.pods.first(where: { $0.uid == uid }), pod.isTracked, !pod.isActive else {
                return "counts \(uid), which has not ended or was counted"
            }
        }
        let failed = status.failed + new.failed.count - added.filter(new.failed.contains).count
        if failed != state.job.status.failed + old.failed.count { return "failures change" }
        guard !jobCase.settings.isIndexed else { return nil }
        let succeeded = status.succeeded + new.succeeded.count - added.filter(new.succeeded.contains).count
        return succeeded == state.job.status.succeeded + old.succeeded.count ? nil : "successes change"
    }
}

extension Step {
    /// The uid of the pod whose finalizer the step takes away.
    fileprivate var releases: String? {
        guard case .patch(let identity, _, let patch) = action,
            patch.at("metadata", "$deleteFromPrimitiveList/finalizers") != nil
        else { return nil }
        return identity.uid
    }
    fileprivate var deletes: String? {
        guard case .delete(let identity, _) = action else { return nil }
        return identity.uid
    }
}
