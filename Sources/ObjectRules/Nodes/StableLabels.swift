/// The labels of nodes that were known by another name while they were beta.
public enum StableLabels {
    private static let names = [
        "failure-domain.beta.kubernetes.io/zone": "topology.kubernetes.io/zone",
        "failure-domain.beta.kubernetes.io/region": "topology.kubernetes.io/region",
        "beta.kubernetes.io/os": "kubernetes.io/os",
        "beta.kubernetes.io/arch": "kubernetes.io/arch",
        "beta.kubernetes.io/instance-type": "node.kubernetes.io/instance-type",
    ]

    /// The name that took the place of a label's old one; nil for all other labels.
    public static func name(of label: String) -> String? { names[label] }
}
