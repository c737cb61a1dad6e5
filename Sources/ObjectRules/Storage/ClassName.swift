import ObjectModel

extension PersistentVolumeClaim {
    /// The storage class it asks for; empty for none.
    public var className: String { metadata.annotation(StorageAnnotation.betaClass) ?? spec.storageClassName ?? "" }

    /// Whether it says anything about its class, be it that it wants none.
    public var statesClass: Bool {
        metadata.annotation(StorageAnnotation.betaClass) != nil || spec.storageClassName != nil
    }
}

extension PersistentVolume {
    /// The storage class it belongs to; empty for none.
    public var className: String { metadata.annotation(StorageAnnotation.betaClass) ?? spec.storageClassName }
}

extension StorageClass {
    /// Whether volumes are chosen or made only when a pod that uses the claim is scheduled.
    public var waitsForConsumer: Bool { volumeBindingMode == "WaitForFirstConsumer" }

    /// The class for claims that name none: of several defaults the newest, of those the first by name.
    public static func ofUnclassedClaims(_ classes: [StorageClass]) -> String? {
        let keys = [StorageAnnotation.isDefaultClass, StorageAnnotation.betaIsDefaultClass]
        return DefaultClass.choose(from: classes.map(\.value), annotations: keys)?.stringValue
    }
}

extension ObjectMeta {
    /// The text of an annotation; nil without it.
    public func annotation(_ name: String) -> String? { fields.object("annotations").optionalString(name) }
}
