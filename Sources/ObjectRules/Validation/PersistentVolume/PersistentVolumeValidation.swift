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
        guard let affinity = before.nodeAffinity, !isSame(new.nodeAffinity, affinity) else { return }
        report.invalid(
            "nodeAffinity", (new.fields["nodeAffinity"] ?? .null).withGoFieldNames,
            "field is immutable, except for updating from beta label to GA")
    }

    /// Whether nothing changed but labels that have a stable name by now.
    private static func isSame(_ new: VolumeNodeAffinity?, _ old: VolumeNodeAffinity) -> Bool {
        guard new != old else { return true }
        guard let terms = new?.required?.nodeSelectorTerms, let oldTerms = old.required?.nodeSelectorTerms,
            terms.count == oldTerms.count
        else { return false }
        return zip(terms, oldTerms).allSatisfy { term, old in
            areSame(term.matchExpressions, old.matchExpressions) && areSame(term.matchFields, old.matchFields)
        }
    }

    private static func areSame(_ new: [NodeSelectorRequirement], _ old: [NodeSelectorRequirement]) -> Bool {
        guard new.count == old.count else { return false }
        return zip(new, old).allSatisfy { requirement, old in
            var renamed = old
            if StableLabels.name(of: old.key) == requirement.key { renamed.key = requirement.key }
            return requirement == renamed
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
        if spec.accessModes.isEmpty { report.required("accessModes") }
        AccessModeValidation.modes(spec.accessModes, &report)
        capacity(spec.fields["capacity"]?.objectValue ?? Fields(), &report)
        if !spec.persistentVolumeReclaimPolicy.isEmpty {
            report.oneOf(
                "persistentVolumeReclaimPolicy", spec.persistentVolumeReclaimPolicy, ["Delete", "Recycle", "Retain"])
        }
        if let affinity = spec.nodeAffinity { report.at("nodeAffinity") { Self.affinity(affinity, &$0) } }
        PersistentVolumeSource.validate(spec, volumeName: name, &report)
        recycling(spec, &report)
        report.optionalText("storageClassName", spec.storageClassName, format: NameFormat.dns1123Subdomain)
        AccessModeValidation.volumeMode(spec.volumeMode, &report)
        attributesClass(spec, &report)
    }

    private static let onlyInline = "may not be specified in the context of inline volumes"

    /// A volume that an attachment states itself, where it came from a pod: it has a source and next to nothing else.
    static func inlineSpec(_ spec: PersistentVolumeSpec, _ report: inout FieldReport) {
        for field in ["claimRef", "capacity", "nodeAffinity"] where spec.fields.contains(field) {
            report.forbidden(field, onlyInline)
        }
        if spec.csi == nil { report.required("csi", "has to be specified in the context of inline volumes") }
        if spec.accessModes.isEmpty { report.required("accessModes") }
        AccessModeValidation.modes(spec.accessModes, &report)
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
        guard let path = spec.hostPath?.path, isRoot(path), spec.persistentVolumeReclaimPolicy == "Recycle" else {
            return
        }
        report.forbidden("persistentVolumeReclaimPolicy", "may not be 'recycle' for a hostPath mount of '/'")
    }

    /// Whether a path is that of the root, however it is written.
    private static func isRoot(_ path: String) -> Bool {
        guard path.hasPrefix("/") else { return false }
        var depth = 0
        for name in path.split(separator: "/") where name != "." {
            depth = name == ".." ? max(0, depth - 1) : depth + 1
        }
        return depth == 0
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
