import ObjectModel
import ObjectRules
import WorkloadPlans

/// Makes the volume of a bound claim as large as the claim asks for since it was bound. (Kubernetes: volume expansion
/// controller, and the external resizer of a driver.)
public enum VolumeExpansionPlan {
    /// Whether the claim asks for more than it has.
    public static func isWanted(_ claim: PersistentVolumeClaim) -> Bool {
        guard claim.status.phase == "Bound", let wish = claim.spec.resources.requests["storage"] else { return false }
        return wish > claim.status.capacity["storage"] ?? .zero
    }

    /// Tells that somebody else is to do it: nothing is expanded by the cluster itself.
    public static func delegation(of claim: PersistentVolumeClaim, _ volume: PersistentVolume) -> Plan {
        var plan = Plan()
        guard isWanted(claim), volume.spec.claimRef?.uid == claim.metadata.uid else { return plan }
        let message = "waiting for an external controller to expand this PVC"
        let identity = ObjectIdentity(PersistentVolumeClaim.self, claim.metadata)
        plan.announce(
            volume.spec.csi == nil
                ? .warning("ExternalExpanding", message, about: identity)
                : .normal("ExternalExpanding", message, about: identity))
        plan.wait(for: "the resizer of the volume, as the claim asks for more than it has")
        return plan
    }

    /// What the resizer of volumes that have no size of their own does: directories, say. First the claim says that it
    /// is resized, and to what; then the volume grows; then the claim says that it has grown. Each step is left out
    /// when it is there, so a resizer that died goes on where it was.
    public static func resize(_ claim: PersistentVolumeClaim, _ volume: PersistentVolume, now: Time) -> Plan {
        var plan = Plan()
        guard isWanted(claim) || claim.isResizing, volume.spec.claimRef?.uid == claim.metadata.uid,
            let wish = claim.spec.resources.requests["storage"]
        else { return plan }
        // A volume that has grown stays so, even when the claim has come to ask for less.
        let size = max(wish, volume.spec.capacity["storage"] ?? .zero)
        let identity = ObjectIdentity(PersistentVolumeClaim.self, claim.metadata)
        let text = Value.string(size.description)
        if claim.status.allocatedResources["storage"] != size || !claim.isResizing {
            plan.then(
                "resizing",
                [
                    Step(
                        .patch(identity, subresource: "status", start(text, now)),
                        reason: "the claim asks for \(size.description)",
                        announces: [
                            .normal(
                                "Resizing", "External resizer is resizing volume \(volume.metadata.name)",
                                about: identity)
                        ])
                ])
        }
        if volume.spec.capacity["storage"] ?? .zero < size {
            let volumeIdentity = ObjectIdentity(PersistentVolume.self, volume.metadata)
            plan.then(
                "grow the volume",
                [
                    Step(
                        .patch(
                            volumeIdentity.at(resourceVersion: volume.metadata.resourceVersion),
                            ["spec": ["capacity": ["storage": text]]]),
                        reason: "claim \(claim.metadata.namespace)/\(claim.metadata.name) asks for it")
                ])
        }
        plan.then(
            "resized",
            [
                Step(
                    .patch(identity, subresource: "status", end(text)), reason: "the volume is that large",
                    announces: [.normal("VolumeResizeSuccessful", "Resize volume succeeded", about: identity)])
            ])
        return plan
    }

    private static func start(_ size: Value, _ now: Time) -> Value {
        [
            "status": [
                "allocatedResources": ["storage": size],
                "allocatedResourceStatuses": ["storage": "ControllerResizeInProgress"],
                "conditions": [
                    ["type": "Resizing", "status": "True", "lastTransitionTime": .string(now.rfc3339)]
                ],
            ]
        ]
    }

    private static func end(_ size: Value) -> Value {
        [
            "status": [
                "capacity": ["storage": size], "allocatedResources": ["storage": size],
                "allocatedResourceStatuses": nil,
                "conditions": [["$patch": "delete", "type": "Resizing"]],
            ]
        ]
    }
}

extension PersistentVolumeClaim {
    fileprivate var isResizing: Bool { status.allocatedResourceStatuses["storage"] == "ControllerResizeInProgress" }
}
