/// Pods that wait for others to make room, by the node where that happens. They are counted as if they were there
/// already by pods that are not more important.
struct Nominations: Sendable {
    private var pods: [String: (pod: PodInfo, position: Int)] = [:]
    private var byPosition: [Int: Set<String>] = [:]

    var isEmpty: Bool { pods.isEmpty }

    /// Notes that a pod is meant for a node; what it was meant for before is forgotten.
    mutating func nominate(_ pod: PodInfo, at position: Int) {
        withdraw(pod.uid)
        pods[pod.uid] = (pod, position)
        byPosition[position, default: []].insert(pod.uid)
    }

    /// The pod is no longer meant for any node; what it was meant for.
    @discardableResult
    mutating func withdraw(_ uid: String) -> (pod: PodInfo, position: Int)? {
        guard let nominated = pods.removeValue(forKey: uid) else { return nil }
        byPosition[nominated.position]?.remove(uid)
        if byPosition[nominated.position]?.isEmpty ?? false { byPosition[nominated.position] = nil }
        return nominated
    }

    func position(of uid: String) -> Int? { pods[uid]?.position }

    /// Those meant for a node that a pod must leave room for.
    func before(_ pod: PodInfo, at position: Int) -> [PodInfo] {
        nominated(at: position).filter { $0.priority >= pod.priority && $0.uid != pod.uid }
    }

    /// Those meant for a node that a pod is more important than.
    func after(_ pod: PodInfo, at position: Int) -> [PodInfo] {
        nominated(at: position).filter { $0.priority < pod.priority && $0.uid != pod.uid }
    }

    private func nominated(at position: Int) -> [PodInfo] {
        (byPosition[position] ?? []).sorted().compactMap { pods[$0]?.pod }
    }
}

extension SchedulingSnapshot {
    /// Notes that a pod is meant for a node; a node that is not known yet counts once it is.
    public mutating func nominate(_ pod: PodInfo, to node: String) {
        if let position = position(ofNode: node) {
            nominations.nominate(pod, at: position)
        } else {
            nominations.withdraw(pod.uid)
        }
    }

    /// A pod is no longer meant for any node: the room that was kept for it is free.
    @discardableResult
    public mutating func withdrawNomination(of uid: String) -> ClusterChange {
        guard let nominated = nominations.withdraw(uid) else { return .nothing }
        return .podGone(nominated.pod, position: nominated.position)
    }

    /// The node a pod is meant for.
    public func nomination(of uid: String) -> String? { nominations.position(of: uid).map { nodes[$0].name } }
}
