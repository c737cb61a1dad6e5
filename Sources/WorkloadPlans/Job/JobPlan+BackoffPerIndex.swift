import ObjectModel

// backoffLimitPerIndex: each index of an Indexed Job has its own count of failures (KEP-3850). The count travels in
// an annotation from pod to pod: a failed pod is kept until the pod that replaces it is there. An index that failed
// too often is given up; the Job goes on with the others, unless more than maxFailedIndexes are lost, and fails in
// the end.

extension JobSpec {
    var countsFailuresPerIndex: Bool { backoffLimitPerIndex != nil }
}

extension JobPod {
    /// Failures of its index before this pod that count.
    var indexFailures: Int { count(JobNames.indexFailureCount) }
    /// Failures of its index before this pod that the podFailurePolicy ignores.
    var ignoredIndexFailures: Int { count(JobNames.indexIgnoredFailureCount) }

    /// Anybody may have written the annotation: sums of counts stay in range.
    private func count(_ name: String) -> Int {
        min(max(0, annotation(name).flatMap { Int($0) } ?? 0), Int(Int32.max))
    }
}

extension JobState {
    /// Those of the status that the Job still has, and those that failed since. Pods that are stopped because the Job
    /// is over say nothing about their index.
    func failedIndexes() -> CompletionIndexes {
        let isOver = recordedVerdict != nil
        let recorded = CompletionIndexes(parsing: status.failedIndexes ?? "", below: spec.indexLimit)
        let new = pods.lazy.filter { pod in
            guard !pod.isActive, !(isOver && pod.isDeleting), self.spec.knows(pod), let index = pod.completionIndex
            else { return false }
            return !recorded.contains(index) && self.givesUpIndex(of: pod)
        }
        return recorded.union(CompletionIndexes(new.compactMap(\.completionIndex)))
    }

    private func givesUpIndex(of pod: JobPod) -> Bool {
        guard spec.considersFailed(pod) else { return false }
        return switch spec.policyAction(for: pod) {
        case .failIndex: true
        case .ignore: false
        case .count, .failJob, nil: pod.indexFailures >= spec.backoffLimitPerIndex ?? 0
        }
    }

    /// For each index that has to be tried again and has no running pod, the failed pod that knows most.
    func podsAwaitingReplacement(_ tally: JobTally) -> [Int: JobPod] {
        let given = tally.failedIndexes ?? CompletionIndexes()
        let settled = tally.activeIndexes.union(tally.succeededIndexes).union(given)
        var latest: [Int: JobPod] = [:]
        for pod in pods where pod.isTracked && spec.considersFailed(pod) && spec.knows(pod) {
            guard let index = pod.completionIndex, !settled.contains(index) else { continue }
            if let other = latest[index], !pod.knowsMore(than: other) { continue }
            latest[index] = pod
        }
        return latest
    }

    func backoffLimitPerIndexVerdict(_ tally: JobTally) -> JobVerdict? {
        guard let failed = tally.failedIndexes, !failed.isEmpty else { return nil }
        if let maximum = spec.maxFailedIndexes, failed.count > maximum {
            return .failure(
                reason: "MaxFailedIndexesExceeded",
                message: "Job has exceeded the specified maximal number of failed indexes")
        }
        guard failed.count + tally.succeededIndexes.count >= spec.indexLimit else { return nil }
        return .failure(reason: "FailedIndexes", message: "Job has failed indexes")
    }
}

extension JobPod {
    private var allIndexFailures: Int { indexFailures + ignoredIndexFailures }

    fileprivate func knowsMore(than other: JobPod) -> Bool {
        allIndexFailures >= other.allIndexFailures && finishedAt >= other.finishedAt
    }

    /// When its index may be tried again.
    fileprivate func indexBackoffEnd(_ pace: JobBackoffPace) -> Time {
        finishedAt.adding(seconds: pace.seconds(afterFailures: allIndexFailures + 1))
    }
}

extension JobPlan {
    /// Of the next indexes that need a pod, those that have waited long enough.
    func indexesAfterBackoff(_ count: Int, _ plan: inout Plan) -> [Int] {
        let pace = JobBackoffPace(state.job)
        var held: [(index: Int, end: Time)] = []
        let free = pendingIndexes(count).filter { index in
            guard let end = tally.awaitingReplacement[index]?.indexBackoffEnd(pace), end > state.now else {
                return true
            }
            held.append((index, end))
            return false
        }
        if let next = held.min(by: { $0.end < $1.end }) {
            let others = held.count > 1 ? " (and \(held.count - 1) more after theirs)" : ""
            plan.wait(
                for: "the back-off of index \(next.index); it is tried again after that\(others)",
                since: tally.awaitingReplacement[next.index]?.finishedAt, until: next.end)
        }
        return free
    }
}
