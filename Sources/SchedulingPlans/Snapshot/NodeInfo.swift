import ObjectModel
import ObjectRules

/// A node and what its pods take of it.
public struct NodeInfo: Sendable {
    public let name: String
    /// False while only pods speak of it: nothing is scheduled there.
    public internal(set) var exists = false
    public private(set) var labels: [String: String] = [:]
    /// Empty where none is stated.
    private(set) var zone = ""
    private(set) var hasHostname = false
    var taints: [NodeTaint] = []
    var isUnschedulable = false
    public private(set) var allocatable = ResourceAmounts()
    public private(set) var allocatablePods = 0
    public internal(set) var requested = ResourceAmounts()
    /// With assumed amounts where nothing is requested.
    var comparable = ResourceAmounts()
    public internal(set) var podCount = 0
    var ports: [HostPort: Int] = [:]
    private(set) var disks: [SharedDisk: Int] = [:]
    /// How many pods each controller has here that spreads them.
    var controllers: [String: Int] = [:]
    /// The uids of its pods.
    private(set) var pods: Set<String> = []
    /// How many pods have which priority.
    private var priorities: [Int: Int] = [:]

    init(name: String) { self.name = name }

    /// What filters and scores that don't count resources look at.
    private struct Standing: Equatable {
        let exists: Bool
        let labels: [String: String]
        let taints: [NodeTaint]
        let isUnschedulable: Bool
    }

    private var standing: Standing {
        Standing(exists: exists, labels: labels, taints: taints, isUnschedulable: isUnschedulable)
    }

    /// What has changed about a node.
    struct Change {
        /// Labels, taints, cordon: what shapes of pods are compared with.
        let isStanding: Bool
        let isCapacity: Bool
    }

    /// Takes in what the node says of itself.
    mutating func update(_ node: Node) -> Change {
        let before = standing
        let capacity = (allocatable, allocatablePods)
        exists = true
        labels = node.metadata.labels
        zone = labels["topology.kubernetes.io/zone"] ?? ""
        hasHostname = labels["kubernetes.io/hostname"] != nil
        taints = node.spec.taints.map(NodeTaint.init)
        isUnschedulable = node.spec.unschedulable
        let amounts = node.status.allocatable
        allocatable = ResourceAmounts(amounts)
        allocatablePods = amounts["pods"]?.units ?? 0
        return Change(isStanding: before != standing, isCapacity: capacity != (allocatable, allocatablePods))
    }

    /// Whether a pod of that priority may push out any of its pods.
    func hasPods(below priority: Int) -> Bool { priorities.keys.contains { $0 < priority } }

    mutating func add(_ pod: PodInfo) {
        pods.insert(pod.uid)
        priorities[pod.priority, default: 0] += 1
        requested += pod.requests
        comparable += pod.comparableRequests
        podCount += 1
        for port in pod.ports { ports[port, default: 0] += 1 }
        for disk in pod.disks { disks[disk, default: 0] += 1 }
        if !pod.spreadGroup.isEmpty { controllers[pod.spreadGroup, default: 0] += 1 }
    }

    mutating func remove(_ pod: PodInfo) {
        pods.remove(pod.uid)
        Self.decrement(&priorities, pod.priority)
        requested -= pod.requests
        comparable -= pod.comparableRequests
        podCount -= 1
        for port in pod.ports { Self.decrement(&ports, port) }
        for disk in pod.disks { Self.decrement(&disks, disk) }
        if !pod.spreadGroup.isEmpty { Self.decrement(&controllers, pod.spreadGroup) }
    }

    static func decrement<Key: Hashable>(_ counts: inout [Key: Int], _ key: Key) {
        let left = counts[key, default: 0] - 1
        counts[key] = left > 0 ? left : nil
    }
}
