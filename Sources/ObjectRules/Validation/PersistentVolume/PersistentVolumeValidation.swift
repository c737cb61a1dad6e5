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
        return create(object) + FieldReport.collect { changes(new, before, &$0) }
    }

    private static func changes(
        _ new: PersistentVolumeSpec, _ before: PersistentVolumeSpec, _ report: inout FieldReport
    ) {
        report.at("spec") { report in
            if sources.contains(where: { comparable(new, before, $0) != before.fields[$0] }) {
                report.forbidden(
                    "persistentvolumesource",
                    "spec.persistentvolumesource is immutable after creation\n@@ spec "
                        + "@@\n-\(before.value.goText)\n+\(new.value.goText)")
            }
            if before.volumeAttributesClassName != nil, new.volumeAttributesClassName == nil {
                report.forbidden("volumeAttributesClassName", "update from non-nil value to nil is forbidden")
            }
        }
        // Kubernetes leaves `spec` out of these two paths.
        report.immutable("volumeMode", new.fields["volumeMode"], before.fields["volumeMode"])
        if before.nodeAffinity != nil {
            report.immutable("nodeAffinity", new.fields["nodeAffinity"], before.fields["nodeAffinity"])
        }
    }

    /// A driver's secret for expansion may be added later.
    private static func comparable(
        _ new: PersistentVolumeSpec, _ before: PersistentVolumeSpec, _ source: String
    ) -> Value? {
        let secret = "controllerExpandSecretRef"
        guard source == "csi", before.fields[source]?[secret] == nil else { return new.fields[source] }
        var value = new.fields[source]
        value?[secret] = nil
        return value
    }

    private static func spec(_ spec: PersistentVolumeSpec, _ report: inout FieldReport) {
        AccessModeValidation.modes(spec.accessModes, detail: "", &report)
        capacity(spec.fields["capacity"]?.objectValue ?? Fields(), &report)
        report.oneOf(
            "persistentVolumeReclaimPolicy", spec.persistentVolumeReclaimPolicy, ["Delete", "Recycle", "Retain"])
        source(spec, &report)
        report.optionalText("storageClassName", spec.storageClassName, format: NameFormat.dns1123Subdomain)
        AccessModeValidation.volumeMode(spec.volumeMode, &report)
        if let affinity = spec.nodeAffinity { report.at("nodeAffinity") { Self.affinity(affinity, &$0) } }
        attributesClass(spec, &report)
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
        if let first = given.first, let fields = spec.fields[first]?.objectValue {
            report.at(first) { content(of: first, fields, &$0) }
        }
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

    /// The sources that people write by hand; the others are drivers of clouds.
    private static func content(of source: String, _ fields: Fields, _ report: inout FieldReport) {
        switch source {
        case "hostPath": VolumeValidation.hostPath(fields, &report)
        case "nfs": VolumeValidation.nfs(fields, &report)
        case "local":
            let path = fields.string("path")
            guard !path.isEmpty else { return report.required("path") }
            report.invalid("path", path, problems: NameFormat.pathWithoutBacksteps(path))
        case "csi":
            VolumeValidation.csiDriver("driver", fields.string("driver"), &report)
            if fields.string("volumeHandle").isEmpty { report.required("volumeHandle") }
        default: break
        }
    }

    private static func affinity(_ affinity: VolumeNodeAffinity, _ report: inout FieldReport) {
        guard let required = affinity.required else {
            return report.required("required", "must specify required node constraints")
        }
        report.at("required") { AffinityValidation.nodeSelector(required, allowInvalidValues: false, &$0) }
    }

    private static func attributesClass(_ spec: PersistentVolumeSpec, _ report: inout FieldReport) {
        guard let name = spec.volumeAttributesClassName else { return }
        if name.isEmpty { report.required("volumeAttributesClassName", "an empty string is disallowed") }
        report.optionalText("volumeAttributesClassName", name, format: NameFormat.dns1123Subdomain)
        if spec.csi == nil { report.required("csi", "has to be specified when using volumeAttributesClassName") }
    }
}
