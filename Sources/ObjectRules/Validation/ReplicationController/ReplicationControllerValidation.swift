import ObjectModel

/// The rules of a replication controller.
enum ReplicationControllerValidation {
    static func create(_ object: Value) -> [FieldError] {
        FieldReport.collect(at: FieldPath("spec")) { spec(ReplicationController(object).spec, old: nil, &$0) }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        let controller = ReplicationController(object)
        guard subresource != "status" else {
            return FieldReport.collect(at: FieldPath("status")) {
                ReplicaSetValidation.status(controller.status.fields, &$0)
            }
        }
        return FieldReport.collect(at: FieldPath("spec")) {
            spec(controller.spec, old: ReplicationController(old).spec, &$0)
        }
    }

    private static func spec(
        _ spec: ReplicationControllerSpec, old: ReplicationControllerSpec?, _ report: inout FieldReport
    ) {
        report.nonnegative("minReadySeconds", spec.minReadySeconds)
        let selector = spec.fields.object("selector")
        if selector.isEmpty { report.required("selector") }
        if spec.replicas == nil { report.required("replicas") }
        report.nonnegative("replicas", spec.replicas)
        guard let template = spec.template else { return report.required("template") }
        if !selector.isEmpty {
            let labels = template.metadata.fields.object("labels")
            if !LabelSelectorExpression(matchLabels: selector).matches(labels) {
                WorkloadValidation.mismatch(template, &report)
            }
        }
        WorkloadValidation.longRunning(template, old: old?.template, name: "ReplicationController", &report)
    }
}
