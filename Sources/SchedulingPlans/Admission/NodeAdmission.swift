import ObjectModel

/// What a node asks itself about a pod that is bound to it, with the filters of the scheduler: not every binding is the
/// scheduler's, and some of its were made of what is no longer true.
public enum NodeAdmission {
    /// Why a node does not take a pod.
    public struct Refusal: Sendable, Hashable {
        /// One word, such as `OutOfcpu` or `NodePorts`.
        public let reason: String
        /// A sentence for the event.
        public let message: String
    }

    /// Why a pod can't run on a node beside those that the node has taken; nil when it can.
    public static func refusal(of pod: Pod, by node: Node, beside others: [Pod]) -> Refusal? {
        let info = PodInfo(pod)
        var place = NodeInfo(name: node.metadata.name)
        _ = place.update(node)
        for other in others { place.add(PodInfo(other)) }
        let shortages = ResourcesFilter.rejection(info, place)?.reasons ?? []
        if let shortage = shortages.first(where: { isOurs($0, node) }) { return refusal(for: shortage, info, place) }
        if !info.shape.accepts(place) { return failed("NodeAffinity", .affinity) }
        if PortsFilter.rejection(info, place) != nil { return failed("NodePorts", .ports) }
        let isDriven = place.taints.contains { $0.effect == "NoExecute" && !info.shape.tolerates($0) }
        return isDriven ? failed("TaintToleration", .taint) : nil
    }

    /// A resource that the node does not speak of is looked after by somebody else.
    private static func isOurs(_ shortage: Rejection.Reason, _ node: Node) -> Bool {
        guard case .insufficient(let name) = shortage, name.contains("/") else { return true }
        return node.status.allocatable[name] != nil
    }

    private static func refusal(for shortage: Rejection.Reason, _ pod: PodInfo, _ node: NodeInfo) -> Refusal {
        guard case .insufficient(let name) = shortage else {
            return outOf("pods", requested: 1, used: node.podCount, capacity: node.allocatablePods)
        }
        return outOf(
            name, requested: pod.requests[name], used: node.requested[name], capacity: node.allocatable[name])
    }

    private static func outOf(_ resource: String, requested: Int, used: Int, capacity: Int) -> Refusal {
        Refusal(
            reason: "OutOf\(resource)",
            message: "Node didn't have enough resource: \(resource), requested: \(requested), used: \(used), "
                + "capacity: \(capacity)")
    }

    private static func failed(_ predicate: String, _ reason: Rejection.Reason) -> Refusal {
        Refusal(reason: predicate, message: "Predicate \(predicate) failed: \(reason.text)")
    }
}
