import ObjectModel
import ObjectRules

extension PersistentVolumeClaim {
    /// A new claim as the API server stores it.
    static func test(
        _ name: String = "data", size: String = "1Gi", className: String? = "fast", modes: [String] = ["ReadWriteOnce"],
        change: (inout PersistentVolumeClaim) -> Void = { _ in }
    ) -> PersistentVolumeClaim {
        .new { claim in
            claim.metadata = .make {
                $0.name = name
                $0.namespace = "ns"
                $0.uid = "uid-\(name)"
                $0.finalizers = [StorageFinalizer.claimProtection]
            }
            claim.spec = .make {
                $0.accessModes = modes
                $0.fields["resources"] = ["requests": ["storage": .string(size)]]
                $0.storageClassName = className
                $0.volumeMode = "Filesystem"
            }
            claim.status = .make { $0.phase = "Pending" }
            change(&claim)
        }
    }

    /// The same, bound to a volume.
    func bound(to volume: String) -> PersistentVolumeClaim {
        var claim = self
        claim.spec.volumeName = volume
        claim.metadata.annotations[StorageAnnotation.bindCompleted] = "yes"
        claim.status = .make {
            $0.phase = "Bound"
            $0.accessModes = spec.accessModes
            $0.capacity = spec.resources.requests
        }
        return claim
    }
}

extension PersistentVolume {
    /// A volume that nobody has.
    static func test(
        _ name: String = "v1", size: String = "1Gi", className: String = "fast", modes: [String] = ["ReadWriteOnce"],
        policy: String = "Retain", phase: String = "Available", change: (inout PersistentVolume) -> Void = { _ in }
    ) -> PersistentVolume {
        .new { volume in
            volume.metadata = .make {
                $0.name = name
                $0.uid = "uid-\(name)"
                $0.finalizers = [StorageFinalizer.volumeProtection]
            }
            volume.spec = .make {
                $0.capacity = ["storage": Quantity(size) ?? .zero]
                $0.accessModes = modes
                $0.storageClassName = className
                $0.volumeMode = "Filesystem"
                $0.persistentVolumeReclaimPolicy = policy
                $0.fields["hostPath"] = ["path": "/data"]
            }
            volume.status = .make { $0.phase = phase }
            change(&volume)
        }
    }

    /// The same, reserved for a claim: by its name alone, or by its uid too.
    func reserved(for claim: PersistentVolumeClaim, byUID: Bool = true) -> PersistentVolume {
        var volume = self
        volume.spec.claimRef = .make {
            $0.kind = "PersistentVolumeClaim"
            $0.namespace = claim.metadata.namespace
            $0.name = claim.metadata.name
            if byUID { $0.uid = claim.metadata.uid }
        }
        return volume
    }
}

extension StorageClass {
    static func test(
        _ name: String = "fast", provisioner: String = "example.com/maker", waits: Bool = false,
        change: (inout StorageClass) -> Void = { _ in }
    ) -> StorageClass {
        .new { storageClass in
            storageClass.metadata = .make { $0.name = name }
            storageClass.provisioner = provisioner
            storageClass.reclaimPolicy = "Delete"
            storageClass.volumeBindingMode = waits ? "WaitForFirstConsumer" : "Immediate"
            change(&storageClass)
        }
    }
}
