import ObjectModel

// revisionHistoryLimit: how many old ReplicaSets are kept to go back to.

extension DeploymentPlan {
    /// Deletes the earliest beyond the limit when a rollout is complete; while a Deployment is paused at any time.
    func deleteHistory(_ plan: inout Plan) {
        guard isTimeToForget, let limit = state.spec.revisionHistoryLimit, limit != Int(Int32.max) else { return }
        let kept = state.old.filter { !$0.isDeleting }.sorted(by: DeploymentReplicaSet.isEarlier)
        let surplus = kept.prefix(max(0, kept.count - limit)).filter(isForgettable)
        plan.then(
            "delete old ReplicaSets",
            surplus.map { set in
                Step(
                    .delete(set.identity.at(resourceVersion: set.replicaSet.metadata.resourceVersion)),
                    reason: "\(limit) old ReplicaSets are kept (revisionHistoryLimit)")
            })
    }

    private var isTimeToForget: Bool {
        switch course {
        case .deletion, .rollback, .scaling: false
        case .paused: true
        case .rollingUpdate, .recreate: !edits.isScaling && state.isComplete(state.status)
        }
    }

    /// One that has pods, or may have although its status does not say so yet, stays.
    private func isForgettable(_ set: DeploymentReplicaSet) -> Bool {
        set.replicas == 0 && set.status.replicas == 0 && edits.size(of: set) == 0
            && set.replicaSet.metadata.generation <= set.status.observedGeneration
    }
}
