/// Why a pod fits nowhere: how many nodes were rejected for which reasons.
public struct FitFailure: Sendable, Hashable {
    public let nodeCount: Int
    public let reasons: [Rejection.Reason: Int]
    /// Nodes that would do if some pods were not there.
    public let resolvableNodes: Int
    /// What rules out every node, whatever it is like.
    public let everywhere: Unplaceable?
    /// What preemption came to, as the message ends; nil where victims have been found.
    let preemption: PreemptionOutcome?

    /// There is no node.
    static let noNodes = FitFailure(
        nodeCount: 0, reasons: [:], resolvableNodes: 0, everywhere: nil, preemption: nil)

    init(
        nodeCount: Int, reasons: [Rejection.Reason: Int], resolvableNodes: Int, everywhere: Unplaceable?,
        preemption: PreemptionOutcome?
    ) {
        self.nodeCount = nodeCount
        self.reasons = reasons
        self.resolvableNodes = resolvableNodes
        self.everywhere = everywhere
        self.preemption = preemption
    }

    /// The pod can't be placed anywhere, for a reason that no node changes.
    init(_ pod: PodInfo, everywhere: Unplaceable, _ snapshot: SchedulingSnapshot) {
        let outcome: PreemptionOutcome =
            pod.mayPreempt ? .useless([.notHelpful: snapshot.nodeCount]) : .notAllowed(.never)
        self.init(
            nodeCount: snapshot.nodeCount, reasons: [:], resolvableNodes: 0, everywhere: everywhere,
            preemption: outcome)
    }

    /// Whether a node that the pod was meant for is out of the question now, as against: its victims are not gone yet.
    public var endsNomination: Bool {
        if case .useless? = preemption { return true }
        return false
    }

    /// What the condition and the event say.
    public var message: String {
        guard nodeCount > 0 else { return "no nodes available to schedule pods" }
        let why = everywhere?.message ?? Self.joined(reasons.map { (reason: $0.key.text, count: $0.value) })
        let start = "0/\(nodeCount) nodes are available: \(why)."
        guard let preemption else { return start }
        return "\(start) no new claims to deallocate, preemption: \(preemption.text(nodeCount: nodeCount))"
    }

    /// Sorted as texts, numbers first, as Kubernetes does.
    static func joined(_ lines: [(reason: String, count: Int)]) -> String {
        let texts = lines.map { "\($0.count) \($0.reason)" }
        return texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: ", ")
    }
}

/// What came of the search for pods to push out, where it came to nothing.
enum PreemptionOutcome: Sendable, Hashable {
    case notAllowed(Obstacle)
    /// How many nodes did not help for which reasons.
    case useless([Reason: Int])

    enum Obstacle: Sendable, Hashable {
        case never
        /// Victims of an earlier preemption for the pod are still on their way out.
        case victimsTerminating
    }

    enum Reason: Sendable, Hashable {
        case notHelpful
        case noVictims
        /// Even with all less important pods gone the node would not do.
        case stillRejected(Rejection.Reason)

        var text: String {
            switch self {
            case .notHelpful: "Preemption is not helpful for scheduling"
            case .noVictims: "No preemption victims found for incoming pod"
            case .stillRejected(let reason): reason.text
            }
        }
    }

    func text(nodeCount: Int) -> String {
        switch self {
        case .notAllowed(.never): return "not eligible due to preemptionPolicy=Never."
        case .notAllowed(.victimsTerminating):
            return "not eligible due to a terminating pod on the nominated node."
        case .useless(let reasons):
            let lines = reasons.filter { $0.value > 0 }.map { (reason: $0.key.text, count: $0.value) }
            return "0/\(nodeCount) nodes are available: \(FitFailure.joined(lines))."
        }
    }
}
