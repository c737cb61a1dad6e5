import ObjectModel
import ObjectRules

/// Volumes that are directories of a node, made when a claim asks for one: what k3s and kind offer by default.
public enum LocalPathVolume {
    /// What storage classes name as their provisioner.
    public static let provisioner = "rancher.io/local-path"

    /// The longest name that a file may have, in bytes.
    private static let longestName = 255

    /// The name of the volume for a claim. One claim, one name: whoever makes it again makes the same one.
    public static func name(for claim: PersistentVolumeClaim) -> String { "pvc-" + claim.metadata.uid }

    /// The directory of a volume below those of its node: `pvc-…_namespace_claim`, so that people find their data.
    /// The name of the volume alone where that would be too long.
    public static func directory(volume: String, namespace: String, claim: String) -> String {
        let full = "\(volume)_\(namespace)_\(claim)"
        return full.utf8.count <= longestName ? full : volume
    }

    /// Whether this provisioner made the volume.
    public static func isOurs(_ volume: PersistentVolume) -> Bool {
        volume.metadata.annotation(StorageAnnotation.provisionedBy) == provisioner
    }

    /// The node that the volume is on, by the label that its affinity asks for; nil when it does not say.
    public static func hostname(of volume: PersistentVolume) -> String? {
        let terms = volume.spec.nodeAffinity?.required?.nodeSelectorTerms ?? []
        guard terms.count == 1 else { return nil }
        let wanted = terms[0].matchExpressions.first { $0.key == hostnameLabel && $0.operator == "In" }
        return wanted?.values.count == 1 ? wanted?.values[0] : nil
    }

    /// The label by which a volume is tied to its node.
    static let hostnameLabel = "kubernetes.io/hostname"
}
