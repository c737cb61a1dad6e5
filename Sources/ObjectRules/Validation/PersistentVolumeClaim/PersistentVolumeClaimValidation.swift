import ObjectModel

/// The rules of a claim for storage.
enum PersistentVolumeClaimValidation {
    static func create(_ object: Value) -> [FieldError] {
        FieldReport.collect(at: FieldPath("spec")) { spec(PersistentVolumeClaim(object).spec, &$0) }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        let claim = PersistentVolumeClaim(object)
        let before = PersistentVolumeClaim(old)
        guard subresource != "status" else {
            return FieldReport.collect { report in
                report.at("status") { report in
                    report.at("capacity") { report in
                        for entry in claim.status.fields.object("capacity").entries {
                            guard let size = Quantity(value: entry.value), size < .zero else { continue }
                            report.at(key: entry.key) {
                                $0.invalid(
                                    nil, .string(size.description), "must be greater than or equal to 0")
                            }
                        }
                    }
                }
            }
        }
        return create(object) + FieldReport.collect(at: FieldPath("spec")) { changes(claim, before, &$0) }
    }

    private static func spec(_ spec: PersistentVolumeClaimSpec, _ report: inout FieldReport) {
        AccessModeValidation.modes(spec.accessModes, detail: "at least 1 access mode is required", &report)
        if let selector = spec.selector { report.at("selector") { LabelValidation.selector(selector, &$0) } }
        report.at("resources") { report in
            report.at(key: "storage") { report in
                guard let size = spec.resources.requests["storage"] else { return report.required() }
                AccessModeValidation.size(size, &report)
            }
        }
        report.optionalText("storageClassName", spec.storageClassName ?? "", format: NameFormat.dns1123Subdomain)
        AccessModeValidation.volumeMode(spec.volumeMode, &report)
        report.optionalText(
            "volumeAttributesClassName", spec.volumeAttributesClassName ?? "", format: NameFormat.dns1123Subdomain)
        if let source = spec.dataSource { report.at("dataSource") { reference(source, &$0) } }
        if let source = spec.dataSourceRef {
            report.at("dataSourceRef") { reference(TypedLocalObjectReference(fields: source.fields), &$0) }
        }
    }

    private static func reference(_ source: TypedLocalObjectReference, _ report: inout FieldReport) {
        if source.name.isEmpty { report.required("name") }
        if source.kind.isEmpty { report.required("kind") }
        if source.fields.string("apiGroup").isEmpty, source.kind != "PersistentVolumeClaim" {
            report.invalid(
                "apiGroup", .string(source.kind),
                "must be 'PersistentVolumeClaim' when referencing the default apiGroup")
        }
    }

    // MARK: - Update

    private static func changes(
        _ claim: PersistentVolumeClaim, _ old: PersistentVolumeClaim, _ report: inout FieldReport
    ) {
        let size = claim.spec.resources.requests["storage"] ?? .zero
        let oldSize = old.spec.resources.requests["storage"] ?? .zero
        let compared = comparable(claim.spec, old)
        if compared != old.spec {
            report.forbidden(
                nil,
                "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound "
                    + "claims\n@@ spec @@\n-\(old.spec.value.goText)\n+\(compared.value.goText)")
        }
        if old.status.phase == "Bound", size < oldSize, size < old.status.capacity["storage"] ?? .zero {
            report.at("resources") { report in
                report.at("requests") { $0.forbidden("storage", "field can not be less than status.capacity") }
            }
        }
        report.immutable("volumeMode", claim.spec.fields["volumeMode"], old.spec.fields["volumeMode"])
    }

    /// The new spec with all that may change set to the old values.
    private static func comparable(
        _ new: PersistentVolumeClaimSpec, _ old: PersistentVolumeClaim
    ) -> PersistentVolumeClaimSpec {
        var spec = new
        if old.spec.volumeName.isEmpty {
            // The volume is set once, and so may be a class that was left out.
            spec.volumeName = ""
            if old.spec.storageClassName == nil { spec.storageClassName = nil }
        }
        if old.status.phase == "Bound" {
            spec.resources.fields["requests"] = old.spec.resources.fields["requests"]
            spec.volumeAttributesClassName = old.spec.volumeAttributesClassName
        }
        return spec
    }
}
