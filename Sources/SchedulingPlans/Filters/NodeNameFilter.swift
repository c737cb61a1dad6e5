/// A pod that names its node takes no other.
enum NodeNameFilter {
    static func rejection(_ shape: PodShape, _ node: NodeInfo) -> Rejection? {
        guard !shape.nodeName.isEmpty, shape.nodeName != node.name else { return nil }
        return Rejection(.nodeName, isResolvable: false)
    }
}
