import ObjectModel

/// What a claim to storage costs a quota.
enum ClaimUsage {
    private static let names: Set<String> = ["persistentvolumeclaims", "requests.storage"]
    /// Between the name of a storage class and what is counted of it.
    private static let ofClass = ".storageclass.storage.k8s.io/"

    static func tracks(_ name: String) -> Bool {
        names.contains(name) || names.contains { name.hasSuffix(ofClass + $0) }
    }

    static func usage(of claim: PersistentVolumeClaim) -> [String: Quantity] {
        var usage = ["persistentvolumeclaims": Quantity(1)]
        usage["requests.storage"] = storage(of: claim)
        let name = className(of: claim)
        guard !name.isEmpty else { return usage }
        for (resource, amount) in usage { usage[name + ofClass + resource] = amount }
        return usage
    }

    /// The annotation came before the field.
    private static func className(of claim: PersistentVolumeClaim) -> String {
        claim.metadata.annotations["volume.beta.kubernetes.io/storage-class"] ?? claim.spec.storageClassName ?? ""
    }

    /// Whole bytes; what is allocated while a claim grows counts where it is more.
    private static func storage(of claim: PersistentVolumeClaim) -> Quantity? {
        guard let request = claim.spec.resources.fields.object("requests").quantity("storage") else { return nil }
        let allocated = claim.status.fields.object("allocatedResources").quantity("storage") ?? request
        let larger = max(request, allocated)
        return larger.isWhole ? larger : Quantity(larger.units, format: larger.format)
    }
}
