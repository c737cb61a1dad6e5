import ObjectModel

/// What a Job's pods amount to, in one pass, before anything is decided.
struct JobTally: Sendable {
    private(set) var active: [JobPod] = []
    private(set) var ready = 0
    private(set) var terminating = 0
    /// Successes in all: those in the status and those that still have to get there.
    private(set) var succeeded: Int
    /// Failures in all that count against `backoffLimit`.
    private(set) var failed: Int
    /// Indexes as the status has them, without those that the Job no longer has.
    let recordedIndexes: CompletionIndexes
    /// The same and those that succeeded since.
    private(set) var succeededIndexes = CompletionIndexes()
    /// nil unless failures are counted per index.
    private(set) var failedIndexes: CompletionIndexes?
    /// Failed pods that must stay until another pod has taken over the count of failures of their index, by index.
    private(set) var awaitingReplacement: [Int: JobPod] = [:]

    init(_ state: JobState) {
        let spec = state.spec
        let status = state.status
        let lists = status.uncountedTerminatedPods ?? UncountedTerminatedPods()
        let known = (succeeded: Set(lists.succeeded), failed: Set(lists.failed))
        recordedIndexes =
            spec.isIndexed
            ? CompletionIndexes(parsing: status.completedIndexes, below: spec.indexLimit) : CompletionIndexes()
        succeeded = status.succeeded + lists.succeeded.count
        failed = status.failed + lists.failed.count
        var newIndexes: [Int] = []
        for pod in state.pods {
            if pod.isActive {
                active.append(pod)
                if pod.isReady { ready += 1 }
                continue
            }
            if pod.isTerminating { terminating += 1 }
            guard pod.isTracked, spec.knows(pod) else { continue }
            if pod.phase == .succeeded {
                if !known.succeeded.contains(pod.uid) { succeeded += 1 }
                if let index = pod.completionIndex { newIndexes.append(index) }
            } else if spec.considersFailed(pod), !known.failed.contains(pod.uid), spec.countsFailure(of: pod) {
                failed += 1
            }
        }
        guard spec.isIndexed else { return }
        succeededIndexes = recordedIndexes.union(CompletionIndexes(newIndexes))
        succeeded = succeededIndexes.count
        guard spec.countsFailuresPerIndex else { return }
        failedIndexes = state.failedIndexes()
        awaitingReplacement = state.podsAwaitingReplacement(self)
    }

    /// Indexes of pods that run or will.
    var activeIndexes: CompletionIndexes { CompletionIndexes(active.lazy.compactMap(\.completionIndex)) }

    /// Whether the pod has to stay until its index has a new one.
    func awaitsReplacement(_ pod: JobPod) -> Bool {
        pod.completionIndex.flatMap { awaitingReplacement[$0] }?.uid == pod.uid
    }
}
