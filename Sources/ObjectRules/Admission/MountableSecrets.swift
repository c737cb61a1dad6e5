import ObjectModel

/// Keeps the pods of a service account to the Secrets that the account lists, where its annotation asks for that.
struct MountableSecrets {
    private static let annotation = "kubernetes.io/enforce-mountable-secrets"
    /// What Go reads as true.
    private static let yes: Set = ["1", "t", "T", "TRUE", "true", "True"]

    private let account: String
    private let secrets: Set<String>
    private let pullSecrets: Set<String>

    /// Nil for a service account whose pods may use any Secret.
    init?(_ account: Value) {
        let mark = account.at("metadata", "annotations", Self.annotation)?.stringValue ?? ""
        guard Self.yes.contains(mark) else { return nil }
        self.account = account.at("metadata", "name")?.stringValue ?? ""
        secrets = Self.names(account["secrets"])
        pullSecrets = Self.names(account["imagePullSecrets"])
    }

    private static func names(_ references: Value?) -> Set<String> {
        Set((references?.arrayValue ?? []).map(name))
    }

    private static func name(_ reference: Value) -> String { reference["name"]?.stringValue ?? "" }

    /// What a new pod uses and may not; nil when all is in order.
    func refusal(of pod: Value) -> String? {
        let spec = pod["spec"]?.objectValue ?? Fields()
        for volume in spec.values("volumes") {
            guard let source = volume["secret"] else { continue }
            let name = source["secretName"]?.stringValue ?? ""
            if !secrets.contains(name) { return refusal("volume with secret.secretName=\"\(name)\"") }
        }
        for (list, what) in [("initContainers", "init container"), ("containers", "container")] {
            if let refusal = refusal(ofContainers: spec.values(list), what) { return refusal }
        }
        for (index, reference) in spec.values("imagePullSecrets").enumerated() {
            let name = Self.name(reference)
            guard !pullSecrets.contains(name) else { continue }
            return "imagePullSecrets[\(index)].name=\"\(name)\" is not allowed because service account \(account) does "
                + "not reference that imagePullSecret"
        }
        return nil
    }

    /// The same for the ephemeral containers of a pod that runs.
    func refusal(ofEphemeralContainersOf pod: Value) -> String? {
        refusal(ofContainers: pod.at("spec", "ephemeralContainers")?.arrayValue ?? [], "ephemeral container")
    }

    private func refusal(ofContainers containers: [Value], _ what: String) -> String? {
        for container in containers {
            let subject = "\(what) \(Self.name(container)) with"
            for variable in container["env"]?.arrayValue ?? [] {
                guard let reference = variable.at("valueFrom", "secretKeyRef") else { continue }
                let name = Self.name(reference)
                guard !secrets.contains(name) else { continue }
                return refusal("\(subject) envVar \(Self.name(variable)) referencing secret.secretName=\"\(name)\"")
            }
            for source in container["envFrom"]?.arrayValue ?? [] {
                guard let reference = source["secretRef"] else { continue }
                let name = Self.name(reference)
                guard !secrets.contains(name) else { continue }
                return refusal("\(subject) envFrom referencing secret.secretName=\"\(name)\"")
            }
        }
        return nil
    }

    private func refusal(_ what: String) -> String {
        "\(what) is not allowed because service account \(account) does not reference that secret"
    }
}
