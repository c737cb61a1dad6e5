import ObjectModel

// The status of a Job: what was observed of its pods, what has been counted of them, and whether it is over.

extension JobPlan {
    /// Writes the status if it is not as it should be, and tells what has changed.
    func writeStatus(_ plan: inout Plan) {
        let status = observedStatus
        guard status != state.status else { return }
        var job = state.job
        job.status = status
        plan.then(
            "write status",
            [
                Step(
                    .updateStatus(job.value), reason: "what was observed has changed",
                    announces: [suspensionEvent].compactMap(\.self) + finalEvents)
            ])
    }

    /// The status as it should be now.
    var observedStatus: JobStatus {
        var status = state.status
        status.conditions = conditions
        status.startTime = startTime
        status.active = tally.active.count
        status.ready = tally.ready
        status.terminating = tally.terminating
        status.succeeded = account.succeeded
        status.failed = account.failed
        status.completedIndexes = account.completedIndexes.description
        status.failedIndexes = tally.failedIndexes?.description
        status.uncountedTerminatedPods = .make {
            $0.succeeded = account.uncountedSucceeded
            $0.failed = account.uncountedFailed
        }
        if isOver, verdict?.isSuccess == true { status.completionTime = state.now }
        return status
    }

    private var startTime: Time? {
        if verdict == nil, !state.isDeleting { return state.startTime }
        // A finished Job has a start time, even if it never ran.
        return state.status.startTime ?? (isOver ? state.now : state.startTime)
    }

    /// Whether the verdict can be made final: no pod runs or terminates, and every pod is counted.
    var isOver: Bool {
        verdict != nil && tally.active.isEmpty && tally.terminating == 0 && account.isSettled
    }

    /// In the order in which they came up.
    private var conditions: [JobCondition] {
        var conditions = state.status.conditions
        if let suspension {
            let condition = condition("Suspended", suspension.status, suspension.reason, suspension.message)
            if let index = conditions.firstIndex(where: { $0.type == "Suspended" }) {
                conditions[index] = condition
            } else {
                conditions.append(condition)
            }
        }
        guard let verdict else { return conditions }
        for type in [verdict.interimCondition] + (isOver ? [verdict.finalCondition] : []) {
            guard state.trueCondition(type) == nil else { continue }
            conditions.removeAll { $0.type == type }
            conditions.append(condition(type, "True", verdict.reason, verdict.message))
        }
        return conditions
    }

    private func condition(_ type: String, _ status: String, _ reason: String, _ message: String) -> JobCondition {
        .make {
            $0.type = type
            $0.status = status
            $0.lastProbeTime = state.now
            $0.lastTransitionTime = state.now
            $0.reason = reason
            $0.message = message
        }
    }

    private var finalEvents: [Announcement] {
        guard isOver, let verdict else { return [] }
        guard verdict.isSuccess else { return [.warning(verdict.reason, verdict.message, about: state.identity)] }
        var events: [Announcement] = []
        if let wanted = state.spec.wantedSuccesses, account.succeeded > wanted {
            events.append(.warning("TooManySucceededPods", "Too many succeeded pods recorded", about: state.identity))
        }
        return events + [.normal("Completed", "Job completed", about: state.identity)]
    }
}
