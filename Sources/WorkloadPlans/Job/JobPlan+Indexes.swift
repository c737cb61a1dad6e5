import ObjectModel

// completionMode Indexed: the Job is complete when there is one success for each index from 0 to completions - 1. An
// index has at most one running pod. completions can be changed together with parallelism; what is known of indexes
// at or above it is forgotten then.

extension JobSpec {
    var isIndexed: Bool { completionMode == "Indexed" }

    /// Whether the pod can count: in an Indexed Job its index must be one of the Job's.
    func knows(_ pod: JobPod) -> Bool { !isIndexed || pod.completionIndex.map { $0 < indexLimit } ?? false }
}

extension JobPlan {
    /// The lowest indexes that need a pod.
    func pendingIndexes(_ count: Int) -> [Int] {
        var taken = tally.succeededIndexes.union(tally.activeIndexes)
        if let failed = tally.failedIndexes { taken = taken.union(failed) }
        if state.spec.replacesOnlyFailedPods {
            let terminating = state.pods.lazy.filter(\.isTerminating).compactMap(\.completionIndex)
            taken = taken.union(CompletionIndexes(terminating))
        }
        return taken.firstMissing(count, below: state.spec.indexLimit)
    }
}

extension JobState {
    /// Running pods that no index needs: those of no index of the Job, and all but the worthiest of each index.
    func superfluousIndexPods(_ active: [JobPod]) -> [JobPod] {
        guard spec.isIndexed else { return [] }
        let strangers = active.filter { !spec.knows($0) }
        let byIndex = Dictionary(grouping: active.filter(spec.knows)) { $0.completionIndex ?? 0 }
        let doubles = byIndex.sorted { $0.key < $1.key }.flatMap { $0.value.sorted(by: Self.goesFirst).dropLast() }
        return strangers + doubles
    }
}
