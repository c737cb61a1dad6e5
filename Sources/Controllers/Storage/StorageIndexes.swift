import ControllerRuntime
import ObjectModel
import ObjectRules

/// How claims, volumes and pods find each other in the caches.
enum StorageIndex {
    /// Pods by the claims they use, `namespace/name`.
    static let users = IndexName("users of claim")
    /// Volumes by the claim they name, `namespace/name`.
    static let reserved = IndexName("reserved for claim")
    /// Volumes that name no claim, by their class.
    static let free = IndexName("free in class")
    /// Claims that name no volume and were never bound, by their class; `unclassed` for those that leave it open.
    static let seeking = IndexName("seeking in class")
    /// Claims by the volume they name.
    static let holders = IndexName("holders of volume")

    /// No class has such a name.
    static let unclassed = "(open)"

    static func claimsUsed(by pod: Pod) -> [String] {
        let names = pod.claimNames
        return names.isEmpty ? [] : names.map { "\(pod.metadata.namespace)/\($0)" }
    }

    static func claimReserved(by volume: PersistentVolume) -> [String] {
        volume.spec.claimRef.map { ["\($0.namespace)/\($0.name)"] } ?? []
    }

    static func freeClass(of volume: PersistentVolume) -> [String] {
        volume.spec.claimRef == nil ? [volume.className] : []
    }

    static func soughtClass(of claim: PersistentVolumeClaim) -> [String] {
        guard claim.seeksVolume else { return [] }
        return [claim.statesClass ? claim.className : unclassed]
    }
}

extension PersistentVolumeClaim {
    /// Whether any volume that fits will do.
    var seeksVolume: Bool {
        spec.volumeName.isEmpty && metadata.annotation(StorageAnnotation.bindCompleted) == nil
    }
}

extension PersistentVolume {
    /// The key of the claim that it names.
    var claimKey: ObjectKey? { spec.claimRef.map { ObjectKey(namespace: $0.namespace, name: $0.name) } }
}
