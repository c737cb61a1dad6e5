import ObjectModel

/// The rules of what a claim asks for, in a claim of its own and in the template of an ephemeral volume.
enum PersistentVolumeClaimSpecValidation {
    /// A claim's spec, which stands at the report's path.
    static func validate(_ spec: PersistentVolumeClaimSpec, _ report: inout FieldReport) {
        if spec.accessModes.isEmpty { report.required("accessModes", "at least 1 access mode is required") }
        if let selector = spec.selector { report.at("selector") { LabelValidation.selector(selector, &$0) } }
        AccessModeValidation.modes(spec.accessModes, &report)
        storage(spec.resources.fields.object("requests").quantity("storage"), &report)
        report.optionalText("storageClassName", spec.storageClassName ?? "", format: NameFormat.dns1123Subdomain)
        AccessModeValidation.volumeMode(spec.volumeMode, &report)
        for field in ["dataSource", "dataSourceRef"] {
            guard let source = spec.fields[field]?.objectValue else { continue }
            report.at(field) { dataSource(source, &$0) }
        }
        agreement(of: spec, &report)
        report.optionalText(
            "volumeAttributesClassName", spec.volumeAttributesClassName ?? "", format: NameFormat.dns1123Subdomain)
    }

    /// There is one source of data, whichever field says so.
    private static func agreement(of spec: PersistentVolumeClaimSpec, _ report: inout FieldReport) {
        guard let source = spec.dataSource, let reference = spec.dataSourceRef else { return }
        if !(reference.namespace ?? "").isEmpty {
            report.invalid(
                nil, "spec.dataSource", "may not be specified when dataSourceRef.namespace is specified")
        } else if source.apiGroup != reference.apiGroup || source.kind != reference.kind
            || source.name != reference.name
        {
            report.invalid(nil, "spec.dataSource", "must match dataSourceRef")
        }
    }

    private static func storage(_ storage: Quantity?, _ report: inout FieldReport) {
        report.at("resources") { report in
            report.at(key: "storage") { report in
                guard let storage else { return report.required() }
                AccessModeValidation.size(storage, &report)
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
                    nil, .string(kind), "must be 'PersistentVolumeClaim' when referencing the default apiGroup")
            }
        } else {
            report.invalid("apiGroup", group, problems: NameFormat.dns1123Subdomain(group))
        }
        let namespace = source.string("namespace")
        if !namespace.isEmpty { report.invalid("namespace", namespace, problems: NameFormat.dns1123Label(namespace)) }
    }
}
