import ObjectModel

/// The rules of a namespace.
enum NamespaceValidation {
    static func create(_ object: Value) -> [FieldError] {
        // Kubernetes leaves the position out for new namespaces.
        FieldReport.collect(at: FieldPath("spec.finalizers")) { report in
            for name in Namespace(object).spec.finalizers { finalizer(name, &report) }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        switch subresource {
        case "finalize":
            FieldReport.collect(at: FieldPath("spec")) { report in
                report.each("finalizers", Namespace(object).spec.finalizers, finalizer)
            }
        case "status": FieldReport.collect(at: FieldPath("status")) { phase(Namespace(object), &$0) }
        default: []
        }
    }

    private static func finalizer(_ name: String, _ report: inout FieldReport) {
        report.invalid(nil, name, problems: NameFormat.qualifiedName(name))
        if !name.contains("/"), name != "kubernetes" {
            report.invalid(nil, .string(name), "name is neither a standard finalizer name nor is it fully qualified")
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
