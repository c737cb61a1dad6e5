/// The annotations and finalizers through which those who look after volumes speak to each other.
public enum StorageAnnotation {
    /// On claims: bound once; from then on a missing volume means lost data.
    public static let bindCompleted = "pv.kubernetes.io/bind-completed"
    /// On claims and volumes: that side of the binding was chosen by the controller, not by the user.
    public static let boundByController = "pv.kubernetes.io/bound-by-controller"
    /// On claims: the node of the first pod that uses it, set by the scheduler when a volume is to be made there.
    public static let selectedNode = "volume.kubernetes.io/selected-node"
    /// On claims: who is to make a volume for it.
    public static let provisioner = "volume.kubernetes.io/storage-provisioner"
    public static let betaProvisioner = "volume.beta.kubernetes.io/storage-provisioner"
    /// On volumes: who made it, and removes it.
    public static let provisionedBy = "pv.kubernetes.io/provisioned-by"
    /// On claims and volumes of a plugin that was built in once: the driver that took over.
    public static let migratedTo = "pv.kubernetes.io/migrated-to"
    /// On claims and volumes: the class, before there was a field for it; wins over the field.
    public static let betaClass = "volume.beta.kubernetes.io/storage-class"
    /// On storage classes: the one for claims that name none.
    public static let isDefaultClass = "storageclass.kubernetes.io/is-default-class"
    public static let betaIsDefaultClass = "storageclass.beta.kubernetes.io/is-default-class"
}

/// Finalizers of claims and volumes.
public enum StorageFinalizer {
    /// Holds a claim while a pod on a node uses it.
    public static let claimProtection = "kubernetes.io/pvc-protection"
    /// Holds a volume while it is bound.
    public static let volumeProtection = "kubernetes.io/pv-protection"
    /// Holds a volume until the provisioner that made it has removed what is behind it.
    public static let provisioner = "external-provisioner.volume.kubernetes.io/finalizer"
}
