import ObjectModel

/// What a CronJob does next. Each file beside this one holds one word of its documentation
/// (kubernetes.io/docs/concepts/workloads/controllers/cron-jobs).
///
/// A run is one write, the creation of a Job whose name is that of the minute: it can't happen twice. The status
/// follows when the Job is seen, so a death in between loses nothing: whoever plans next sees the Job, takes its time
/// as done, and writes the status. And when thousands of runs are due at once, all Jobs are there before the first
/// status is written.
public struct CronJobPlan: Sendable {
    let state: CronJobState
    /// Runs that the next one replaces.
    let replaced: [CronJobRun]
    /// Finished Jobs beyond the history limits.
    let outdated: [CronJobRun]
    private let start: Start

    /// What becomes of the schedule's due time.
    enum Start: Sendable, Equatable {
        case nothing
        /// Create the Job of this time.
        case run(Time)
    }

    private init(_ state: CronJobState, _ plan: inout Plan) {
        self.state = state
        outdated = state.outdatedRuns()
        start = state.start(&plan)
        replaced = start == .nothing ? [] : state.replacedRuns()
    }

    /// What to do now. The same state gives the same plan.
    public static func plan(for state: CronJobState) -> Plan {
        var plan = Plan()
        let cronJob = CronJobPlan(state, &plan)
        cronJob.stopReplaced(&plan)
        cronJob.writeStatus(&plan)
        cronJob.trimHistory(&plan)
        if case .run(let slot) = cronJob.start { cronJob.createJob(for: slot, &plan) }
        return plan
    }
}

extension CronJobState {
    /// Whether a Job is to be created now; where not, the plan says what is waited for.
    fileprivate func start(_ plan: inout Plan) -> CronJobPlan.Start {
        guard !isDeleting, canTellTime(&plan), !waitsForResume(&plan), hasRuns(&plan), let slot = schedule.due else {
            return .nothing
        }
        warnOfManyMissed(&plan)
        let mayStart =
            !isTooLate(slot, &plan) && !waitsAfterChange(slot, &plan) && !isNameTaken(&plan)
            && !waitsForOthers(slot, &plan)
        return mayStart ? .run(slot) : .nothing
    }
}
