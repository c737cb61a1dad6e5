import ObjectModel

// activeDeadlineSeconds: how long a Job may run, however many pods it has.

extension JobState {
    func deadlineVerdict() -> JobVerdict? {
        guard let deadline, deadline <= now else { return nil }
        return .failure(reason: "DeadlineExceeded", message: "Job was active longer than specified deadline")
    }

    /// nil for a Job that may run for ever, or is suspended.
    fileprivate var deadline: Time? {
        guard let seconds = spec.activeDeadlineSeconds, let startTime else { return nil }
        return startTime.adding(seconds: Double(seconds))
    }
}

extension JobPlan {
    func watchDeadline(_ plan: inout Plan) {
        guard verdict == nil, let deadline = state.deadline else { return }
        plan.wait(
            for: "the Job to end before its deadline of \(state.spec.activeDeadlineSeconds ?? 0) s "
                + "(activeDeadlineSeconds); it fails then",
            since: state.startTime, until: deadline)
    }
}
