import ObjectModel

/// What the admission plugins that Kubernetes runs by default do to pods, in their order.
///
/// `admit` completes a new pod after defaulting and before `Lifecycle.prepareForCreate`, which reads the resources that
/// admission filled in; `validate` refuses it after validation of its fields.
public enum PodAdmission {
    /// Completes a new pod, whose namespace is set, from what the cluster holds. Fails with 403 where something it
    /// names does not exist or contradicts it.
    public static func admit(_ pod: inout Value, context: PodAdmissionContext) throws(StatusError) {
        let subject = AdmissionSubject(pod, resource: "pods")
        guard case .object(var fields) = pod else { return }
        pod = .null
        defer { pod = .object(fields) }
        LimitRangeAdmission.complete(&fields, limitRanges: context.limitRanges)
        try ServiceAccountAdmission.complete(&fields, context: context, subject: subject)
        try PriorityAdmission.complete(&fields, classes: context.priorityClasses, subject: subject)
        TolerationAdmission.complete(&fields)
        try RuntimeClassAdmission.complete(&fields, classes: context.runtimeClasses, subject: subject)
    }

    /// Completes a pod that replaces another: what the client left out of what admission had filled in comes back.
    public static func admitUpdate(_ pod: inout Value, old: Value) {
        pod.updateObject { pod in
            pod.updateObject("spec") { spec in
                for name in ["priority", "preemptionPolicy"] {
                    if let value = old["spec"]?[name] { spec.setDefault(name, value) }
                }
            }
            TolerationAdmission.complete(&pod)
        }
    }

    /// Refuses a new pod, with 403, whose resources are outside the limits of its namespace.
    public static func validate(_ pod: Value, context: PodAdmissionContext) throws(StatusError) {
        let subject = AdmissionSubject(pod, resource: "pods")
        try LimitRangeAdmission.validatePod(pod, limitRanges: context.limitRanges, subject: subject)
    }

    /// The service account to look up for a pod, or nil where none is needed.
    public static func serviceAccountName(of pod: Value) -> String? {
        guard !isMirror(pod) else { return nil }
        let spec = pod["spec"]?.objectValue ?? Fields()
        return spec.optionalString("serviceAccountName") ?? spec.optionalString("serviceAccount") ?? "default"
    }

    /// Whether a node's agent made the pod to show a pod of its own.
    static func isMirror(_ pod: Value) -> Bool {
        pod.at("metadata", "annotations")?["kubernetes.io/config.mirror"] != nil
    }
}
