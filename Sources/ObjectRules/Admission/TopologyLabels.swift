import ObjectModel

/// Where a pod runs, as labels that it can read of itself (plugin PodTopologyLabels).
public enum TopologyLabels {
    private static let names = ["topology.kubernetes.io/zone", "topology.kubernetes.io/region"]

    /// Gives a pod, or the binding of one, the zone and region of its node, in place of what it says itself.
    public static func copy(from node: Value, to object: inout Value) {
        let labels = node["metadata"]?["labels"]?.objectValue ?? Fields()
        let copied = names.compactMap { name in labels[name].map { (name, $0) } }
        guard !copied.isEmpty else { return }
        object.updateObject { fields in
            fields.updateOrAddObject("metadata") { metadata in
                metadata.updateOrAddObject("labels") { for (name, value) in copied { $0[name] = value } }
            }
        }
    }
}
