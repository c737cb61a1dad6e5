import ObjectModel

/// The rules of what a claim asks for, in a claim of its own and in the template of an ephemeral volume.
enum PersistentVolumeClaimSpecValidation {
    private static let modes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"]

    /// A claim's spec, which stands at the report's path.
    static func validate(_ spec: PersistentVolumeClaimSpec, _ report: inout FieldReport) {
        accessModes(spec.accessModes, &report)
        storage(spec.resources.fields.object("requests").quantity("storage"), &report)
        if let selector = spec.selector { report.at("selector") { LabelValidation.selector(selector, &$0) } }
        for (field, name) in [
            ("storageClassName", spec.storageClassName), ("volumeAttributesClassName", spec.volumeAttributesClassName),
        ] {
            report.optionalText(field, name ?? "", format: NameFormat.dns1123Subdomain)
        }
        if let mode = spec.volumeMode { report.oneOf("volumeMode", mode, ["Block", "Filesystem"]) }
        for field in ["dataSource", "dataSourceRef"] {
            guard let source = spec.fields[field]?.objectValue else { continue }
            report.at(field) { dataSource(source, &$0) }
        }
    }

    private static func accessModes(_ accessModes: [String], _ report: inout FieldReport) {
        if accessModes.isEmpty { report.required("accessModes", "at least 1 access mode is required") }
        for mode in accessModes { report.oneOf("accessModes", mode, modes) }
        let known = accessModes.filter(modes.contains)
        if known.contains("ReadWriteOncePod") && known.contains(where: { $0 != "ReadWriteOncePod" }) {
            report.forbidden("accessModes", "may not use ReadWriteOncePod with other access modes")
        }
    }

    private static func storage(_ storage: Quantity?, _ report: inout FieldReport) {
        report.at("resources") { report in
            report.at(key: "storage") { report in
                guard let storage else { return report.required() }
                guard storage <= .zero else { return }
                report.invalid(nil, .string(storage.description), "must be greater than zero")
            }
        }
    }

    private static func dataSource(_ source: Fields, _ report: inout FieldReport) {
        for field in ["name", "kind"] where source.string(field).isEmpty { report.required(field) }
        let group = source.string("apiGroup")
        if group.isEmpty {
            let kind = source.string("kind")
            if kind != "PersistentVolumeClaim" {
                report.invalid(
                    "kind", .string(kind), "must be 'PersistentVolumeClaim' when referencing the default apiGroup")
            }
        } else {
            report.invalid("apiGroup", group, problems: NameFormat.dns1123Subdomain(group))
        }
    }
}
