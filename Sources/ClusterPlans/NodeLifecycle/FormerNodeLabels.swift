import ObjectModel
import WorkloadPlans

/// Labels of nodes that have another name by now, and are kept under the first one too: manifests from before still
/// select by it. The newer name decides. (Kubernetes: node lifecycle controller.)
enum FormerNodeLabels {
    private static let names = [
        (now: "kubernetes.io/os", before: "beta.kubernetes.io/os"),
        (now: "kubernetes.io/arch", before: "beta.kubernetes.io/arch"),
    ]

    /// What brings the first names up to date; nil where they are.
    static func step(for node: Node) -> Step? {
        let labels = node.metadata.labels
        var change = Fields()
        for name in names {
            guard let value = labels[name.now], labels[name.before] != value else { continue }
            change[name.before] = .string(value)
        }
        guard !change.isEmpty else { return nil }
        return Step(
            .patch(ObjectIdentity(Node.self, node.metadata), ["metadata": ["labels": .object(change)]]),
            reason: "labels are kept under their first names too")
    }
}
