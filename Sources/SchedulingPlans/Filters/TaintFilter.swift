/// Taints with the effects NoSchedule and NoExecute keep out pods that don't tolerate them.
enum TaintFilter {
    static func rejection(_ shape: PodShape, _ node: NodeInfo) -> Rejection? {
        let keepsOut = node.taints.contains { taint in
            (taint.effect == "NoSchedule" || taint.effect == "NoExecute") && !shape.tolerates(taint)
        }
        return keepsOut ? Rejection(.taint, isResolvable: false) : nil
    }
}
