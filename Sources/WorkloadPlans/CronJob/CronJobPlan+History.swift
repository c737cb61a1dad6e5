import ObjectModel

// successfulJobsHistoryLimit, failedJobsHistoryLimit: how many finished Jobs of each kind are kept, the newest. Jobs
// made by hand count too. What is being deleted already (ttlSecondsAfterFinished) does not.

extension CronJobState {
    func outdatedRuns() -> [CronJobRun] {
        guard !isDeleting else { return [] }
        return outdated(.complete, limit: spec.successfulJobsHistoryLimit)
            + outdated(.failed, limit: spec.failedJobsHistoryLimit)
    }

    private func outdated(_ end: CronJobRun.End, limit: Int?) -> [CronJobRun] {
        guard let limit else { return [] }
        let finished = runs.filter { $0.end == end && !$0.isDeleting }
        guard finished.count > limit else { return [] }
        return Array(finished.sorted(by: Self.startedEarlier).prefix(finished.count - limit))
    }

    private static func startedEarlier(_ left: CronJobRun, _ right: CronJobRun) -> Bool {
        let never = Time(seconds: .max)
        return (left.startTime ?? never, left.name) < (right.startTime ?? never, right.name)
    }
}

extension CronJobPlan {
    func trimHistory(_ plan: inout Plan) {
        plan.then(
            "delete old Jobs",
            outdated.map { deletion(of: $0, reason: "there are newer Jobs, and the history limit is reached") })
    }
}
