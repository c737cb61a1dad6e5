import ObjectModel

// How many pods have to succeed, and how many run at a time. Without `completions` the pods share a work queue: they
// know themselves when the work is done, so from the first success on no pod is started.

extension JobSpec {
    /// Pods that may run at a time.
    var parallelPods: Int { parallelism ?? 1 }
    /// Pods that have to succeed; nil for a work queue.
    var wantedSuccesses: Int? { completions }
    /// Indexes of an Indexed Job are below this.
    var indexLimit: Int { completions ?? 0 }
}

extension JobState {
    func completionsVerdict(_ tally: JobTally) -> JobVerdict? {
        let isReached =
            if let wanted = spec.wantedSuccesses {
                tally.succeeded >= wanted
            } else {
                tally.succeeded > 0 && tally.active.isEmpty
            }
        guard isReached else { return nil }
        return .success(reason: "CompletionsReached", message: "Reached expected number of succeeded pods")
    }

    /// How many pods should run now.
    func wantedPods(_ tally: JobTally) -> Int {
        guard let wanted = spec.wantedSuccesses else {
            return tally.succeeded > 0 ? tally.active.count : spec.parallelPods
        }
        return max(0, min(wanted - tally.succeeded, spec.parallelPods))
    }
}

extension JobPlan {
    /// Creates the pods that are missing, unless pods are being deleted: a Job does one or the other.
    func createPods(_ plan: inout Plan) {
        guard verdict == nil, !state.isDeleting, !state.spec.isSuspended, doomed.isEmpty else { return }
        let missing = state.wantedPods(tally) - tally.active.count - blockingPods
        guard missing > 0 else { return }
        let count = min(missing, Limits.podsPerJobPlan)
        let creations = pods(count, &plan).map { pod in
            Step(
                .create(pod.value), reason: "\(missing) more pods should run",
                announces: [.normal("SuccessfulCreate", "Created pod: \(pod.metadata.name)", about: state.identity)],
                ifRefused: .warning("FailedCreate", "Error creating: ", about: state.identity))
        }
        plan.then("create pods", .slowStart, creations)
    }

    private func pods(_ count: Int, _ plan: inout Plan) -> [Pod] {
        var factory = JobPodFactory(state)
        if state.spec.countsFailuresPerIndex {
            return indexesAfterBackoff(count, &plan).map { index in
                factory.pod(index: index, replacing: tally.awaitingReplacement[index])
            }
        }
        guard !waitsForBackoff(&plan) else { return [] }
        guard state.spec.isIndexed else { return (0..<count).map { _ in factory.pod() } }
        return pendingIndexes(count).map { factory.pod(index: $0, replacing: nil) }
    }
}
