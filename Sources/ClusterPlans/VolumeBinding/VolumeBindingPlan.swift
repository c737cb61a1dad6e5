import ObjectModel
import ObjectRules
import WorkloadPlans

/// What a volume's phase is, and what becomes of it when its claim is gone. (Kubernetes: persistent volume controller,
/// volumes.) Bindings are made from the side of the claim; here they are seen, finished and undone.
public enum VolumeBindingPlan {
    /// What to do next about a volume.
    public static func plan(for state: VolumeBindingState) -> Plan {
        guard let reference = state.volume.spec.claimRef else {
            return phase("Available", state, because: "no claim has volume \(state.name)")
        }
        guard !reference.uid.isEmpty else {
            var plan = phase("Available", state, because: "volume \(state.name) is reserved for a claim")
            plan.wait(for: "claim \(state.claimName), for which the volume is reserved")
            return plan
        }
        guard let claim = state.claim else {
            return released(state, because: "claim \(state.claimName), which had volume \(state.name), is gone")
        }
        if claim.spec.volumeName.isEmpty { return unanswered(state, claim) }
        if claim.spec.volumeName == state.name {
            return phase("Bound", state, because: "volume \(state.name) and claim \(state.claimName) name each other")
        }
        let elsewhere = "claim \(state.claimName) is bound to volume \(claim.spec.volumeName)"
        if state.volume.metadata.annotation(StorageAnnotation.provisionedBy) != nil,
            state.volume.spec.persistentVolumeReclaimPolicy == "Delete"
        {
            // It was made for this claim alone, which does not need it.
            return released(state, because: elsewhere)
        }
        return unbind(state, because: elsewhere)
    }

    private static func phase(_ phase: String, _ state: VolumeBindingState, because why: String) -> Plan {
        var plan = Plan()
        if let change = VolumePhase.change(of: state.volume, to: phase) {
            plan.then("phase", [Step(.patch(state.identity, subresource: "status", change), reason: why)])
        }
        return plan
    }

    /// The volume names a claim that names none yet: the next plan of the claim will take it.
    private static func unanswered(_ state: VolumeBindingState, _ claim: PersistentVolumeClaim) -> Plan {
        var plan = Plan()
        guard claim.spec.volumeMode ?? "Filesystem" != state.volume.spec.volumeMode ?? "Filesystem" else {
            plan.wait(for: "claim \(state.claimName) to take the volume")
            return plan
        }
        let claimName = FieldError.quoted(claim.metadata.name)
        plan.announce(
            .warning(
                "VolumeMismatch",
                "Cannot bind PersistentVolume to requested PersistentVolumeClaim \(claimName) due to incompatible "
                    + "volumeMode.", about: state.identity))
        plan.announce(
            .warning(
                "VolumeMismatch",
                "Cannot bind PersistentVolume \(FieldError.quoted(state.name)) to requested PersistentVolumeClaim due "
                    + "to incompatible volumeMode.",
                about: ObjectIdentity(PersistentVolumeClaim.self, claim.metadata)))
        plan.wait(for: "nothing: the volume is reserved for claim \(state.claimName), which wants another volumeMode")
        return plan
    }

    /// Undoes one side of a binding whose other side went elsewhere. What the user reserved stays reserved.
    private static func unbind(_ state: VolumeBindingState, because why: String) -> Plan {
        var plan = Plan()
        let isOurs = state.volume.metadata.annotation(StorageAnnotation.boundByController) != nil
        let change: Value =
            isOurs
            ? [
                "metadata": ["annotations": [StorageAnnotation.boundByController: nil]],
                "spec": ["claimRef": nil],
            ] : ["spec": ["claimRef": ["uid": nil]]]
        let version = state.volume.metadata.resourceVersion
        plan.then("unbind", [Step(.patch(state.identity.at(resourceVersion: version), change), reason: why)])
        if let change = VolumePhase.change(of: state.volume, to: "Available") {
            plan.then("phase", [Step(.patch(state.identity, subresource: "status", change), reason: why)])
        }
        return plan
    }
}
