import ObjectModel
import ObjectRules

/// Holds pods to the standard that the labels of their namespace name, and tells what existing ones would not hold to.
struct PodSecurityPlugin: AdmissionPlugin {
    /// Parts of a pod through which none of its security can change.
    private static let harmless: Set = [
        "exec", "attach", "binding", "eviction", "log", "portforward", "proxy", "resize", "status",
    ]
    let lookups: Lookups

    func handles(_ request: AdmissionAttributes) -> Bool {
        guard request.operation == .create || request.operation == .update else { return false }
        switch request.resource.groupResource {
        case "pods": return request.target.subresource.map { !Self.harmless.contains($0) } ?? true
        case "namespaces": return request.target.subresource == nil
        case let resource:
            guard request.target.subresource == nil else { return false }
            return Self.workloads.contains(resource)
        }
    }

    private static let workloads: Set = [
        "podtemplates", "replicationcontrollers", "replicasets.apps", "deployments.apps", "statefulsets.apps",
        "daemonsets.apps", "jobs.batch", "cronjobs.batch",
    ]

    func validate(_ request: AdmissionAttributes) throws(StatusError) {
        if request.resource.groupResource == "namespaces" { return try validateNamespace(request) }
        guard let namespace = lookups.namespace(request.target.namespace) else { return }
        let policy = Self.policy(of: namespace)
        let isPod = request.resource.groupResource == "pods"
        guard !policy.allowsEverything else {
            // The log says of every pod what it was held to, even where that is nothing.
            if isPod { request.annotate(PodSecurityAdmission.enforcedPolicy, "privileged:latest") }
            return
        }
        guard let pod = PodSecurityAdmission.template(in: request.object, of: request.resource.groupResource)
        else { return }
        if isPod, request.operation == .update,
            !PodSecurityAdmission.matters(request.object, old: request.oldObject)
        {
            return
        }
        let verdict = PodSecurityAdmission.verdict(on: pod, policy: policy, isEnforced: isPod)
        for note in verdict.annotations { request.annotate(note.key, note.value) }
        if let why = verdict.refusal { throw request.forbidden(why) }
        request.warn(verdict.warnings)
    }

    private static func policy(of namespace: Value) -> PodSecurityPolicy {
        PodSecurityPolicy(labels: namespace.at("metadata", "labels")?.objectValue ?? Fields())
    }

    /// Labels must be right when they are new. Pods that are there already stay, and are told of.
    private func validateNamespace(_ request: AdmissionAttributes) throws(StatusError) {
        let policy = Self.policy(of: request.object)
        let old = Self.policy(of: request.oldObject)
        let name = request.object.at("metadata", "name")?.stringValue ?? ""
        guard policy.errors.isEmpty || policy.errors == old.errors else {
            throw .invalid(group: "", kind: "Namespace", name: name, policy.errors)
        }
        guard request.operation == .update, PodSecurityAdmission.isTightened(policy, from: old) else { return }
        request.warn(
            PodSecurityAdmission.warnings(
                about: lookups.all("pods", namespace: name), in: name, standard: policy.enforce))
    }
}
