import ObjectModel

// Times of the schedule that passed without a run: the controller was down, the CronJob was suspended, or a run was in
// the way. Only the latest of them is made up for, and only within startingDeadlineSeconds.

extension CronJobSpec {
    /// What was due at this moment or before it is too late by now; nil where there is no deadline.
    func deadlineStart(at now: Time) -> Time? {
        startingDeadlineSeconds.map { now.adding(seconds: -Double($0)).wholeSeconds }
    }
}

extension CronJobState {
    func warnOfManyMissed(_ plan: inout Plan) {
        guard schedule.isFarBehind else { return }
        plan.announce(
            .warning(
                "TooManyMissedTimes",
                "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew",
                about: identity))
    }

    func isTooLate(_ slot: Time, _ plan: inout Plan) -> Bool {
        guard let start = spec.deadlineStart(at: now.adding(seconds: -schedule.delay)), slot <= start else {
            return false
        }
        plan.wait(
            for: "a later time of the schedule; the run of \(text(of: slot)) is left out because its "
                + "startingDeadlineSeconds are over", since: slot)
        return true
    }

    /// Whether the time lies before a change of the schedule, and nothing has happened since. As with Kubernetes, the
    /// change of a schedule by itself starts nothing that would have been due by the new one.
    func waitsAfterChange(_ slot: Time, _ plan: inout Plan) -> Bool {
        guard let scheduleChange, slot.adding(seconds: schedule.delay) <= scheduleChange else { return false }
        plan.wait(
            for: "a later time of the schedule; the run of \(text(of: slot)) is left out because the schedule was "
                + "changed after it", since: scheduleChange)
        return true
    }

    /// Whether a Job of the due run's name is there already: then the run has happened, or never can.
    func isNameTaken(_ plan: inout Plan) -> Bool {
        guard let namesake else { return false }
        let whose = namesake.owner == identity.uid ? "its own" : "not its own"
        plan.wait(
            for: "a later time of the schedule; for the one that is due there is a Job already, \(namesake.name), "
                + whose)
        return true
    }
}
