import ObjectModel

/// What a Job does next. Each file beside this one holds one word of the documentation of Jobs
/// (kubernetes.io/docs/concepts/workloads/controllers/job).
///
/// A plan goes one step ahead of what was observed, never two: the status says what is, not what the plan will bring
/// about. The writes of one plan show up as changes, and the next plan goes on from there.
public struct JobPlan: Sendable {
    let state: JobState
    let tally: JobTally
    let verdict: JobVerdict?
    let account: JobAccount
    /// Running pods to be deleted now.
    let doomed: [JobPod]

    init(_ state: JobState) {
        self.state = state
        tally = JobTally(state)
        verdict = state.verdict(tally)
        account = JobAccount(state, tally, verdict)
        doomed = state.doomedPods(tally, verdict)
    }

    /// What to do now. The same state gives the same plan.
    public static func plan(for state: JobState) -> Plan {
        if let finished = state.finalCondition { return state.planAfter(finished) }
        var plan = Plan()
        guard !state.spec.isManagedElsewhere else {
            plan.wait(for: "the controller \(state.spec.managedBy ?? ""); it looks after the Job (managedBy)")
            return plan
        }
        let job = JobPlan(state)
        job.claimPods(&plan)
        job.writeStatus(&plan)
        job.releasePods(&plan)
        job.deletePods(&plan)
        job.createPods(&plan)
        job.explain(&plan)
        job.watchDeadline(&plan)
        job.watchStartDeadline(&plan)
        return plan
    }
}

extension JobState {
    /// A finished Job only waits for its removal; a pod that turns up late holds its finalizer for nothing.
    fileprivate func planAfter(_ finished: JobCondition) -> Plan {
        var plan = spec.isManagedElsewhere ? Plan() : JobPlan.plan(forOrphans: pods)
        removeAfterTimeToLive(finished, &plan)
        return plan
    }
}

extension JobSpec {
    /// Whether another controller looks after the Job (`spec.managedBy`).
    public var isManagedElsewhere: Bool { managedBy.map { $0 != JobNames.controller } ?? false }
}
