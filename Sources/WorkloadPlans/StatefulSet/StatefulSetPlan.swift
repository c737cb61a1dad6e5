import ObjectModel

/// What a StatefulSet does next. Each file beside this one holds one word of the documentation of StatefulSets
/// (kubernetes.io/docs/concepts/workloads/controllers/statefulset).
///
/// The order of the phases is what makes it safe to die anywhere: the revision of a template is there before a pod is
/// made from it, a claim before the pod that uses it; the status tells what was observed before the plan, so it says
/// nothing that the rest of the plan has to make true. A pod is made only under a name that no pod has, and a pod is
/// only made or deleted because of what was observed of others, so planning again goes on from wherever it stopped.
public struct StatefulSetPlan: Sendable {
    let state: StatefulSetState
    let revisions: StatefulSetRevisions
    let slots: StatefulSetSlots
    let counts: StatefulSetCounts

    init(_ state: StatefulSetState) {
        self.state = state
        revisions = StatefulSetRevisions(state)
        slots = StatefulSetSlots(state)
        counts = StatefulSetCounts(state, revisions, slots)
    }

    /// What to do now. The same state gives the same plan.
    public static func plan(for state: StatefulSetState) -> Plan {
        let set = StatefulSetPlan(state)
        var plan = Plan()
        set.state.pods.apply(to: &plan, for: state.owner)
        set.state.revisions.apply(to: &plan, for: state.owner)
        set.recordRevision(&plan)
        set.trimHistory(&plan)
        set.writeStatus(&plan, beside: set.managePods())
        return plan
    }

    /// Fills the slots first, then takes away what is too much, then updates: each only when the one before lets it.
    private func managePods() -> Plan {
        var plan = Plan()
        guard !state.owner.isDeleting else {
            plan.wait(
                for: "garbage collection to take the set and its pods; the set is being deleted",
                since: state.set.metadata.deletionTimestamp)
            return plan
        }
        guard fillSlots(&plan), scaleDown(&plan) else { return plan }
        update(&plan)
        if plan == Plan() { awaitAvailability(&plan) }
        return plan
    }
}
