/// For how many seconds node agents may go on with what they have read of Secrets and ConfigMaps, by the size of the
/// cluster. (Kubernetes: TTL controller.)
public enum ObjectTTL {
    /// What tells a node's agent.
    public static let annotation = "node.alpha.kubernetes.io/ttl"

    /// Neighbours overlap, so that a cluster at the edge does not go to and fro.
    private static let steps: [(nodes: ClosedRange<Int>, seconds: Int)] = [
        (0...100, 0), (90...500, 15), (450...1000, 30), (900...2000, 60), (1800...Int.max, 300),
    ]

    /// - Parameter current: What the node has been told, as it stands in the annotation.
    public static func seconds(nodes count: Int, current: String?) -> Int {
        let known = steps.first { String($0.seconds) == current }
        if let known, known.nodes.contains(count) { return known.seconds }
        // Coming from fewer nodes, the lower of two steps holds; coming from more, the higher one.
        let isShrinking = known.map { count < $0.nodes.lowerBound } ?? false
        let fitting = steps.filter { $0.nodes.contains(count) }
        return (isShrinking ? fitting.last : fitting.first)?.seconds ?? 0
    }
}
