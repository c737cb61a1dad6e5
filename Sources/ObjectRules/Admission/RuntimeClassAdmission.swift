import ObjectModel

/// Adds to a pod what its container runtime costs and where that runtime is to be found (plugin RuntimeClass, KEP-688).
enum RuntimeClassAdmission {
    static func complete(_ pod: inout Fields, classes: [Value], subject: AdmissionSubject) throws(StatusError) {
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
