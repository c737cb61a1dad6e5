import ObjectModel
import ObjectRules
import WorkloadPlans

extension ClaimBindingPlan {
    /// The writes of a binding that are not there yet, in their order.
    static func bind(_ volume: PersistentVolume, _ state: ClaimBindingState, because why: String) -> Plan {
        var plan = Plan()
        let name = volume.metadata.name
        let claim = "\(state.claim.metadata.namespace)/\(state.claim.metadata.name)"
        let identity = ObjectIdentity(PersistentVolume.self, volume.metadata)
        if let change = reservation(of: volume, for: state.claim) {
            plan.then(
                "volume takes claim",
                [
                    Step(
                        .patch(identity.at(resourceVersion: volume.metadata.resourceVersion), change),
                        reason: "volume \(name) goes to claim \(claim): \(why)")
                ])
        }
        if let change = VolumePhase.change(of: volume, to: "Bound") {
            plan.then(
                "volume is bound",
                [Step(.patch(identity, subresource: "status", change), reason: "volume \(name) has claim \(claim)")])
        }
        if let change = naming(of: volume, by: state.claim) {
            plan.then(
                "claim takes volume",
                [
                    Step(
                        .patch(state.identity.at(resourceVersion: state.claim.metadata.resourceVersion), change),
                        reason: "volume \(name) has taken claim \(claim)")
                ])
        }
        if let change = ClaimStatus.change(of: state.claim, to: "Bound", volume: volume) {
            plan.then(
                "claim is bound",
                [
                    Step(
                        .patch(state.identity, subresource: "status", change),
                        reason: "claim \(claim) and volume \(name) name each other")
                ])
        }
        return plan
    }

    /// What makes the volume the claim's; nil when it is already.
    private static func reservation(of volume: PersistentVolume, for claim: PersistentVolumeClaim) -> Value? {
        let metadata = claim.metadata
        let isReserved = volume.isReserved(for: claim)
        guard !isReserved || volume.spec.claimRef?.uid != metadata.uid else { return nil }
        var change: Value = [
            "spec": [
                "claimRef": [
                    "kind": "PersistentVolumeClaim", "namespace": .string(metadata.namespace),
                    "name": .string(metadata.name), "uid": .string(metadata.uid), "apiVersion": "v1",
                    "resourceVersion": .string(metadata.resourceVersion),
                ]
            ]
        ]
        if !isReserved { change["metadata"] = ["annotations": [StorageAnnotation.boundByController: "yes"]] }
        return change
    }

    /// What makes the claim the volume's, and says that it has been so; nil when both are there.
    private static func naming(of volume: PersistentVolume, by claim: PersistentVolumeClaim) -> Value? {
        var annotations = Fields()
        var change = Fields()
        if claim.spec.volumeName != volume.metadata.name {
            change["spec"] = ["volumeName": .string(volume.metadata.name)]
            annotations[StorageAnnotation.boundByController] = "yes"
        }
        if claim.metadata.annotation(StorageAnnotation.bindCompleted) == nil {
            annotations[StorageAnnotation.bindCompleted] = "yes"
        }
        guard !annotations.isEmpty else { return nil }
        change["metadata"] = ["annotations": .object(annotations)]
        return .object(change)
    }
}
