import ObjectModel

/// The rules of a claim for storage.
enum PersistentVolumeClaimValidation {
    static func create(_ object: Value) -> [FieldError] {
        FieldReport.collect(at: FieldPath("spec")) {
            PersistentVolumeClaimSpecValidation.validate(PersistentVolumeClaim(object).spec, &$0)
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        let claim = PersistentVolumeClaim(object)
        guard subresource != "status" else {
            return FieldReport.collect(at: FieldPath("status")) { status(claim.status, &$0) }
        }
        return create(object) + FieldReport.collect { changes(claim, PersistentVolumeClaim(old), &$0) }
    }

    // MARK: - Update

    private static func changes(
        _ claim: PersistentVolumeClaim, _ old: PersistentVolumeClaim, _ report: inout FieldReport
    ) {
        let compared = comparable(claim, old)
        if compared != old.spec {
            report.forbidden(
                "spec",
                "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound "
                    + "claims\n@@ spec @@\n-\(old.spec.value.goText)\n+\(compared.value.goText)")
        }
        if !upgradesClass(claim, old) {
            report.at("metadata") { report in
                let new = claim.metadata.annotation(StorageAnnotation.betaClass) ?? ""
                guard new != old.metadata.annotation(StorageAnnotation.betaClass) ?? "" else { return }
                report.at("annotations") {
                    $0.invalid(StorageAnnotation.betaClass, .string(new), "field is immutable")
                }
            }
        }
        report.at("spec") { size(claim, old, &$0) }
        report.immutable("volumeMode", claim.spec.fields["volumeMode"], old.spec.fields["volumeMode"])
        guard let attributes = old.spec.volumeAttributesClassName,
            claim.spec.volumeAttributesClassName != attributes
        else { return }
        let new = claim.spec.volumeAttributesClassName
        guard new ?? "" == "" else { return }
        let to = new == nil ? "nil" : "an empty string"
        report.at("spec") {
            $0.forbidden("volumeAttributesClassName", "update from non-nil value to \(to) is forbidden")
        }
    }

    /// Less than before may be asked for after an expansion that can't be had, but more than there is.
    private static func size(
        _ claim: PersistentVolumeClaim, _ old: PersistentVolumeClaim, _ report: inout FieldReport
    ) {
        let size = claim.spec.resources.requests["storage"] ?? .zero
        guard size < old.spec.resources.requests["storage"] ?? .zero,
            size <= old.status.capacity["storage"] ?? .zero
        else { return }
        report.at("resources") { report in
            report.at("requests") { $0.forbidden("storage", "field can not be less than status.capacity") }
        }
    }

    /// The new spec with all that may change set to the old values.
    private static func comparable(
        _ claim: PersistentVolumeClaim, _ old: PersistentVolumeClaim
    ) -> PersistentVolumeClaimSpec {
        var spec = claim.spec
        // The volume is set once.
        if old.spec.volumeName.isEmpty { spec.volumeName = "" }
        if upgradesClass(claim, old) || closesClass(claim, old) { spec.storageClassName = old.spec.storageClassName }
        if claim.status.phase == "Bound", spec.resources.fields.contains("requests") {
            spec.resources.requests["storage"] = old.spec.resources.requests["storage"]
        }
        spec.volumeAttributesClassName = old.spec.volumeAttributesClassName
        return spec
    }

    /// Whether the class goes from the annotation of old to the field.
    private static func upgradesClass(_ claim: PersistentVolumeClaim, _ old: PersistentVolumeClaim) -> Bool {
        guard let before = old.metadata.annotation(StorageAnnotation.betaClass) else { return false }
        let now = claim.metadata.annotation(StorageAnnotation.betaClass)
        return old.spec.storageClassName == nil && claim.spec.storageClassName == before
            && (now == nil || now == before)
    }

    /// Whether a claim that left its class open gets one.
    private static func closesClass(_ claim: PersistentVolumeClaim, _ old: PersistentVolumeClaim) -> Bool {
        guard let new = claim.spec.storageClassName, old.spec.storageClassName == nil else { return false }
        let before = old.metadata.annotation(StorageAnnotation.betaClass)
        return before == nil || before == new
    }

    // MARK: - Status

    private static let resizeStates = [
        "ControllerResizeInProgress", "ControllerResizeInfeasible", "NodeResizePending", "NodeResizeInProgress",
        "NodeResizeInfeasible",
    ].sorted()

    private static func status(_ status: PersistentVolumeClaimStatus, _ report: inout FieldReport) {
        report.at("capacity") { report in
            for entry in status.fields.object("capacity").entries { amount(entry.value, of: entry.key, &report) }
        }
        for entry in status.fields.object("allocatedResourceStatuses").entries {
            report.at("allocatedResourceStatus") { report in
                isResource(entry.key, &report)
                guard !resizeStates.contains(entry.value.stringValue ?? "") else { return }
                report.notSupported(nil, .string(entry.key), resizeStates)
            }
        }
        report.at("allocatedResources") { report in
            for entry in status.fields.object("allocatedResources").entries where isResource(entry.key, &report) {
                amount(entry.value, of: entry.key, &report)
            }
        }
    }

    private static func amount(_ value: Value, of resource: String, _ report: inout FieldReport) {
        guard let size = Quantity(value: value), size < .zero else { return }
        report.at(key: resource) {
            $0.invalid(nil, .int(Int64(size.units)), "must be a valid resource quantity")
        }
    }

    /// Of Kubernetes' own resources a claim has but one. Whether this is such a resource, or somebody else's.
    @discardableResult
    private static func isResource(_ name: String, _ report: inout FieldReport) -> Bool {
        let problems = NameFormat.qualifiedName(name)
        report.invalid(nil, name, problems: problems)
        let isNative = !name.contains("/") || name.contains("kubernetes.io/")
        guard problems.isEmpty, isNative, name != "storage" else { return problems.isEmpty }
        report.notSupported(nil, .string(name), ["storage"])
        return false
    }
}
