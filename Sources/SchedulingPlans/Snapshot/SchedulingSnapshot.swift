import ObjectModel

/// All nodes and what is taken of them, changed step by step: the State of the scheduling plans.
public struct SchedulingSnapshot: Sendable {
    public private(set) var nodes: [NodeInfo] = []
    private var index: [String: Int] = [:]
    /// Assigned pods by uid.
    private var pods: [String: PodInfo] = [:]
    private var podNodes: [String: Int] = [:]
    /// How many pods each controller has in each zone.
    private(set) var zones: [String: [String: Int]] = [:]
    /// Nodes that exist.
    public private(set) var nodeCount = 0
    private var shapes: [PodShape: ShapeStanding] = [:]

    public init() {}

    /// The node an assigned pod is counted on.
    public func node(ofPod uid: String) -> String? { podNodes[uid].map { nodes[$0].name } }
    public func node(_ name: String) -> NodeInfo? { index[name].map { nodes[$0] }.flatMap { $0.exists ? $0 : nil } }
    /// The uids of the pods that are counted.
    public var assignedPods: [String] { Array(pods.keys) }
    /// The generation in which a counted pod is known; nil for one that isn't counted.
    public func generation(ofPod uid: String) -> Int? { pods[uid]?.generation }

    /// Takes in a new or changed node; whether pods may fit now that did not before.
    @discardableResult
    public mutating func update(_ node: Node) -> Bool {
        let position = self.position(of: node.metadata.name)
        let isNew = !nodes[position].exists
        let zone = nodes[position].zone
        let change = nodes[position].update(node)
        if isNew { nodeCount += 1 }
        if zone != nodes[position].zone { recountZones() }
        if change.isStanding { shapes = [:] }
        return isNew || change.isStanding || change.isCapacity
    }

    /// A node is gone. Pods assigned to it stay counted until they are gone too.
    public mutating func removeNode(_ name: String) {
        guard let position = index[name], nodes[position].exists else { return }
        nodes[position].exists = false
        nodeCount -= 1
        shapes = [:]
    }

    /// Counts a pod on the node it is assigned to, or is about to be. Whoever is counted already is moved.
    public mutating func assign(_ pod: PodInfo, to node: String) {
        remove(pod: pod.uid)
        let position = self.position(of: node)
        nodes[position].add(pod)
        pods[pod.uid] = pod
        podNodes[pod.uid] = position
        if !pod.controller.isEmpty { zones[pod.controller, default: [:]][nodes[position].zone, default: 0] += 1 }
    }

    /// Counts a pod no longer; whether it was counted.
    @discardableResult
    public mutating func remove(pod uid: String) -> Bool {
        guard let pod = pods.removeValue(forKey: uid), let position = podNodes.removeValue(forKey: uid) else {
            return false
        }
        nodes[position].remove(pod)
        if !pod.controller.isEmpty {
            NodeInfo.decrement(&zones[pod.controller, default: [:]], nodes[position].zone)
            if zones[pod.controller]?.isEmpty ?? false { zones[pod.controller] = nil }
        }
        return true
    }

    private mutating func position(of name: String) -> Int {
        if let position = index[name] { return position }
        nodes.append(NodeInfo(name: name))
        index[name] = nodes.count - 1
        return nodes.count - 1
    }

    private mutating func recountZones() {
        zones = [:]
        for (uid, pod) in pods where !pod.controller.isEmpty {
            guard let position = podNodes[uid] else { continue }
            zones[pod.controller, default: [:]][nodes[position].zone, default: 0] += 1
        }
    }

    // MARK: Shapes

    /// How the nodes stand to pods of a shape; remembered until a node changes.
    mutating func standing(of shape: PodShape) -> ShapeStanding {
        if let known = shapes[shape], known.rejections.count == nodes.count { return known }
        if shapes.count >= SchedulingLimits.rememberedShapes { shapes = [:] }
        let standing = ShapeStanding(shape, nodes)
        shapes[shape] = standing
        return standing
    }
}
