import ObjectModel

/// What a ReplicaSet does next: as many pods as it is to have (kubernetes.io/docs/concepts/workloads/controllers/
/// replicaset). A ReplicationController does the same.
///
/// First it makes pods its own or lets them go, for all else counts them. Then it writes what it has seen, so that a
/// plan that dies, or is refused by a quota, leaves no status that is wrong. Then it creates or deletes pods, never
/// both; the next plan sees them.
public struct ReplicaSetPlan: Sendable {
    let state: ReplicaSetState

    /// What to do now. The same state gives the same plan.
    public static func plan(for state: ReplicaSetState) -> Plan {
        let set = ReplicaSetPlan(state: state)
        var plan = Plan()
        state.claims.apply(to: &plan, for: state.keeper.owner)
        set.writeStatus(&plan)
        if !state.keeper.owner.isDeleting {
            set.deletePods(&plan)
            set.createPods(&plan)
        }
        set.explain(&plan)
        return plan
    }

    /// Says what is waited for.
    private func explain(_ plan: inout Plan) {
        if state.keeper.owner.isDeleting {
            plan.wait(for: "waiting for the pods that \(state.keeper.owner.identity.name) owns to be deleted")
        }
        explainReadiness(&plan)
    }
}
