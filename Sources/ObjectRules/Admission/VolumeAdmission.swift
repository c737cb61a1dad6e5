import ObjectModel

/// What admission does to new persistent volumes.
public enum VolumeAdmission {
    /// Protects a new volume from being deleted while a claim is bound to it (plugin StorageObjectInUseProtection).
    public static func admit(_ volume: inout Value) {
        volume.updateObject { InUseProtection.add("kubernetes.io/pv-protection", to: &$0) }
    }
}
