import ObjectRules

/// A cordoned node takes only pods that tolerate that.
enum UnschedulableFilter {
    static let taint = NodeTaint(key: "node.kubernetes.io/unschedulable", value: "", effect: "NoSchedule")

    static func rejection(_ shape: PodShape, _ node: NodeInfo) -> Rejection? {
        guard node.isUnschedulable, !shape.tolerates(taint) else { return nil }
        return Rejection(.unschedulable, isResolvable: false)
    }
}
