/// Nodes with more left over come first, and those where cpu and memory are used up evenly.
enum ResourceScores {
    static let weight = 1

    /// The free share after the pod is there, the mean of cpu and memory.
    @inline(__always)
    static func leastAllocated(_ pod: borrowing PodInfo, _ node: borrowing NodeInfo) -> Int {
        let cpu = freeShare(node.allocatable.milliCPU, node.comparable.milliCPU + pod.comparableRequests.milliCPU)
        let memory = freeShare(node.allocatable.memory, node.comparable.memory + pod.comparableRequests.memory)
        return (cpu + memory) / 2
    }

    private static func freeShare(_ allocatable: Int, _ used: Int) -> Int {
        guard allocatable > 0, used <= allocatable else { return 0 }
        return Int(Double(allocatable - used) / Double(allocatable) * Double(SchedulingLimits.bestScore))
    }

    /// How close the used shares of cpu and memory are, with the pod there. For pods that request neither it is even.
    @inline(__always)
    static func balance(_ pod: borrowing PodInfo, _ node: borrowing NodeInfo) -> Int {
        guard pod.requests.milliCPU > 0 || pod.requests.memory > 0 else { return 0 }
        let cpu = usedShare(node.allocatable.milliCPU, node.requested.milliCPU + pod.requests.milliCPU)
        let memory = usedShare(node.allocatable.memory, node.requested.memory + pod.requests.memory)
        // The standard deviation of two shares is half their distance.
        return Int((1 - abs(cpu - memory) / 2) * Double(SchedulingLimits.bestScore))
    }

    private static func usedShare(_ allocatable: Int, _ used: Int) -> Double {
        allocatable > 0 ? min(Double(used) / Double(allocatable), 1) : 1
    }
}
