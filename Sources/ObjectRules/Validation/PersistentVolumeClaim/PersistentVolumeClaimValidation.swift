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
                report.at("annotations") { report in
                    report.at(key: StorageAnnotation.betaClass) { report in
                        let new = claim.metadata.annotation(StorageAnnotation.betaClass) ?? ""
                        guard new != old.metadata.annotation(StorageAnnotation.betaClass) ?? "" else { return }
                        report.invalid(nil, .string(new), "field is immutable")
                    }
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
        amounts(status.fields.object("capacity"), "capacity", areClaims: false, &report)
        amounts(status.fields.object("allocatedResources"), "allocatedResources", areClaims: true, &report)
        for entry in status.fields.object("allocatedResourceStatuses").entries {
            report.at("allocatedResourceStatus") { report in
                resource(entry.key, &report)
                guard !resizeStates.contains(entry.value.stringValue ?? "") else { return }
                report.notSupported(nil, .string(entry.key), resizeStates)
            }
        }
    }

    private static func amounts(
        _ amounts: Fields, _ field: String, areClaims: Bool, _ report: inout FieldReport
    ) {
        report.at(field) { report in
            for entry in amounts.entries {
                if areClaims { resource(entry.key, &report) }
                guard let size = Quantity(value: entry.value), size < .zero else { continue }
                report.at(key: entry.key) {
                    $0.invalid(nil, .string(size.description), "must be greater than or equal to 0")
                }
            }
        }
    }

    /// Of Kubernetes' own resources a claim has but one.
    private static func resource(_ name: String, _ report: inout FieldReport) {
        let problems = NameFormat.qualifiedName(name)
        guard problems.isEmpty else { return report.invalid(nil, name, problems: problems) }
        let isNative = !name.contains("/") || name.contains("kubernetes.io/")
        if isNative, name != "storage" { report.notSupported(nil, .string(name), ["storage"]) }
    }
}
