import ObjectModel
import ObjectRules
import WorkloadPlans

extension LocalPathPlan {
    /// Removes a volume that its claim has left, when its policy says so; keeps it until then by a finalizer, as long
    /// as the policy says so.
    /// - Parameter root: Where the directories of its node are.
    public init(removing volume: PersistentVolume, root: String) {
        let identity = ObjectIdentity(PersistentVolume.self, volume.metadata)
        guard LocalPathVolume.isOurs(volume) else {
            self = .write(Plan())
            return
        }
        guard volume.spec.persistentVolumeReclaimPolicy == "Delete" else {
            self = .write(Self.letGo(volume, identity, because: "its data is not to go with it"))
            return
        }
        let isHeld = volume.metadata.finalizers.contains(StorageFinalizer.provisioner)
        guard volume.status.phase == "Released", isHeld || volume.metadata.deletionTimestamp == nil else {
            self = .write(isHeld || volume.metadata.deletionTimestamp != nil ? Plan() : Self.hold(volume, identity))
            return
        }
        guard let directory = Self.directory(of: volume, root: root) else {
            var plan = Plan()
            let path = volume.spec.hostPath?.path ?? ""
            plan.announce(
                .warning(
                    "VolumeFailedDelete", "\(path) is not the directory of volume \(volume.metadata.name)",
                    about: identity))
            plan.wait(for: "an administrator: \(path) is not the directory that was made for the volume")
            self = .write(plan)
            return
        }
        self = .removeDirectory(directory, then: Self.delete(volume, identity))
    }

    /// The name of its directory, if it is the very one that was made for it. No other is ever removed.
    private static func directory(of volume: PersistentVolume, root: String) -> String? {
        guard let reference = volume.spec.claimRef else { return nil }
        let name = LocalPathVolume.directory(
            volume: volume.metadata.name, namespace: reference.namespace, claim: reference.name)
        return volume.spec.hostPath?.path == "\(root)/\(name)" && !name.utf8.contains(UInt8(ascii: "/")) ? name : nil
    }

    private static func delete(_ volume: PersistentVolume, _ identity: ObjectIdentity) -> Plan {
        var plan = Plan()
        if volume.metadata.deletionTimestamp == nil {
            plan.then("delete", [Step(.delete(identity), reason: "the directory of the volume is gone")])
        }
        for phase in letGo(volume, identity, because: "the directory of the volume is gone").phases {
            plan.then(phase.name, phase.steps)
        }
        return plan
    }

    private static func hold(_ volume: PersistentVolume, _ identity: ObjectIdentity) -> Plan {
        var plan = Plan()
        let change: Value = ["metadata": ["finalizers": [.string(StorageFinalizer.provisioner)]]]
        plan.then("hold", [Step(.patch(identity, change), reason: "the volume must not go before its directory")])
        return plan
    }

    private static func letGo(_ volume: PersistentVolume, _ identity: ObjectIdentity, because why: String) -> Plan {
        var plan = Plan()
        guard volume.metadata.finalizers.contains(StorageFinalizer.provisioner) else { return plan }
        let finalizer = Value.string(StorageFinalizer.provisioner)
        plan.then(
            "let go",
            [
                Step(
                    .patch(identity, ["metadata": ["$deleteFromPrimitiveList/finalizers": [finalizer]]]), reason: why)
            ])
        return plan
    }
}
