import ObjectModel
import ObjectRules
import WorkloadPlans

/// Keeps volumes that are bound from going, by a finalizer. (Kubernetes: PV protection controller.)
public enum VolumeProtectionPlan {
    /// What to do next about a volume.
    public static func plan(for volume: PersistentVolume) -> Plan {
        let isInUse = volume.status.phase == "Bound"
        return Protection(
            ObjectIdentity(PersistentVolume.self, volume.metadata), volume.metadata,
            finalizer: StorageFinalizer.volumeProtection,
            user: isInUse ? claim(of: volume) : nil
        ).plan
    }

    private static func claim(of volume: PersistentVolume) -> String {
        "claim \(volume.spec.claimRef.map { "\($0.namespace)/\($0.name)" } ?? ""), which is bound to it, to go"
    }
}

/// Keeps claims that pods use from going, by a finalizer. (Kubernetes: PVC protection controller.)
public enum ClaimProtectionPlan {
    /// What to do next about a claim.
    /// - Parameter pods: Pods that may use it; at its end they must be all that there are, not a cache's memory.
    public static func plan(for claim: PersistentVolumeClaim, pods: [Pod]) -> Plan {
        let users = pods.filter { uses($0, claim) }.map(\.metadata.name).sorted()
        return Protection(
            ObjectIdentity(PersistentVolumeClaim.self, claim.metadata), claim.metadata,
            finalizer: StorageFinalizer.claimProtection,
            user: users.isEmpty ? nil : "the pods that use it to go: " + users.joined(separator: ", ")
        ).plan
    }

    /// Whether the claim is to go and only protection may hold it.
    public static func isCandidate(_ claim: PersistentVolumeClaim) -> Bool {
        claim.metadata.deletionTimestamp != nil
            && claim.metadata.finalizers.contains(StorageFinalizer.claimProtection)
    }

    /// Only pods on a node count: others are not started with a claim that goes. A pod that is over still counts, as
    /// long as it is there, unless the claim came and goes with it.
    private static func uses(_ pod: Pod, _ claim: PersistentVolumeClaim) -> Bool {
        guard !pod.spec.nodeName.isEmpty else { return false }
        let isShutDown = pod.metadata.deletionTimestamp != nil && pod.metadata.deletionGracePeriodSeconds == 0
        return pod.spec.volumes.contains { volume in
            guard volume.claimName(podNamed: pod.metadata.name) == claim.metadata.name else { return false }
            return volume.persistentVolumeClaim != nil || (!isShutDown && claim.belongs(to: pod))
        }
    }
}

/// A finalizer that is there from the start and goes when the object is to go and nobody uses it.
private struct Protection {
    let plan: Plan

    init(_ identity: ObjectIdentity, _ metadata: ObjectMeta, finalizer: String, user: String?) {
        var plan = Plan()
        let isThere = metadata.finalizers.contains(finalizer)
        if metadata.deletionTimestamp == nil, !isThere {
            plan.then(
                "protect",
                [
                    Step(
                        .patch(identity, ["metadata": ["finalizers": [.string(finalizer)]]]),
                        reason: "it must not go while it is in use")
                ])
        } else if metadata.deletionTimestamp != nil, isThere {
            if let user {
                plan.wait(for: user, since: metadata.deletionTimestamp)
            } else {
                let change: Value = ["metadata": ["$deleteFromPrimitiveList/finalizers": [.string(finalizer)]]]
                plan.then(
                    "let go",
                    [
                        Step(
                            .patch(identity.at(resourceVersion: metadata.resourceVersion), change),
                            reason: "it is to be deleted, and nobody uses it")
                    ])
            }
        }
        self.plan = plan
    }
}
