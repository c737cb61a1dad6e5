import ObjectModel

/// The rules of a replica set.
enum ReplicaSetValidation {
    static func create(_ object: Value) -> [FieldError] {
        FieldReport.collect(at: FieldPath("spec")) { spec(ReplicaSet(object).spec, old: nil, &$0) }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        let replicaSet = ReplicaSet(object)
        guard subresource != "status" else {
            return FieldReport.collect(at: FieldPath("status")) { status(replicaSet.status.fields, &$0) }
        }
        return FieldReport.collect(at: FieldPath("spec")) { report in
            spec(replicaSet.spec, old: ReplicaSet(old).spec, &report)
            WorkloadValidation.immutableSelector(replicaSet.spec.selector, ReplicaSet(old).spec.selector, &report)
        }
    }

    private static func spec(_ spec: ReplicaSetSpec, old: ReplicaSetSpec?, _ report: inout FieldReport) {
        report.nonnegative("replicas", spec.replicas)
        report.nonnegative("minReadySeconds", spec.minReadySeconds)
        // The word is Kubernetes' own: replica sets were made for deployments.
        WorkloadValidation.selector(spec.selector, kind: "deployment", &report)
        WorkloadValidation.template(
            spec.template, old: old?.template, selector: spec.selector, name: "ReplicaSet",
            invalidSelector: "invalid label selector", &report)
    }

    /// Also the status of a replication controller.
    static func status(_ status: Fields, _ report: inout FieldReport) {
        let parts = ["fullyLabeledReplicas", "readyReplicas", "availableReplicas"]
        WorkloadValidation.counts(
            ["replicas", "terminatingReplicas", "observedGeneration"] + parts, status, &report)
        WorkloadValidation.parts(parts, status, ready: "readyReplicas", &report)
    }
}
