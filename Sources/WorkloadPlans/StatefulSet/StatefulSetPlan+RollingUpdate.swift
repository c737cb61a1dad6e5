import ObjectModel

// How pods come to a new template: RollingUpdate replaces them from the highest ordinal down, one at a time, down to
// `partition`; OnDelete leaves it to whoever deletes them. `maxUnavailable` is behind a feature gate of Kubernetes that
// is off by default, so one pod at a time it is.

extension StatefulSetSpec {
    var updatesOnDelete: Bool { updateStrategy.type == "OnDelete" }
    /// Slots below this index keep the revision they have.
    var partition: Int { updateStrategy.rollingUpdate?.partition ?? 0 }
    /// Whether the strategy says nothing but its type, not even a partition.
    var hasBareRollingUpdate: Bool { updateStrategy.type == "RollingUpdate" && updateStrategy.rollingUpdate == nil }
}

extension StatefulSetPlan {
    /// Replaces the next pod that has an older template.
    func update(_ plan: inout Plan) {
        guard !state.spec.updatesOnDelete else { return awaitDeletions(&plan) }
        for slot in slots.all.reversed() {
            guard slot.index >= state.spec.partition else { break }
            // An empty slot is being filled, an ended pod replaced.
            guard let pod = slot.pod, !pod.isFinished else { return }
            if isOutdated(pod), !pod.isDeleting {
                let reason = "\(pod.name) is of revision \(pod.revision), not \(revisions.update)"
                return plan.then("update", [deletion(of: pod, because: reason)])
            }
            let next = { nextToUpdate(besides: slot).map { "\($0) is not updated before that" } }
            if let obstacle = state.obstacle(pod, next()) { return plan.wait([obstacle]) }
        }
        awaitPartition(&plan)
    }

    /// Which revision a new pod of a slot gets.
    func revision(ofSlot slot: StatefulSetSlots.Slot) -> StatefulSetPodFactory.Revision {
        let keptBelow = state.spec.hasBareRollingUpdate ? counts.current : state.spec.partition
        return slot.index < keptBelow ? .current : .update
    }

    func isOutdated(_ pod: ControlledPod) -> Bool { pod.revision != revisions.update }

    /// Whether a rolling update is to replace the pod of a slot.
    func isToUpdate(_ pod: ControlledPod, _ slot: StatefulSetSlots.Slot) -> Bool {
        !state.spec.updatesOnDelete && slot.index >= state.spec.partition && isOutdated(pod)
    }

    /// The name of the pod that an update takes next, other than that of a slot.
    func nextToUpdate(besides slot: StatefulSetSlots.Slot) -> String? {
        slots.all.reversed().first { other in
            guard let pod = other.pod else { return false }
            return other.ordinal != slot.ordinal && !pod.isDeleting && isToUpdate(pod, other)
        }?.pod?.name
    }

    private func awaitDeletions(_ plan: inout Plan) {
        let outdated = slots.all.compactMap(\.pod).filter(isOutdated)
        guard let first = outdated.first else { return }
        plan.wait(
            for: "somebody to delete \(outdated.count) pods that are not of revision \(revisions.update), "
                + "\(first.name) the first of them; they are replaced then, not before, because updateStrategy is "
                + "OnDelete")
    }

    private func awaitPartition(_ plan: inout Plan) {
        let kept = slots.all.prefix(state.spec.partition).compactMap(\.pod).filter(isOutdated)
        guard let last = kept.last else { return }
        plan.wait(
            for: "a lower partition; \(kept.count) pods up to \(last.name) are not of revision \(revisions.update), "
                + "and keep theirs because partition is \(state.spec.partition)")
    }
}
