import ObjectModel

/// Holds pods to the standard of their namespace (plugin PodSecurity, KEP-2579).
public enum PodSecurityAdmission {
    /// What there is to say about a pod or a template of pods.
    public struct Verdict: Sendable, Equatable {
        /// Why the pod is refused, such as `violates PodSecurity "restricted:latest": privileged (...)`; nil when not.
        public var refusal: String?
        public var warnings: [String] = []
        /// For the audit log, by key.
        public var annotations: [String: String] = [:]
    }

    /// The key under which the audit log tells what a pod was held to.
    public static let enforcedPolicy = "pod-security.kubernetes.io/enforce-policy"

    // MARK: - Pods and templates

    /// - Parameter isEnforced: Of pods. Templates are only warned of: their pods will be refused.
    public static func verdict(
        on pod: Value, policy: PodSecurityPolicy, isEnforced: Bool
    ) -> Verdict {
        let subject = PodSecuritySubject(pod)
        var verdict = Verdict()
        if !policy.errors.isEmpty {
            verdict.annotations["pod-security.kubernetes.io/error"] =
                "Failed to parse policy: \(text(of: policy.errors))"
        }
        if isEnforced {
            verdict.annotations[enforcedPolicy] = policy.enforce.description
            verdict.refusal = told(policy.enforce, subject).map { "violates \($0)" }
        }
        if let text = told(policy.audit, subject) {
            verdict.annotations["pod-security.kubernetes.io/audit-violations"] = "would violate \(text)"
        }
        if verdict.refusal == nil, let text = told(policy.warn, subject) {
            verdict.warnings = ["would violate \(text)"]
        }
        return verdict
    }

    private static func text(of errors: [FieldError]) -> String {
        let texts = errors.map { "\($0.field): \($0.message)" }
        return texts.count == 1 ? texts[0] : "[" + texts.joined(separator: ", ") + "]"
    }

    /// What keeps a pod from holding to a standard, in one line; nil when nothing does.
    private static func told(_ standard: PodSecurityStandard, _ subject: PodSecuritySubject) -> String? {
        let violations = standard.violations(of: subject)
        guard !violations.isEmpty else { return nil }
        let texts = violations.map { "\($0.reason) (\($0.detail))" }
        return "PodSecurity \(FieldError.quoted(standard.description)): \(texts.joined(separator: ", "))"
    }

    /// The template of an object's pods: the object itself for a pod, nil for kinds without pods.
    public static func template(in object: Value, of groupResource: String) -> Value? {
        switch groupResource {
        case "pods": object
        case "podtemplates": object["template"]
        case "replicationcontrollers", "replicasets.apps", "deployments.apps", "statefulsets.apps",
            "daemonsets.apps", "jobs.batch":
            object.at("spec", "template")
        case "cronjobs.batch": object.at("spec", "jobTemplate", "spec", "template")
        default: nil
        }
    }

    /// Whether an update changes anything that a standard looks at. Most of a pod cannot change.
    public static func matters(_ pod: Value, old: Value) -> Bool {
        let key = "seccomp.security.alpha.kubernetes.io/pod"
        guard annotation(pod, key) == annotation(old, key) else { return true }
        for list in ["containers", "initContainers"] {
            let (new, before) = (containers(pod, list), containers(old, list))
            guard new.count == before.count, !zip(new, before).contains(where: { differ($0, $1, pod, old) }) else {
                return true
            }
        }
        let before = containers(old, "ephemeralContainers")
        return containers(pod, "ephemeralContainers").contains { container in
            guard let known = before.first(where: { $0["name"] == container["name"] }) else { return true }
            return differ(container, known, pod, old)
        }
    }

    private static func containers(_ pod: Value, _ list: String) -> [Value] { pod["spec"]?[list]?.arrayValue ?? [] }
    private static func annotation(_ pod: Value, _ key: String) -> Value? { pod.at("metadata", "annotations")?[key] }

    private static func differ(_ container: Value, _ other: Value, _ pod: Value, _ old: Value) -> Bool {
        let key = "container.seccomp.security.alpha.kubernetes.io/\(container["name"]?.stringValue ?? "")"
        return container["image"] != other["image"] || annotation(pod, key) != annotation(old, key)
    }

    // MARK: - Namespaces

    /// Whether pods that exist are to be looked at, since a namespace demands more of them than before.
    public static func isTightened(_ policy: PodSecurityPolicy, from old: PodSecurityPolicy) -> Bool {
        guard policy.enforce != old.enforce, policy.enforce.level != .privileged else { return false }
        return policy.enforce.version != old.enforce.version || policy.enforce.level > old.enforce.level
    }

    /// What is to be said about the pods that a namespace holds when it comes to demand `standard` of them.
    public static func warnings(
        about pods: [Value], in namespace: String, standard: PodSecurityStandard
    ) -> [String] {
        var found: [String: (name: String, count: Int)] = [:]
        let looked = pods.count > Limits.podsPerNamespaceCheck ? onePerOwnerFirst(pods) : pods
        for pod in looked.prefix(Limits.podsPerNamespaceCheck) {
            let violations = standard.violations(of: PodSecuritySubject(pod))
            guard !violations.isEmpty else { continue }
            let name = pod.at("metadata", "name")?.stringValue ?? ""
            let reasons = violations.map(\.reason).joined(separator: ", ")
            let known = found[reasons] ?? (name, 0)
            found[reasons] = (min(known.name, name), known.count + 1)
        }
        var warnings: [String] = []
        if pods.count > Limits.podsPerNamespaceCheck {
            warnings.append(
                "new PodSecurity enforce level only checked against the first \(Limits.podsPerNamespaceCheck) of "
                    + "\(pods.count) existing pods")
        }
        guard !found.isEmpty else { return warnings }
        warnings.append(
            "existing pods in namespace \(FieldError.quoted(namespace)) violate the new PodSecurity enforce level "
                + FieldError.quoted(standard.description))
        return warnings + found.map { "\(names($0.value.name, $0.value.count)): \($0.key)" }.sorted()
    }

    private static func names(_ first: String, _ count: Int) -> String {
        switch count {
        case 1: first
        case 2: "\(first) (and 1 other pod)"
        default: "\(first) (and \(count - 1) other pods)"
        }
    }

    /// Pods of one owner are alike: of each the first comes before all others.
    private static func onePerOwnerFirst(_ pods: [Value]) -> [Value] {
        var seen: Set<String> = []
        var first: [Value] = []
        var others: [Value] = []
        for pod in pods {
            let owner = (pod.at("metadata", "ownerReferences")?.arrayValue ?? []).first { $0["controller"] == true }
            let isNew = owner?["uid"]?.stringValue.map { seen.insert($0).inserted } ?? true
            if isNew { first.append(pod) } else { others.append(pod) }
        }
        return first + others
    }
}
