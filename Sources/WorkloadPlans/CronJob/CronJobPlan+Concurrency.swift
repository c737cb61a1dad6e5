import ObjectModel

// concurrencyPolicy: what happens to a run that is due while Jobs of earlier ones are not finished. Jobs made by hand
// don't count, with Forbid or with Replace.

extension CronJobState {
    private enum ConcurrencyPolicy: String {
        case allow = "Allow"
        case forbid = "Forbid"
        case replace = "Replace"
    }

    private var policy: ConcurrencyPolicy { ConcurrencyPolicy(rawValue: spec.concurrencyPolicy) ?? .allow }

    /// Jobs of the schedule that are not finished, in the status already or not.
    private var unfinishedRuns: [CronJobRun] {
        let recorded = Set(status.active.map(\.uid))
        return runs.filter { !$0.isFinished && ($0.slot != nil || recorded.contains($0.uid)) }
    }

    /// With Forbid, whether another run has to end first. The time is not lost: it is made up for after that.
    func waitsForOthers(_ slot: Time, _ plan: inout Plan) -> Bool {
        let others = unfinishedRuns
        guard policy == .forbid, !others.isEmpty else { return false }
        plan.announce(
            .normal(
                "JobAlreadyActive",
                "Not starting job because prior execution is running and concurrency policy is Forbid",
                about: identity))
        plan.wait(
            for: "\(others.map(\.name).joined(separator: ", ")) to finish; the run of \(text(of: slot)) is not created "
                + "before that because concurrencyPolicy is Forbid",
            since: slot)
        return true
    }

    /// With Replace, the runs that have to go for the next one.
    func replacedRuns() -> [CronJobRun] { policy == .replace ? unfinishedRuns : [] }
}

extension CronJobPlan {
    func stopReplaced(_ plan: inout Plan) {
        plan.then(
            "delete replaced Jobs",
            replaced.filter { !$0.isDeleting }.map { run in
                deletion(of: run, reason: "it still runs, and concurrencyPolicy is Replace")
            })
    }

    func deletion(of run: CronJobRun, reason: String) -> Step {
        Step(
            .delete(run.identity, Deletion(propagation: .background)), reason: reason,
            announces: [.normal("SuccessfulDelete", "Deleted job \(run.name)", about: state.identity)],
            ifRefused: .warning("FailedDelete", "Deleted job: ", about: state.identity))
    }
}
