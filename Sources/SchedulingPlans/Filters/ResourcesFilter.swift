/// What a pod requests must be free on its node. All shortages are named, and whether the node could ever do.
enum ResourcesFilter {
    @inline(__always)
    static func fits(_ pod: borrowing PodInfo, _ node: borrowing NodeInfo) -> Bool {
        node.podCount < node.allocatablePods
            && fits(pod.requests.milliCPU, node.allocatable.milliCPU, node.requested.milliCPU)
            && fits(pod.requests.memory, node.allocatable.memory, node.requested.memory)
            && fits(
                pod.requests.ephemeralStorage, node.allocatable.ephemeralStorage, node.requested.ephemeralStorage)
            && (pod.requests.others.isEmpty || fitsOthers(pod.requests, node))
    }

    /// Asking for nothing fits even where too much is taken already.
    @inline(__always)
    private static func fits(_ wanted: Int, _ allocatable: Int, _ taken: Int) -> Bool {
        wanted == 0 || wanted <= allocatable - taken
    }

    private static func fitsOthers(_ requests: ResourceAmounts, _ node: NodeInfo) -> Bool {
        requests.others.allSatisfy { $0.value <= node.allocatable[$0.key] - node.requested[$0.key] }
    }

    static func rejection(_ pod: PodInfo, _ node: NodeInfo) -> Rejection? {
        guard !fits(pod, node) else { return nil }
        var reasons: [Rejection.Reason] = []
        var isResolvable = true
        if node.podCount >= node.allocatablePods { reasons.append(.tooManyPods) }
        let names = ["cpu", "memory", "ephemeral-storage"] + pod.requests.others.keys.sorted()
        for name in names {
            let wanted = pod.requests[name]
            guard wanted > 0, wanted > node.allocatable[name] - node.requested[name] else { continue }
            reasons.append(.insufficient(name))
            if wanted > node.allocatable[name] { isResolvable = false }
        }
        return Rejection(reasons, isResolvable: isResolvable)
    }
}
