import ObjectModel

// The status of a ReplicaSet: its pods, counted.

extension ReplicaSetPlan {
    /// Writes the status if it is not as it should be.
    func writeStatus(_ plan: inout Plan) {
        let status = observedStatus
        guard status != state.keeper.status else { return }
        plan.then(
            "write status",
            [Step(.updateStatus(state.keeper.with(status)), reason: "what was observed has changed")])
    }

    private var observedStatus: ReplicaSetStatus {
        let labels = state.keeper.template.metadata.fields.object("labels")
        var status = ReplicaSetStatus()
        status.replicas = state.active.count
        for pod in state.active {
            let podLabels = pod.labels
            if labels.allSatisfy({ podLabels[$0.key] == $0.value }) { status.fullyLabeledReplicas += 1 }
            if pod.isReady { status.readyReplicas += 1 }
            if state.isAvailable(pod) { status.availableReplicas += 1 }
        }
        if state.keeper.countsTerminating { status.terminatingReplicas = state.terminating }
        status.observedGeneration = state.keeper.generation
        status.conditions = conditions
        return status
    }

    /// The first refusal is told until there are as many pods as there should be.
    private var conditions: [ReplicaSetCondition] {
        var conditions = state.keeper.status.conditions
        let isTold = conditions.contains { $0.type == Self.failure }
        if state.missing == 0 {
            conditions.removeAll { $0.type == Self.failure }
        } else if let refusal = state.refusal, !isTold {
            conditions.append(
                .make {
                    $0.type = Self.failure
                    $0.status = "True"
                    $0.lastTransitionTime = state.now
                    $0.reason = state.missing > 0 ? "FailedCreate" : "FailedDelete"
                    $0.message = refusal.message
                })
        }
        return conditions
    }

    private static let failure = "ReplicaFailure"
}
