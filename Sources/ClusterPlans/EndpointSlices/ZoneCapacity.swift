import ObjectModel

/// How the CPUs of the nodes that take traffic are spread over zones; kept current node by node.
public struct ZoneCapacity: Sendable {
    private struct Member: Equatable {
        let zone: String
        let milliCPU: Int

        var isComplete: Bool { !zone.isEmpty && milliCPU > 0 }
    }

    /// Nodes that are ready and not those of the control plane.
    private var members: [String: Member] = [:]
    private var milliCPU: [String: Int] = [:]
    private var incomplete = 0

    public init() {}

    /// The share of every zone; nil while there are fewer than two, or a node does not say where it is or what it has.
    public var shares: [String: Double]? {
        guard incomplete == 0, milliCPU.count > 1 else { return nil }
        let all = Double(milliCPU.values.reduce(0, +))
        return milliCPU.mapValues { Double($0) / all }
    }

    private static let excludedLabels = ["node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master"]

    /// Notes what is known of a node, nil for one that is gone. Returns whether shares may have changed.
    public mutating func note(_ node: Node?, named name: String) -> Bool {
        let member = node.flatMap(Self.member)
        guard members[name] != member else { return false }
        if let old = members[name] { count(old, -1) }
        if let member { count(member, 1) }
        members[name] = member
        return true
    }

    private static func member(_ node: Node) -> Member? {
        let labels = node.metadata.labels
        guard !excludedLabels.contains(where: { labels[$0] != nil }),
            node.status.conditions.contains(where: { $0.type == "Ready" && $0.status == "True" })
        else { return nil }
        let cpu = node.status.allocatable["cpu"] ?? .zero
        return Member(zone: labels["topology.kubernetes.io/zone"] ?? "", milliCPU: cpu.milli)
    }

    private mutating func count(_ member: Member, _ sign: Int) {
        guard member.isComplete else { return incomplete += sign }
        let sum = milliCPU[member.zone, default: 0] + sign * member.milliCPU
        milliCPU[member.zone] = sum == 0 ? nil : sum
    }
}
