import ObjectModel

/// The rules of a volume.
enum PersistentVolumeValidation {
    static func create(_ object: Value) -> [FieldError] {
        let volume = PersistentVolume(object)
        return FieldReport.collect(at: FieldPath("spec")) { spec(volume.spec, name: volume.metadata.name, &$0) }
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
            if PersistentVolumeSource.fields.contains(where: { comparable(new, before, $0) != before.fields[$0] }) {
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

    // MARK: - Spec

    private static func spec(_ spec: PersistentVolumeSpec, name: String, _ report: inout FieldReport) {
        AccessModeValidation.modes(spec.accessModes, detail: "", &report)
        capacity(spec.fields["capacity"]?.objectValue ?? Fields(), &report)
        if !spec.persistentVolumeReclaimPolicy.isEmpty {
            report.oneOf(
                "persistentVolumeReclaimPolicy", spec.persistentVolumeReclaimPolicy, ["Delete", "Recycle", "Retain"])
        }
        PersistentVolumeSource.validate(spec, volumeName: name, &report)
        recycling(spec, &report)
        report.optionalText("storageClassName", spec.storageClassName, format: NameFormat.dns1123Subdomain)
        AccessModeValidation.volumeMode(spec.volumeMode, &report)
        if let affinity = spec.nodeAffinity { report.at("nodeAffinity") { Self.affinity(affinity, &$0) } }
        attributesClass(spec, &report)
    }

    private static let onlyInline = "may not be specified in the context of inline volumes"

    /// A volume that an attachment states itself, where it came from a pod: it has a source and next to nothing else.
    static func inlineSpec(_ spec: PersistentVolumeSpec, _ report: inout FieldReport) {
        for field in ["claimRef", "capacity", "nodeAffinity"] where spec.fields.contains(field) {
            report.forbidden(field, onlyInline)
        }
        if spec.csi == nil { report.required("csi", "has to be specified in the context of inline volumes") }
        AccessModeValidation.modes(spec.accessModes, detail: "", &report)
        let policy = spec.persistentVolumeReclaimPolicy
        if !policy.isEmpty, policy != "Retain" {
            report.forbidden("persistentVolumeReclaimPolicy", "may only be Retain in the context of inline volumes")
        }
        PersistentVolumeSource.validate(spec, volumeName: "", &report)
        if !spec.storageClassName.isEmpty { report.forbidden("storageClassName", onlyInline) }
        if let mode = spec.volumeMode, mode != "Filesystem" {
            report.forbidden(
                "volumeMode", "may not specify volumeMode other than Filesystem in the context of inline volumes")
        }
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
                report.at(key: entry.key) { report in
                    // Kubernetes has two rules for this, and tells of both.
                    if size < .zero {
                        report.invalid(nil, .int(Int64(size.units)), "must be a valid resource quantity")
                    }
                    AccessModeValidation.size(size, &report)
                }
            }
        }
    }

    /// Nobody means to empty the disk of a node.
    private static func recycling(_ spec: PersistentVolumeSpec, _ report: inout FieldReport) {
        guard let path = spec.hostPath?.path, path.hasPrefix("/"), path.split(separator: "/").allSatisfy({ $0 == "." }),
            spec.persistentVolumeReclaimPolicy == "Recycle"
        else { return }
        report.forbidden("persistentVolumeReclaimPolicy", "may not be 'recycle' for a hostPath mount of '/'")
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
