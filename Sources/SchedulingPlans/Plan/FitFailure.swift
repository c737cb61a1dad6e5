/// Why a pod fits nowhere: how many nodes were rejected for which reasons.
public struct FitFailure: Sendable, Hashable {
    public let nodeCount: Int
    public let reasons: [Rejection.Reason: Int]
    /// Nodes that would do if some pods were not there.
    public let resolvableNodes: Int
    private let mayPreempt: Bool

    init(_ pod: PodInfo, _ standing: ShapeStanding, _ snapshot: SchedulingSnapshot) {
        var reasons: [Rejection.Reason: Int] = [:]
        var resolvable = 0
        for (position, node) in snapshot.nodes.enumerated() where node.exists {
            // The order of the filters decides which one speaks.
            let rejection =
                standing.rejections[position] ?? PortsFilter.rejection(pod, node)
                ?? ResourcesFilter.rejection(pod, node)
            guard let rejection else { continue }
            for reason in rejection.reasons { reasons[reason, default: 0] += 1 }
            if rejection.isResolvable { resolvable += 1 }
        }
        nodeCount = snapshot.nodeCount
        self.reasons = reasons
        resolvableNodes = resolvable
        mayPreempt = pod.mayPreempt
    }

    /// Whether free room might help, as against a change of nodes or of the pod.
    public var waitsForRoom: Bool { resolvableNodes > 0 }

    /// What the condition and the event say.
    public var message: String {
        guard nodeCount > 0 else { return "no nodes available to schedule pods" }
        let lines = reasons.map { (reason: $0.key.text, count: $0.value) }
        return "0/\(nodeCount) nodes are available: \(Self.joined(lines)). no new claims to deallocate, "
            + "preemption: \(preemption)."
    }

    private var preemption: String {
        guard mayPreempt else { return "not eligible due to preemptionPolicy=Never" }
        let lines = [
            (reason: "No preemption victims found for incoming pod", count: resolvableNodes),
            (reason: "Preemption is not helpful for scheduling", count: nodeCount - resolvableNodes),
        ]
        return "0/\(nodeCount) nodes are available: \(Self.joined(lines.filter { $0.count > 0 }))"
    }

    /// Sorted as texts, numbers first, as Kubernetes does.
    private static func joined(_ lines: [(reason: String, count: Int)]) -> String {
        let texts = lines.map { "\($0.count) \($0.reason)" }
        return texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: ", ")
    }
}
