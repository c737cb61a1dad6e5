import ObjectModel

/// AppArmor profiles of new pods that are stated in annotations, as they were before there was a field for them: the
/// field takes them over, and clients are told to use it.
enum AppArmorProfiles {
    static let prefix = "container.apparmor.security.beta.kubernetes.io/"
    private static let localhost = "localhost/"
    private static let longestProfile = 4095

    /// Puts the profiles of a pod's annotations into the containers that have none of their own.
    static func take(into pod: inout Fields) {
        guard isConcerned(pod) else { return }
        let annotations = pod.object("metadata").object("annotations")
        pod.updateObject("spec") { spec in
            let shared = spec.object("securityContext")["appArmorProfile"]
            for list in ["initContainers", "containers", "ephemeralContainers"] where spec.contains(list) {
                spec.updateObjects(list) { container in
                    guard let stated = stated(container, annotations), let profile = profile(stated), profile != shared
                    else { return }
                    container.updateOrAddObject("securityContext") { $0["appArmorProfile"] = profile }
                }
            }
        }
    }

    /// What is said about a pod before its annotations are taken over.
    static func warn(about pod: Fields, _ report: inout FieldReport) {
        guard isConcerned(pod) else { return }
        let annotations = pod.object("metadata").object("annotations")
        let spec: PodSpec = pod.message("spec")
        let shared = spec.fields.object("securityContext")["appArmorProfile"]
        let place = FieldPath("metadata").child("annotations")
        PodSpecValidation.eachContainer(spec, &report) { container, report in
            guard let stated = stated(container.fields, annotations) else { return }
            if let profile = profile(stated), profile == shared { return }
            let key = place.key(prefix + container.name)
            report.warn(text: #"\#(key): deprecated since v1.30; use the "appArmorProfile" field instead"#)
        }
    }

    private static func isConcerned(_ pod: Fields) -> Bool {
        guard let annotations = pod["metadata"]?["annotations"]?.objectValue else { return false }
        guard annotations.contains(where: { $0.key.hasPrefix(prefix) }) else { return false }
        return pod.object("spec").object("os").string("name") != "windows"
    }

    /// What an annotation says of a container without a profile of its own.
    private static func stated(_ container: Fields, _ annotations: Fields) -> String? {
        guard container.object("securityContext")["appArmorProfile"] == nil else { return nil }
        return annotations.optionalString(prefix + container.string("name"))
    }

    /// The field for an annotation; nil for one that states no profile.
    private static func profile(_ annotation: String) -> Value? {
        switch annotation {
        case "unconfined": return ["type": "Unconfined"]
        case "runtime/default": return ["type": "RuntimeDefault"]
        default:
            guard annotation.hasPrefix(localhost) else { return nil }
            let name = annotation.dropFirst(localhost.count)
            let isPadded = name.first?.isWhitespace == true || name.last?.isWhitespace == true
            guard !name.isEmpty, !isPadded, name.utf8.count <= longestProfile else { return nil }
            return ["type": "Localhost", "localhostProfile": .string(String(name))]
        }
    }
}
