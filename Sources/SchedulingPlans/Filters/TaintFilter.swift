/// Taints with the effects NoSchedule and NoExecute keep out pods that don't tolerate them.
enum TaintFilter {
    static func rejection(_ shape: PodShape, _ node: NodeInfo) -> Rejection? {
        shape.isKeptOut(of: node) ? Rejection(.taint, isResolvable: false) : nil
    }
}
