import ObjectModel

// What is stopped: everything that runs once the Job is over or suspended; else pods beyond those that should run.

extension JobState {
    func doomedPods(_ tally: JobTally, _ verdict: JobVerdict?) -> [JobPod] {
        if verdict != nil { return tally.active }
        if isDeleting { return [] }
        if spec.isSuspended { return tally.active }
        var doomed = superfluousIndexPods(tally.active)
        let surplus = tally.active.count - wantedPods(tally)
        if surplus > doomed.count {
            let chosen = Set(doomed.map(\.uid))
            let rest = tally.active.filter { !chosen.contains($0.uid) }.sorted(by: Self.goesFirst)
            doomed += rest.prefix(surplus - doomed.count)
        }
        return Array(doomed.prefix(Limits.podsPerJobPlan))
    }

    /// Whether stopping the first pod loses less than stopping the second: not yet on a node, not yet running, not
    /// yet ready, ready for less time, restarted more often, younger.
    static func goesFirst(_ first: JobPod, _ second: JobPod) -> Bool {
        let (left, right) = (rank(first), rank(second))
        if left != right { return left < right }
        let never = Time(seconds: .max)
        let (leftReady, rightReady) = (first.readySince ?? never, second.readySince ?? never)
        if leftReady != rightReady { return leftReady > rightReady }
        let (leftRestarts, rightRestarts) = (ContainerRestarts(first.pod), ContainerRestarts(second.pod))
        if leftRestarts != rightRestarts { return leftRestarts > rightRestarts }
        let (leftAge, rightAge) = (first.pod.metadata.creationTimestamp, second.pod.metadata.creationTimestamp)
        if leftAge != rightAge { return leftAge ?? never > rightAge ?? never }
        return first.name < second.name
    }

    private static func rank(_ pod: JobPod) -> Int {
        let isAssigned = !pod.pod.spec.nodeName.isEmpty
        let phase =
            switch pod.phase {
            case .pending: 0
            case .running: 2
            case .unknown, .succeeded, .failed: 1
            }
        return (isAssigned ? 8 : 0) + phase * 2 + (pod.isReady ? 1 : 0)
    }
}

extension JobPlan {
    func deletePods(_ plan: inout Plan) {
        let reason = verdict?.message ?? (state.spec.isSuspended ? "the Job is suspended" : "too many pods run")
        plan.then(
            "delete pods",
            doomed.map { pod in
                Step(
                    .delete(pod.identity), reason: reason,
                    announces: [.normal("SuccessfulDelete", "Deleted pod: \(pod.name)", about: state.identity)],
                    ifRefused: .warning("FailedDelete", "Error deleting: ", about: state.identity))
            })
    }
}
