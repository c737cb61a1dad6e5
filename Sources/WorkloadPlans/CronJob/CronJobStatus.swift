import ObjectModel

// The status of a CronJob: which of its Jobs run, the last time of the schedule that has a Job, and when one last
// succeeded. Jobs made by hand are told of, but never in the list of those that run.

extension CronJobPlan {
    /// Writes the status if it is not as it should be, and tells what has changed.
    func writeStatus(_ plan: inout Plan) {
        for run in state.runs where !run.isFinished && run.slot == nil && !recorded.contains(run.uid) {
            plan.announce(
                .warning(
                    "UnexpectedJob", "Saw a job that the controller did not create or forgot: \(run.name)",
                    about: state.identity))
        }
        let status = observedStatus
        guard status != state.status else { return }
        var cronJob = state.cronJob
        cronJob.status = status
        plan.then(
            "write status",
            [Step(.updateStatus(cronJob.value), reason: "its Jobs have changed", announces: completions + losses)])
    }

    private var recorded: Set<String> { Set(state.status.active.map(\.uid)) }

    /// The status as it should be now.
    private var observedStatus: CronJobStatus {
        var status = state.status
        let recorded = recorded
        let gone = Set(replaced.map(\.uid))
        let running = state.runs.filter { !$0.isFinished && !gone.contains($0.uid) }
        let stillRunning = Set(running.map(\.uid))
        let new = running.filter { $0.slot != nil && !$0.isDeleting && !recorded.contains($0.uid) }
        if !new.isEmpty || !recorded.isSubset(of: stillRunning) {
            status.active =
                status.active.filter { stillRunning.contains($0.uid) }
                + new.sorted { ($0.slot ?? state.now, $0.name) < ($1.slot ?? state.now, $1.name) }.map(\.reference)
        }
        if let last = state.runs.lazy.compactMap(\.slot).max(), last > status.lastScheduleTime ?? Time(seconds: .min) {
            status.lastScheduleTime = last
        }
        let successes = state.runs.lazy.filter { $0.end == .complete }.compactMap(\.completionTime)
        if let last = successes.max(), last > status.lastSuccessfulTime ?? Time(seconds: .min) {
            status.lastSuccessfulTime = last
        }
        return status
    }

    /// Runs that ended since the last status, unless they go at once.
    private var completions: [Announcement] {
        let recorded = recorded
        let outdated = Set(outdated.map(\.uid))
        return state.runs.compactMap { run in
            guard let end = run.end, !outdated.contains(run.uid), recorded.contains(run.uid) || isNew(run) else {
                return nil
            }
            return .normal(
                "SawCompletedJob", "Saw completed job: \(run.name), condition: \(end.rawValue)", about: state.identity)
        }
    }

    /// A Job that was created since the last status.
    private func isNew(_ run: CronJobRun) -> Bool {
        guard let slot = run.slot else { return false }
        return state.status.lastScheduleTime.map { slot > $0 } ?? true
    }

    /// Jobs that somebody else deleted while they ran, or took away from the CronJob.
    private var losses: [Announcement] {
        let known = Set(state.runs.map(\.uid))
        return state.status.active.filter { !known.contains($0.uid) }.map { job in
            .normal("MissingJob", "Active job went missing: \(job.name)", about: state.identity)
        }
    }
}

extension CronJobRun {
    /// As the status names it.
    fileprivate var reference: ObjectReference {
        .make {
            $0.apiVersion = identity.apiVersion
            $0.kind = identity.kind
            $0.namespace = identity.namespace
            $0.name = identity.name
            $0.uid = identity.uid
            $0.resourceVersion = resourceVersion
        }
    }
}
