import ObjectModel

// The status of a DaemonSet: what was observed, node by node. Of the pods of a node the oldest speaks for it.

extension DaemonSetPlan {
    /// Writes the status if it is not as it should be.
    func writeStatus(_ plan: inout Plan) {
        let status = observedStatus
        guard status != state.status else { return }
        var set = state.set
        set.status = status
        plan.then("write status", [Step(.updateStatus(set.value), reason: "what was observed has changed")])
    }

    /// The status as it should be now.
    var observedStatus: DaemonSetStatus {
        var status = state.status
        status.observedGeneration = state.set.metadata.generation
        var counts = (desired: 0, current: 0, misscheduled: 0, ready: 0, available: 0, updated: 0)
        for stand in state.stands {
            guard stand.placement == .run else {
                counts.misscheduled += 1
                continue
            }
            counts.desired += 1
            guard let pod = stand.pods.first?.pod else { continue }
            counts.current += 1
            if pod.isReady { counts.ready += 1 }
            if state.isAvailable(pod) { counts.available += 1 }
            if revisions.isUpdated(pod) { counts.updated += 1 }
        }
        status.desiredNumberScheduled = counts.desired
        status.currentNumberScheduled = counts.current
        status.numberMisscheduled = counts.misscheduled
        status.numberReady = counts.ready
        status.numberAvailable = counts.available
        status.numberUnavailable = counts.desired - counts.available
        status.updatedNumberScheduled = counts.updated
        return status
    }
}
