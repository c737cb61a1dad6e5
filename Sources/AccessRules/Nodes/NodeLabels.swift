import ObjectModel

/// Which labels a node may give itself: not those that administrators keep pods away from nodes with, or to nodes.
enum NodeLabels {
    private static let restricted = "node-restriction.kubernetes.io"
    private static let own: Set = [
        "kubernetes.io/hostname", "kubernetes.io/os", "kubernetes.io/arch", "topology.kubernetes.io/zone",
        "topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/zone",
        "failure-domain.beta.kubernetes.io/region", "node.kubernetes.io/instance-type",
        "beta.kubernetes.io/instance-type", "beta.kubernetes.io/os", "beta.kubernetes.io/arch",
    ]
    private static let ownPrefixes = ["kubelet.kubernetes.io", "node.kubernetes.io"]

    /// The keys of labels that differ and that are not the node's to change, sorted.
    static func forbidden(from old: Fields, to new: Fields) -> [String] {
        let keys = Set(old.entries.map(\.key)).union(new.entries.map(\.key))
        return keys.filter { old[$0] != new[$0] && isForbidden($0) }.sorted()
    }

    private static func isForbidden(_ key: String) -> Bool {
        guard let slash = key.firstIndex(of: "/") else { return false }
        let prefix = String(key[..<slash])
        if isBelow(prefix, restricted) { return true }
        guard isBelow(prefix, "kubernetes.io") || isBelow(prefix, "k8s.io") else { return false }
        return !own.contains(key) && !ownPrefixes.contains { isBelow(prefix, $0) }
    }

    private static func isBelow(_ domain: String, _ parent: String) -> Bool {
        domain == parent || domain.hasSuffix(".\(parent)")
    }
}
