/// `nodeSelector` and the required node affinity: all labels of the first, and one term of the second.
enum NodeAffinityFilter {
    static func rejection(_ shape: PodShape, _ node: NodeInfo) -> Rejection? {
        let fits =
            shape.nodeSelector.allSatisfy { node.labels[$0.key] == $0.value }
            && (shape.required.map { terms in terms.contains { $0.matches(node) } } ?? true)
        return fits ? nil : Rejection(.affinity, isResolvable: false)
    }
}
