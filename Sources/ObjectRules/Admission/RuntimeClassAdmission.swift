import ObjectModel

/// Adds to a pod what its container runtime costs and where that runtime is to be found (plugin RuntimeClass, KEP-688).
public enum RuntimeClassAdmission {
    /// Completes a new pod. Fails with 403 where it names no class that exists, or contradicts it.
    public static func admit(_ pod: inout Value, classes: [Value]) throws(StatusError) {
        let subject = AdmissionSubject(pod, resource: "pods")
        try pod.updateObject { (pod) throws(StatusError) in
            try complete(&pod, classes: classes, subject: subject)
        }
    }

    /// Refuses, with 403, a pod whose overhead is not that of its class, as a webhook may have left it.
    public static func validate(_ pod: Value, classes: [Value]) throws(StatusError) {
        let spec = pod["spec"]?.objectValue ?? Fields()
        let subject = AdmissionSubject(pod, resource: "pods")
        let name = spec.optionalString("runtimeClassName")
        let overhead = classes.first { name != nil && $0.at("metadata", "name")?.stringValue == name }?
            .at("overhead", "podFixed")
        if let overhead {
            guard spec["overhead"] != overhead else { return }
            throw subject.forbidden("pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead")
        }
        guard spec.hasContent("overhead") else { return }
        throw subject.forbidden("pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead")
    }

    private static func complete(
        _ pod: inout Fields, classes: [Value], subject: AdmissionSubject
    ) throws(StatusError) {
        let spec = pod.object("spec")
        guard let name = spec.optionalString("runtimeClassName") else {
            guard !spec.hasContent("overhead") else {
                throw subject.forbidden(
                    "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead")
            }
            return
        }
        guard let runtime = classes.first(where: { $0["metadata"]?["name"] == .string(name) }) else {
            throw subject.forbidden("pod rejected: RuntimeClass \(FieldError.quoted(name)) not found")
        }
        let overhead = runtime.at("overhead", "podFixed")
        if let stated = spec["overhead"], stated != overhead, spec.hasContent("overhead") {
            throw subject.forbidden("pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead")
        }
        let scheduling = runtime["scheduling"]?.objectValue ?? Fields()
        try checkSelectors(spec.object("nodeSelector"), scheduling.object("nodeSelector"), subject)
        pod.updateObject("spec") { spec in
            if let overhead { spec["overhead"] = overhead }
            for entry in scheduling.object("nodeSelector") {
                spec.updateOrAddObject("nodeSelector") { $0[entry.key] = entry.value }
            }
            for toleration in scheduling.values("tolerations") where !spec.values("tolerations").contains(toleration) {
                spec.append(toleration, to: "tolerations")
            }
        }
    }

    private static func checkSelectors(
        _ stated: Fields, _ needed: Fields, _ subject: AdmissionSubject
    ) throws(StatusError) {
        for entry in needed {
            guard let value = stated[entry.key], value != entry.value else { continue }
            throw subject.forbidden(
                "conflict: runtimeClass.scheduling.nodeSelector[\(entry.key)] = \(entry.value.stringValue ?? ""); "
                    + "pod.spec.nodeSelector[\(entry.key)] = \(value.stringValue ?? "")")
        }
    }
}
