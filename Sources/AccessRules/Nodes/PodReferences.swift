import ObjectModel

/// The objects of its namespace that a pod's node has to read to run it.
public struct PodReferences: Sendable, Equatable {
    /// Names of Secrets.
    public private(set) var secrets: Set<String> = []
    private(set) var configMaps: Set<String> = []
    private(set) var claims: Set<String> = []
    private(set) var resourceClaims: Set<String> = []
    private(set) var trustBundles = false
    let serviceAccount: String

    /// A copy of a pod that a node runs by itself. It opens nothing to the node, for the node wrote it.
    static let mirrorAnnotation = "kubernetes.io/config.mirror"

    /// Those of a pod.
    public init(_ pod: Value) {
        let spec = pod["spec"]?.objectValue ?? Fields()
        serviceAccount = spec.string("serviceAccountName")
        for reference in spec.values("imagePullSecrets") { add(reference, to: \.secrets) }
        for list in ["initContainers", "containers", "ephemeralContainers"] {
            for container in spec.values(list) { addEnvironment(of: container) }
        }
        let podName = pod.at("metadata", "name")?.stringValue ?? ""
        for volume in spec.values("volumes") { add(volume: volume, podName: podName) }
        for claim in spec.values("resourceClaims") { add(claim["resourceClaimName"], \.resourceClaims) }
        for status in pod.at("status", "resourceClaimStatuses")?.arrayValue ?? [] {
            add(status["resourceClaimName"], \.resourceClaims)
        }
    }

    private mutating func add(_ name: Value?, _ set: WritableKeyPath<PodReferences, Set<String>>) {
        if let name = name?.stringValue, !name.isEmpty { self[keyPath: set].insert(name) }
    }

    private mutating func add(_ reference: Value?, to set: WritableKeyPath<PodReferences, Set<String>>) {
        add(reference?["name"], set)
    }

    private mutating func addEnvironment(of container: Value) {
        for source in container["envFrom"]?.arrayValue ?? [] {
            add(source["secretRef"], to: \.secrets)
            add(source["configMapRef"], to: \.configMaps)
        }
        for variable in container["env"]?.arrayValue ?? [] {
            add(variable.at("valueFrom", "secretKeyRef"), to: \.secrets)
            add(variable.at("valueFrom", "configMapKeyRef"), to: \.configMaps)
        }
    }

    private mutating func add(volume: Value, podName: String) {
        for entry in volume.objectValue?.entries ?? [] {
            let source = entry.value
            switch entry.key {
            case "configMap": add(source, to: \.configMaps)
            case "persistentVolumeClaim": add(source["claimName"], \.claims)
            case "ephemeral": claims.insert("\(podName)-\(volume["name"]?.stringValue ?? "")")
            case "projected":
                for part in source["sources"]?.arrayValue ?? [] {
                    add(part["secret"], to: \.secrets)
                    add(part["configMap"], to: \.configMaps)
                    if part["clusterTrustBundle"] != nil { trustBundles = true }
                }
            default:
                // `secret`, and the many kinds of storage that need a password.
                add(source["secretName"], \.secrets)
                add(source["secretRef"], to: \.secrets)
                add(source["nodePublishSecretRef"], to: \.secrets)
            }
        }
    }
}

/// The secrets that a node needs to mount a volume, by namespace and name.
enum VolumeSecrets {
    /// Those that the storage's controller alone needs are not among them.
    private static let references = [
        "secretRef", "nodePublishSecretRef", "nodeStageSecretRef", "nodeExpandSecretRef",
    ]

    static func contain(namespace: String, name: String, volume: Value) -> Bool {
        let claim = volume.at("spec", "claimRef", "namespace")?.stringValue ?? ""
        let sources = volume["spec"]?.objectValue?.entries ?? []
        return sources.contains { entry in
            let source = entry.value
            if let file = source["secretName"]?.stringValue {
                return file == name && (source["secretNamespace"]?.stringValue ?? claim) == namespace
            }
            return references.contains { key in
                guard let reference = source[key], reference["name"]?.stringValue == name else { return false }
                return (reference["namespace"]?.stringValue ?? claim) == namespace
            }
        }
    }
}
