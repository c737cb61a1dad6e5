/// How every node stands to pods of one shape, whatever is free there: why it won't do, and how much it is preferred.
/// By the position of the node in the snapshot.
final class ShapeStanding: Sendable {
    let rejections: [Rejection?]
    let preference: [Int]
    /// Preferences differ, so scores must be evened out.
    let hasPreferences: Bool
    /// Taints with the effect PreferNoSchedule that the pods don't tolerate.
    let softTaints: [Int]
    let hasSoftTaints: Bool

    init(_ shape: PodShape, _ nodes: [NodeInfo]) {
        let names = shape.namedNodes
        rejections = nodes.map { node in
            guard node.exists else { return Rejection(.absent, isResolvable: false) }
            if let names, !names.contains(node.name) { return Rejection(.notNamed, isResolvable: false) }
            return UnschedulableFilter.rejection(shape, node) ?? NodeNameFilter.rejection(shape, node)
                ?? TaintFilter.rejection(shape, node) ?? NodeAffinityFilter.rejection(shape, node)
        }
        preference = nodes.map { NodeAffinityScore.weight(shape, $0) }
        hasPreferences = preference.contains { $0 != 0 }
        softTaints = nodes.map { TaintScore.intolerable(shape, $0) }
        hasSoftTaints = softTaints.contains { $0 != 0 }
    }
}
