/// Nodes with more left over come first, and those where cpu and memory are used up evenly.
enum ResourceScores {
    static let weight = 1

    /// The free share after the pod is there, the mean of cpu and memory. What a node does not state is left out.
    @inline(__always)
    static func leastAllocated(_ pod: borrowing PodInfo, _ node: borrowing NodeInfo) -> Int {
        let cpu = freeShare(node.allocatable.milliCPU, node.comparable.milliCPU + pod.comparableRequests.milliCPU)
        let memory = freeShare(node.allocatable.memory, node.comparable.memory + pod.comparableRequests.memory)
        guard node.allocatable.milliCPU > 0 else { return memory }
        return node.allocatable.memory > 0 ? (cpu + memory) / 2 : cpu
    }

    private static func freeShare(_ allocatable: Int, _ used: Int) -> Int {
        guard allocatable > 0, used <= allocatable else { return 0 }
        return Int(Double(allocatable - used) / Double(allocatable) * Double(SchedulingLimits.bestScore))
    }

    /// How the pod changes the balance of cpu and memory: 75 where it does not, more where their used shares come
    /// closer to each other. For pods that request neither it is even.
    @inline(__always)
    static func balance(_ pod: borrowing PodInfo, _ node: borrowing NodeInfo) -> Int {
        guard pod.requests.milliCPU > 0 || pod.requests.memory > 0 else { return 0 }
        let with = evenness(
            node, cpu: node.requested.milliCPU + pod.requests.milliCPU,
            memory: node.requested.memory + pod.requests.memory)
        let without = evenness(node, cpu: node.requested.milliCPU, memory: node.requested.memory)
        let half = SchedulingLimits.bestScore / 2
        return half + (half + with - without) / 2
    }

    /// How close the used shares of cpu and memory are.
    @inline(__always)
    private static func evenness(_ node: borrowing NodeInfo, cpu: Int, memory: Int) -> Int {
        guard node.allocatable.milliCPU > 0, node.allocatable.memory > 0 else { return SchedulingLimits.bestScore }
        let shares = (
            cpu: min(Double(cpu) / Double(node.allocatable.milliCPU), 1),
            memory: min(Double(memory) / Double(node.allocatable.memory), 1)
        )
        // The standard deviation of two shares is half their distance.
        return Int((1 - abs(shares.cpu - shares.memory) / 2) * Double(SchedulingLimits.bestScore))
    }
}
