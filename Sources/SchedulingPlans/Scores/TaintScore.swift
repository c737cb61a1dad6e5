/// Nodes with fewer taints that would rather not have the pod come first.
enum TaintScore {
    static let weight = 3

    static func intolerable(_ shape: PodShape, _ node: NodeInfo) -> Int {
        node.taints.count { $0.effect == "PreferNoSchedule" && !shape.tolerates($0) }
    }
}
