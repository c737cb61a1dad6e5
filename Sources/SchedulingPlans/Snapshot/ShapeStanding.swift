/// How every node stands to pods of one shape, whatever is free there: why it won't do, and how much it is preferred.
/// By the position of the node in the snapshot.
struct ShapeStanding: Sendable {
    private(set) var rejections: [Rejection?] = []
    private(set) var preference: [Int] = []
    /// Preferences differ, so scores must be evened out.
    private(set) var hasPreferences = false
    /// Taints with the effect PreferNoSchedule that the pods don't tolerate.
    private(set) var softTaints: [Int] = []
    private(set) var hasSoftTaints = false
    /// Whether affinity and taints let pods be there, for those that count only such nodes.
    private(set) var isAccepted: [Bool] = []
    private(set) var isKeptOut: [Bool] = []

    init(_ shape: PodShape, _ nodes: [NodeInfo]) {
        for position in nodes.indices { update(shape, nodes[position], at: position) }
    }

    /// Takes in a node that is new or has changed.
    mutating func update(_ shape: PodShape, _ node: NodeInfo, at position: Int) {
        let preferred = NodeAffinityScore.weight(shape, node)
        let taints = TaintScore.intolerable(shape, node)
        hasPreferences = hasPreferences || preferred != 0
        hasSoftTaints = hasSoftTaints || taints != 0
        let rejection = Self.rejection(shape, node)
        let accepted = node.exists && shape.accepts(node)
        let keptOut = shape.isKeptOut(of: node)
        if position == rejections.count {
            rejections.append(rejection)
            preference.append(preferred)
            softTaints.append(taints)
            isAccepted.append(accepted)
            isKeptOut.append(keptOut)
        } else {
            rejections[position] = rejection
            preference[position] = preferred
            softTaints[position] = taints
            isAccepted[position] = accepted
            isKeptOut[position] = keptOut
        }
    }

    /// Why a node won't do, in the order in which Kubernetes asks.
    static func rejection(_ shape: PodShape, _ node: NodeInfo) -> Rejection? {
        guard node.exists else { return Rejection(.absent, isResolvable: false) }
        return UnschedulableFilter.rejection(shape, node) ?? NodeNameFilter.rejection(shape, node)
            ?? TaintFilter.rejection(shape, node) ?? NodeAffinityFilter.rejection(shape, node)
    }
}
