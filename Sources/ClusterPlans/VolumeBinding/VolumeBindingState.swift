import ObjectModel
import WorkloadPlans

/// All that the life of one volume is decided from.
public struct VolumeBindingState: Sendable {
    public let volume: PersistentVolume
    /// The claim that the volume names, if it is that very one; nil when it is gone, or when the volume names none.
    public let claim: PersistentVolumeClaim?

    /// - Parameter claim: What has the name that the volume's reference states; one of another uid is a namesake.
    public init(volume: PersistentVolume, claim: PersistentVolumeClaim?) {
        self.volume = volume
        self.claim = claim?.metadata.uid == volume.spec.claimRef?.uid ? claim : nil
    }

    var identity: ObjectIdentity { ObjectIdentity(PersistentVolume.self, volume.metadata) }
    var name: String { volume.metadata.name }
    /// `namespace/name` of the claim that the volume names.
    var claimName: String {
        volume.spec.claimRef.map { "\($0.namespace)/\($0.name)" } ?? ""
    }
}
