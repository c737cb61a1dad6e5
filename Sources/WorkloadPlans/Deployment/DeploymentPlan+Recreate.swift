import ObjectModel

// strategy Recreate: all old pods end before the first new one starts.

extension DeploymentSpec {
    var isRecreate: Bool { strategy.type == "Recreate" }
}

extension DeploymentState {
    func recreate(_ edits: inout ReplicaSetEdits) {
        let active = old.filter(\.isActive)
        for set in active { edits.resize(set, to: 0, because: "the strategy is Recreate, and its template is old") }
        guard active.isEmpty, oldPods == 0, let newest, newest.replicas != replicas else { return }
        edits.resize(newest, to: replicas, because: "no old pod runs any more")
    }
}

extension DeploymentPlan {
    func explainRecreate(_ plan: inout Plan) {
        if state.oldPods > 0 {
            plan.wait(
                for: "waiting for \(state.oldPods) old pods to end; no new pod is created before that because the"
                    + " strategy is Recreate")
        } else if let newest = state.newest, newest.available < state.replicas, edits.steps.isEmpty {
            let missing = state.replicas - newest.available
            plan.wait(
                for: "waiting for \(missing) of \(state.replicas) pods of \(newest.name) to become available",
                since: lastProgress)
        }
    }
}
