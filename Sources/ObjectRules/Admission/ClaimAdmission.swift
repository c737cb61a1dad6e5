import ObjectModel

/// What admission does to new persistent volume claims.
public enum ClaimAdmission {
    /// Gives a claim that leaves its storage class open the default one (plugin DefaultStorageClass).
    public static func admit(_ claim: inout Value, storageClasses: [Value]) {
        claim.updateObject { claim in
            let isStated =
                claim["spec"]?["storageClassName"] != nil
                || claim.object("metadata").object("annotations").contains("volume.beta.kubernetes.io/storage-class")
            if !isStated, let name = defaultClass(storageClasses) {
                claim.updateOrAddObject("spec") { $0["storageClassName"] = name }
            }
        }
    }

    /// Protects a new claim from being deleted while pods use it (plugin StorageObjectInUseProtection, KEP-498).
    public static func protect(_ claim: inout Value) {
        claim.updateObject { InUseProtection.add("kubernetes.io/pvc-protection", to: &$0) }
    }

    /// Refuses, with 403, a bound claim that comes to ask for more where its class does not allow that (plugin
    /// PersistentVolumeClaimResize).
    public static func validateUpdate(_ claim: Value, old: Value, storageClasses: [Value]) throws(StatusError) {
        let (new, before) = (PersistentVolumeClaim(claim), PersistentVolumeClaim(old))
        let (size, oldSize) = (new.spec.resources.requests["storage"], before.spec.resources.requests["storage"])
        guard size ?? .zero > oldSize ?? .zero else { return }
        let name = new.className
        let allows = storageClasses.contains { candidate in
            candidate.at("metadata", "name")?.stringValue == name && candidate["allowVolumeExpansion"] == true
        }
        guard name.isEmpty || name != before.className || !allows else { return }
        throw AdmissionSubject(claim, resource: "persistentvolumeclaims").forbidden(
            "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must "
                + "support resize")
    }

    private static func defaultClass(_ classes: [Value]) -> Value? {
        let keys = [
            "storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class",
        ]
        return DefaultClass.choose(from: classes, annotations: keys)
    }
}
