/// Where a pod goes: the pure heart of the scheduler. Filters take away nodes, scores order what is left, and ties are
/// broken by the number of pods, then by name, so that one state has one answer. Where nothing is left, less important
/// pods may have to go.
public enum SchedulingPlan: Sendable {
    /// The pod goes to this node, once its claims have what `volumes` says (nil: nothing is to be done for them).
    case assign(node: String, volumes: VolumeDecision?)
    /// The pod waits for its gates to be lifted.
    case gated
    /// No node will do now. With a preemption one will, when the victims are gone.
    case unschedulable(FitFailure, preemption: Preemption?)

    /// The plan for one pod. The snapshot is not changed, except for what it remembers of earlier pods.
    public static func make(for pod: PodInfo, in snapshot: inout SchedulingSnapshot) -> SchedulingPlan {
        guard pod.gates.isEmpty else { return .gated }
        guard snapshot.nodeCount > 0 else { return .unschedulable(.noNodes, preemption: nil) }
        let cycle: SchedulingCycle
        do throws(Unplaceable) {
            cycle = try SchedulingCycle(pod, &snapshot)
        } catch {
            return .unschedulable(FitFailure(pod, everywhere: error, snapshot), preemption: nil)
        }
        if let meant = snapshot.nominations.position(of: pod.uid), cycle.named?.contains(meant) ?? true,
            snapshot.nodes[meant].exists, cycle.fullRejection(at: meant, &snapshot) == nil
        {
            return assign(cycle, to: meant, snapshot)
        }
        let feasible = feasibleNodes(cycle, &snapshot)
        guard feasible.isEmpty else {
            let best = NodeChoice(cycle, feasible, &snapshot).best(snapshot)
            return assign(cycle, to: best, snapshot)
        }
        return PreemptionPlan.make(cycle, &snapshot)
    }

    private static func assign(
        _ cycle: SchedulingCycle, to position: Int, _ snapshot: SchedulingSnapshot
    ) -> SchedulingPlan {
        let decision = cycle.volumes?.decision(for: snapshot.nodes[position])
        let volumes = decision.flatMap { $0.claims.isEmpty ? nil : $0 }
        return .assign(node: snapshot.nodes[position].name, volumes: volumes)
    }

    /// Positions of nodes that will do.
    private static func feasibleNodes(_ cycle: SchedulingCycle, _ snapshot: inout SchedulingSnapshot) -> [Int] {
        guard cycle.named == nil, let standing = cycle.standing, snapshot.nominations.isEmpty else {
            return cycle.positions(snapshot).filter { cycle.fullRejection(at: $0, &snapshot) == nil }
        }
        let pod = cycle.pod
        let (isSimple, hasPorts, hasDisks) = (cycle.isSimple, !pod.ports.isEmpty, !pod.disks.isEmpty)
        var feasible: [Int] = []
        feasible.reserveCapacity(snapshot.nodes.count)
        for position in snapshot.nodes.indices where standing.rejections[position] == nil {
            // Most pods fill the first line alone, for which no node is copied.
            if ResourcesFilter.fits(pod, snapshot.nodes[position]),
                !hasPorts || PortsFilter.rejection(pod, snapshot.nodes[position]) == nil,
                !hasDisks || DisksFilter.rejection(pod, snapshot.nodes[position]) == nil,
                isSimple || cycle.relationsRejection(snapshot.nodes[position], at: position) == nil
            {
                feasible.append(position)
            }
        }
        return feasible
    }
}
