import ObjectModel

/// A pod, or the template of pods, as the checks look at it.
public struct PodSecuritySubject {
    let annotations: Fields
    let spec: Fields
    /// All of them, in the order in which violations name them.
    let containers: [Fields]

    /// `pod` has `metadata` and `spec`: a Pod or a PodTemplateSpec.
    public init(_ pod: Value) {
        annotations = pod["metadata"]?["annotations"]?.objectValue ?? Fields()
        spec = pod["spec"]?.objectValue ?? Fields()
        containers = ["initContainers", "containers", "ephemeralContainers"].flatMap { [spec] list in
            spec.values(list).compactMap(\.objectValue)
        }
    }

    var securityContext: Fields { spec.object("securityContext") }
    var isForWindows: Bool { spec.object("os").string("name") == "windows" }
    /// Root in a container of such a pod is nobody outside of it.
    var hasUserNamespace: Bool { spec.optionalBool("hostUsers") == false }

    /// The names of the containers whose security context is so.
    func names(where matches: (Fields) -> Bool) -> [String] {
        containers.filter { matches($0.object("securityContext")) }.map { $0.string("name") }
    }

    /// Who sets something: the pod, containers, or both, as in `pod and container "a"`. nil when nobody does.
    func setters(where matches: (Fields) -> Bool) -> String? {
        var setters = matches(securityContext) ? ["pod"] : []
        let names = names(where: matches)
        if !names.isEmpty { setters.append(Self.containers(names)) }
        return setters.isEmpty ? nil : setters.joined(separator: " and ")
    }

    /// Such as `containers "a", "b"`.
    static func containers(_ names: [String]) -> String {
        (names.count == 1 ? "container " : "containers ") + quoted(names)
    }

    static func quoted(_ texts: some Sequence<String>) -> String {
        texts.map { "\"\($0)\"" }.joined(separator: ", ")
    }

    /// Each once, sorted, in quotes.
    static func quoted(_ texts: Set<String>) -> String { quoted(texts.sorted()) }
}
