import ObjectModel

/// The rules of a namespace.
enum NamespaceValidation {
    static func create(_ object: Value) -> [FieldError] {
        FieldReport.collect(at: FieldPath("spec")) { finalizers(Namespace(object).spec.finalizers, &$0) }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        switch subresource {
        case "finalize": create(object)
        case "status": FieldReport.collect(at: FieldPath("status")) { phase(Namespace(object), &$0) }
        default: []
        }
    }

    private static func finalizers(_ finalizers: [String], _ report: inout FieldReport) {
        report.each("finalizers", finalizers) { finalizer, report in
            report.invalid(nil, finalizer, problems: NameFormat.qualifiedName(finalizer))
            if !finalizer.contains("/"), finalizer != "kubernetes" {
                report.invalid(
                    nil, .string(finalizer), "name is neither a standard finalizer name nor is it fully qualified")
            }
        }
    }

    private static func phase(_ namespace: Namespace, _ report: inout FieldReport) {
        let isDeleted = namespace.metadata.deletionTimestamp != nil
        let phase = isDeleted ? "Terminating" : "Active"
        guard namespace.status.phase != phase else { return }
        report.invalid(
            "Phase", .string(namespace.status.phase),
            "may only be '\(phase)' if `deletionTimestamp` is \(isDeleted ? "not " : "")empty")
    }
}
