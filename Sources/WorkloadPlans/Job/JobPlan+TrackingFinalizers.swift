import ObjectModel

/// How no pod is lost and none is counted twice (KEP-2307). Every pod is created with the tracking finalizer, which
/// keeps a deleted pod visible. A pod that has ended is counted in two steps:
///
/// 1. Its uid is written to `status.uncountedTerminatedPods` (an index that succeeded goes to
///    `status.completedIndexes` instead, which counts by itself). Only then is the finalizer taken away.
/// 2. Once the finalizer is gone, the uid moves from there to the counters, in one write.
///
/// So a pod with the finalizer whose uid is not in the status is in no counter; a uid in the status whose pod has no
/// finalizer is in no counter either; and there is no third place. A crash between any two writes changes none of
/// this.
struct JobAccount: Sendable {
    /// The counters and lists of the status as they have to be written before `releases` may be done.
    private(set) var succeeded: Int
    private(set) var failed: Int
    private(set) var uncountedSucceeded: [String]
    private(set) var uncountedFailed: [String]
    private(set) var completedIndexes: CompletionIndexes
    /// Pods whose finalizer can go.
    private(set) var releases: [JobPod] = []
    /// Whether every pod that has ended is in the account; false when the status can't hold more at a time.
    private(set) var isExhaustive = true

    init(_ state: JobState, _ tally: JobTally, _ verdict: JobVerdict?) {
        let status = state.status
        let lists = status.uncountedTerminatedPods ?? UncountedTerminatedPods()
        let tracked = Set(state.pods.lazy.filter(\.isTracked).map(\.uid))
        uncountedSucceeded = lists.succeeded.filter { tracked.contains($0) }
        uncountedFailed = lists.failed.filter { tracked.contains($0) }
        succeeded = status.succeeded + lists.succeeded.count - uncountedSucceeded.count
        failed = status.failed + lists.failed.count - uncountedFailed.count
        completedIndexes = tally.recordedIndexes
        count(state, tally, verdict)
        if state.spec.isIndexed { succeeded = completedIndexes.count }
    }

    /// Whether every pod that was ever noted is in the counters.
    var isSettled: Bool { isExhaustive && uncountedSucceeded.isEmpty && uncountedFailed.isEmpty && releases.isEmpty }

    private mutating func count(_ state: JobState, _ tally: JobTally, _ verdict: JobVerdict?) {
        let known = (succeeded: Set(uncountedSucceeded), failed: Set(uncountedFailed))
        var newIndexes: [Int] = []
        for pod in state.pods where pod.isTracked && state.mayRelease(pod, tally, verdict) {
            let isNoted = known.succeeded.contains(pod.uid) || known.failed.contains(pod.uid)
            let size = newIndexes.count + uncountedSucceeded.count + uncountedFailed.count
            guard isNoted || size < Limits.uncountedTerminatedPods else {
                isExhaustive = false
                continue
            }
            releases.append(pod)
            guard !isNoted, state.spec.knows(pod) else { continue }
            if pod.phase != .succeeded {
                if state.countsAsFailed(pod, verdict) { uncountedFailed.append(pod.uid) }
            } else if !state.spec.isIndexed {
                uncountedSucceeded.append(pod.uid)
            } else if let index = pod.completionIndex, !completedIndexes.contains(index) {
                newIndexes.append(index)
            }
        }
        completedIndexes = completedIndexes.union(CompletionIndexes(newIndexes))
    }
}

extension JobState {
    /// Whether nothing is left to learn from a tracked pod. A running pod of a failing Job stays: it is deleted
    /// first, and counts as failed then.
    fileprivate func mayRelease(_ pod: JobPod, _ tally: JobTally, _ verdict: JobVerdict?) -> Bool {
        if isDeleting || pod.phase == .succeeded || verdict?.isSuccess == true { return true }
        if verdict != nil { return !pod.isActive }
        return spec.considersFailed(pod) && !tally.awaitsReplacement(pod)
    }

    fileprivate func countsAsFailed(_ pod: JobPod, _ verdict: JobVerdict?) -> Bool {
        switch verdict {
        // Once the success is on record, pods are deleted because they are not needed. What failed before counts.
        case .success? where recordedVerdict != nil:
            guard pod.phase == .failed, !pod.isDeleting else { return false }
        case .failure?: guard !pod.isActive else { return false }
        case .success?, nil: guard spec.considersFailed(pod) else { return false }
        }
        return spec.countsFailure(of: pod)
    }
}

extension JobPlan {
    static let tracking: Value = ["metadata": ["finalizers": [.string(JobNames.trackingFinalizer)]]]
    static let untracking: Value = [
        "metadata": ["$deleteFromPrimitiveList/finalizers": [.string(JobNames.trackingFinalizer)]]
    ]

    /// Running pods that lost the finalizer: someone decided to delete them and did not come to it. They have not
    /// been counted, as only pods that have ended are, and they are wanted after all.
    var untracked: [JobPod] {
        guard verdict == nil, !state.isDeleting, !state.spec.isSuspended else { return [] }
        let doomed = Set(doomed.map(\.uid))
        return tally.active.filter { !$0.isTracked && !doomed.contains($0.uid) }
    }

    /// Takes the finalizer from pods that are in the status by now, and from those that are deleted next and shall
    /// not count.
    func releasePods(_ plan: inout Plan) {
        let counted = Set(account.releases.map(\.uid))
        let unwanted = doomed.filter { $0.isTracked && !counted.contains($0.uid) }
        plan.then("release pods", (account.releases + (stopsAsFailures ? [] : unwanted)).map(Self.untrack))
    }

    /// Whether the pods that are deleted count as failed: then they keep the finalizer until they have ended.
    private var stopsAsFailures: Bool { verdict?.isSuccess == false }

    static func untrack(_ pod: JobPod) -> Step {
        Step(.patch(pod.identity, untracking), reason: "nothing is left to count of \(pod.name)")
    }

    /// Takes the finalizer from pods that no unfinished Job will count: their Job is gone or finished, or they have
    /// lost it.
    public static func plan(forOrphans pods: [JobPod]) -> Plan {
        var plan = Plan()
        plan.then("release orphans", pods.filter(\.isTracked).map(untrack))
        return plan
    }
}
