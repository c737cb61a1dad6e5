import ObjectModel

/// The rules of a volume.
enum PersistentVolumeValidation {
    /// Fields of which exactly one says where the data is, in the order in which they are looked at.
    private static let sources = [
        "hostPath", "gcePersistentDisk", "awsElasticBlockStore", "glusterfs", "flocker", "nfs", "rbd", "quobyte",
        "cephfs", "iscsi", "cinder", "fc", "flexVolume", "azureFile", "vsphereVolume", "photonPersistentDisk",
        "portworxVolume", "azureDisk", "scaleIO", "local", "storageos", "csi",
    ]

    static func create(_ object: Value) -> [FieldError] {
        FieldReport.collect(at: FieldPath("spec")) { spec(PersistentVolume(object).spec, &$0) }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        guard subresource == nil else { return [] }
        let new = PersistentVolume(object).spec
        let before = PersistentVolume(old).spec
        return create(object)
            + FieldReport.collect(at: FieldPath("spec")) { report in
                if sources.contains(where: { new.fields[$0] != before.fields[$0] }) {
                    report.forbidden(
                        "persistentvolumesource",
                        "spec.persistentvolumesource is immutable after creation\n@@ spec "
                            + "@@\n-\(before.value.goText)\n+\(new.value.goText)"
                    )
                }
                report.immutable("volumeMode", new.fields["volumeMode"], before.fields["volumeMode"])
            }
    }

    private static func spec(_ spec: PersistentVolumeSpec, _ report: inout FieldReport) {
        AccessModeValidation.modes(spec.accessModes, detail: "", &report)
        capacity(spec.fields["capacity"]?.objectValue ?? Fields(), &report)
        report.oneOf(
            "persistentVolumeReclaimPolicy", spec.persistentVolumeReclaimPolicy, ["Delete", "Recycle", "Retain"])
        source(spec, &report)
        report.optionalText("storageClassName", spec.storageClassName, format: NameFormat.dns1123Subdomain)
        AccessModeValidation.volumeMode(spec.volumeMode, &report)
    }

    private static func capacity(_ capacity: Fields, _ report: inout FieldReport) {
        if capacity.isEmpty { report.required("capacity") }
        if capacity["storage"] == nil || capacity.count > 1 {
            report.notSupported("capacity", .object(capacity), ["storage"])
        }
        report.at("capacity") { report in
            for entry in capacity.entries {
                guard let size = Quantity(value: entry.value) else { continue }
                report.at(key: entry.key) { AccessModeValidation.size(size, &$0) }
            }
        }
    }

    private static func source(_ spec: PersistentVolumeSpec, _ report: inout FieldReport) {
        let given = sources.filter { spec.fields[$0] != nil }
        if given.isEmpty { report.required(nil, "must specify a volume type") }
        for source in given.dropFirst() { report.forbidden(source, "may not specify more than 1 volume type") }
        if given.first == "local", spec.nodeAffinity == nil {
            report.required("nodeAffinity", "Local volume requires node affinity")
        }
        if let path = spec.hostPath?.path, path.allSatisfy({ $0 == "/" }), !path.isEmpty,
            spec.persistentVolumeReclaimPolicy == "Recycle"
        {
            report.forbidden(
                "persistentVolumeReclaimPolicy", "may not be 'recycle' for a hostPath mount of '/'")
        }
    }
}
