/// `nodeSelector` and the required node affinity: all labels of the first, and one term of the second.
enum NodeAffinityFilter {
    static func rejection(_ shape: PodShape, _ node: NodeInfo) -> Rejection? {
        shape.accepts(node) ? nil : Rejection(.affinity, isResolvable: false)
    }
}
