import ObjectModel

// suspend: running pods are stopped and don't count as failed; the deadline's clock stands still until the Job is
// resumed, and starts anew then.

extension JobSpec {
    /// Whether `suspend` is set.
    public var isSuspended: Bool { suspend ?? false }
}

extension JobPlan {
    /// The Suspended condition as it should be; nil where it is not to be touched.
    var suspension: (status: String, reason: String, message: String)? {
        guard verdict == nil, !state.isDeleting else { return nil }
        let recorded = state.status.conditions.first { $0.type == "Suspended" }?.status
        return switch (state.spec.isSuspended, recorded) {
        case (true, "True"), (false, "False"), (false, nil): nil
        case (true, _): ("True", "JobSuspended", "Job suspended")
        case (false, _): ("False", "JobResumed", "Job resumed")
        }
    }

    /// The event that goes with a change of the condition.
    var suspensionEvent: Announcement? {
        suspension.map { .normal($0.status == "True" ? "Suspended" : "Resumed", $0.message, about: state.identity) }
    }
}

extension JobState {
    /// Since when the Job runs without a break; nil while it is suspended.
    var startTime: Time? {
        if spec.isSuspended { return nil }
        return trueCondition("Suspended") == nil ? status.startTime ?? now : now
    }
}
