import ObjectTree

/// Whom a pod pushes out to get a node.
public struct Preemption: Sendable {
    /// Where the pod will go.
    public let node: String
    /// Pods that have to go, the most important first.
    public let victims: [PodInfo]
    /// Less important pods that were meant for the node: they look for another.
    public let displaced: [PodInfo]
}

/// Looks for the node where pushing out less important pods does the least harm.
enum PreemptionPlan {
    static func make(_ cycle: SchedulingCycle, _ snapshot: inout SchedulingSnapshot) -> SchedulingPlan {
        var search = Search(cycle, &snapshot)
        let outcome: PreemptionOutcome
        var preemption: Preemption?
        if !cycle.pod.mayPreempt {
            outcome = .notAllowed(.never)
        } else if search.victimsAreTerminating(cycle.pod, snapshot) {
            outcome = .notAllowed(.victimsTerminating)
        } else {
            outcome = .useless(search.tryNodes(cycle, &snapshot))
            preemption = search.best(cycle.pod, snapshot)
        }
        let failure = FitFailure(
            nodeCount: snapshot.nodeCount, reasons: search.reasons, resolvableNodes: search.resolvable.count,
            everywhere: nil, preemption: preemption == nil ? outcome : nil)
        return .unschedulable(failure, preemption: preemption)
    }

    /// What is found out on the way over the nodes.
    private struct Search {
        /// Against how many nodes each reason speaks.
        private(set) var reasons: [Rejection.Reason: Int] = [:]
        /// Nodes that would do if some pods were not there.
        private(set) var resolvable: [Int] = []
        private var candidates: [Candidate] = []

        init(_ cycle: SchedulingCycle, _ snapshot: inout SchedulingSnapshot) {
            let positions = cycle.positions(snapshot).filter { snapshot.nodes[$0].exists }
            let others = snapshot.nodeCount - positions.count
            if others > 0 { reasons[.notNamed] = others }
            for position in positions {
                guard let rejection = cycle.fullRejection(at: position, &snapshot) else { continue }
                for reason in rejection.reasons { reasons[reason, default: 0] += 1 }
                if rejection.isResolvable { resolvable.append(position) }
            }
        }

        /// Whether victims of an earlier preemption have yet to go before anything else makes sense.
        func victimsAreTerminating(_ pod: PodInfo, _ snapshot: SchedulingSnapshot) -> Bool {
            guard let meant = snapshot.nominations.position(of: pod.uid), resolvable.contains(meant) else {
                return false
            }
            return snapshot.nodes[meant].pods.contains { uid in
                snapshot.pod(uid).map { $0.priority < pod.priority && $0.isPreempted } ?? false
            }
        }

        /// Thinks through enough of the nodes; why the others did not help.
        mutating func tryNodes(
            _ cycle: SchedulingCycle, _ snapshot: inout SchedulingSnapshot
        ) -> [PreemptionOutcome.Reason: Int] {
            let enough = max(
                SchedulingLimits.preemptionCandidates,
                resolvable.count * SchedulingLimits.preemptionCandidatePercent / 100)
            var outcomes: [PreemptionOutcome.Reason: Int] = [.notHelpful: snapshot.nodeCount - resolvable.count]
            for position in resolvable where candidates.count < enough {
                guard snapshot.nodes[position].hasPods(below: cycle.pod.priority) else {
                    outcomes[.noVictims, default: 0] += 1
                    continue
                }
                switch VictimSelection.make(cycle, at: position, &snapshot) {
                case .victims(let candidate): candidates.append(candidate)
                case .rejected(let rejection):
                    for reason in rejection.reasons { outcomes[.stillRejected(reason), default: 0] += 1 }
                }
            }
            return outcomes
        }

        func best(_ pod: PodInfo, _ snapshot: SchedulingSnapshot) -> Preemption? {
            guard var best = candidates.first else { return nil }
            for candidate in candidates.dropFirst() where candidate.isBetter(than: best) { best = candidate }
            return Preemption(
                node: snapshot.nodes[best.position].name, victims: best.victims,
                displaced: snapshot.nominations.after(pod, at: best.position))
        }
    }
}

/// A node with the pods that would have to go.
struct Candidate: Sendable {
    let position: Int
    /// Its name.
    let node: String
    /// The most important first; never empty.
    let victims: [PodInfo]
    /// How many of them budgets protect.
    let violations: Int

    /// Whether less harm is done here. With equal harm the name decides.
    func isBetter(than other: Candidate) -> Bool {
        if violations != other.violations { return violations < other.violations }
        let (highest, othersHighest) = (victims[0].priority, other.victims[0].priority)
        if highest != othersHighest { return highest < othersHighest }
        let (sum, othersSum) = (Self.sum(victims), Self.sum(other.victims))
        if sum != othersSum { return sum < othersSum }
        if victims.count != other.victims.count { return victims.count < other.victims.count }
        let (start, othersStart) = (earliestStart, other.earliestStart)
        if let start, let othersStart, start != othersStart { return start > othersStart }
        return node < other.node
    }

    /// So raised that each pod counts, however low its priority.
    private static func sum(_ victims: [PodInfo]) -> Int {
        victims.reduce(0) { $0 + $1.priority + Int(Int32.max) + 1 }
    }

    /// Since when the oldest of the most important victims has been running.
    private var earliestStart: Time? {
        victims.filter { $0.priority == victims[0].priority }.compactMap(\.startTime).min()
    }
}
