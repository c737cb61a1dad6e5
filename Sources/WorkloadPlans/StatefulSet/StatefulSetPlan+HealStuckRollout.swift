import ObjectModel

// A choice of the user that Kubernetes does not have. There an OrderedReady set whose new pod never becomes ready stays
// stuck even when the template is fixed: the fixed template would replace the broken pod, but nothing is replaced
// before the broken pod is ready. With the annotation it is replaced.

extension StatefulSetState {
    /// On the StatefulSet; `"true"` switches it on.
    static let healAnnotation = "swiftlet.dev/heal-stuck-rollout"

    var healsStuckRollout: Bool {
        self.set.metadata.fields.object("annotations").string(Self.healAnnotation) == "true"
    }
}

extension StatefulSetPlan {
    /// Deletes a pod that is not ready and would be replaced by a rolling update if only it were; nil for others.
    func healing(_ pod: ControlledPod, _ slot: StatefulSetSlots.Slot) -> Step? {
        guard state.healsStuckRollout, !pod.isDeleting, !state.isReady(pod), isToUpdate(pod, slot) else { return nil }
        return deletion(
            of: pod,
            because: "\(pod.name) is not ready (\(pod.whatItLacks)) and of revision \(pod.revision), not "
                + "\(revisions.update): \(StatefulSetState.healAnnotation) has it replaced before it is")
    }
}
