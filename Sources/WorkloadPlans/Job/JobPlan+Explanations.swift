import ObjectModel

// What a Job waits for, in words, beside its deadlines and back-offs.

extension JobPlan {
    /// Notes which pods the Job waits for, and what does not happen before they have ended.
    func explain(_ plan: inout Plan) {
        if state.isDeleting {
            plan.wait(
                for: "garbage collection to take the Job and its pods; the Job is being deleted",
                since: state.job.metadata.deletionTimestamp)
        } else if let verdict {
            explainEnd(verdict, &plan)
        } else if state.spec.isSuspended {
            explainSuspension(&plan)
        } else {
            explainActivePods(&plan)
            explainBlockingPods(&plan)
        }
    }

    private func explainEnd(_ verdict: JobVerdict, _ plan: inout Plan) {
        var pods = NamedPods()
        for pod in state.pods where !pod.isFinished { pods.add(pod.name) }
        guard let names = pods.text else { return }
        plan.wait(
            for: "\(names) to end; the Job is \(verdict.finalCondition) after that "
                + "(\(verdict.reason): \(verdict.message))",
            since: state.trueCondition(verdict.interimCondition)?.lastTransitionTime)
    }

    private func explainSuspension(_ plan: inout Plan) {
        plan.wait(
            for: "spec.suspend to become false; no pod runs before that",
            since: state.trueCondition("Suspended")?.lastTransitionTime)
    }

    private func explainActivePods(_ plan: inout Plan) {
        let limit = state.spec.parallelPods
        if limit == 0 { plan.wait(for: "parallelism to become more than 0; no pod is created before that") }
        var pods = NamedPods()
        for pod in tally.active { pods.add(pod.name) }
        guard let names = pods.text else { return }
        guard let wanted = state.spec.wantedSuccesses else {
            return plan.wait(
                for: "\(names) to end; the Job is Complete when one pod has succeeded and all have ended",
                since: state.status.startTime)
        }
        let isAtLimit = wanted - tally.succeeded > limit && tally.active.count >= limit
        let bound = isAtLimit ? ", and no more than \(limit) pods run at a time (parallelism)" : ""
        plan.wait(
            for: "\(names) to succeed; \(tally.succeeded) of \(wanted) completions are reached\(bound)",
            since: state.status.startTime)
    }

    private func explainBlockingPods(_ plan: inout Plan) {
        guard blockingPods > 0 else { return }
        var pods = NamedPods()
        for pod in state.pods where pod.isTerminating { pods.add(pod.name) }
        guard let names = pods.text else { return }
        plan.wait(
            for: "\(names), deleted, to end; no other pod takes the place before that because podReplacementPolicy "
                + "is Failed")
    }
}
