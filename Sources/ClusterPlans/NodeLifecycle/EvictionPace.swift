import ObjectModel

/// Whether the pods of a node that is not ready may be told to leave it now, by a taint NoExecute.
public enum EvictionVerdict: Sendable, Equatable {
    case now
    /// Not before that moment; what is waited for.
    case notBefore(Time, String)
    /// Not while things are as they are; what is waited for.
    case held(String)
    /// Nobody is evicted, and who was told to leave may stay.
    case revoked
}

/// How fast nodes that are not ready are emptied: one after the other in every zone, slower or not at all where much of
/// a zone is not ready, and never while no node of the cluster is ready: then it is more likely that the control plane
/// is cut off than that all nodes have failed. (Kubernetes: node lifecycle controller.)
public struct EvictionPace: Sendable {
    private enum Disruption { case none, partial, full }

    private struct Zone {
        var ready = 0
        var notReady = 0
        /// Whose turn was last, and when.
        var lastTurn: (node: String, at: Time)?

        var size: Int { ready + notReady }

        var disruption: Disruption {
            if ready == 0, notReady > 0 { return .full }
            let share = Double(notReady) / Double(max(size, 1))
            return notReady > ClusterLimits.nodesNotReadyAnyway && share >= ClusterLimits.unhealthyZoneShare
                ? .partial : .none
        }

        /// Seconds between two nodes; nil where there is no next.
        var secondsBetweenNodes: Double? {
            guard disruption == .partial else { return ClusterLimits.secondsBetweenNodeEvictions }
            return size > ClusterLimits.largeZone ? ClusterLimits.secondsBetweenNodeEvictionsInTrouble : nil
        }
    }

    private struct Member: Equatable {
        let zone: String
        let isReady: Bool
    }

    private var zones: [String: Zone] = [:]
    /// Those that count.
    private var members: [String: Member] = [:]

    public init() {}

    /// Whether no node is ready, in a cluster that has some.
    public var isClusterSilent: Bool {
        !members.isEmpty && zones.values.allSatisfy { $0.size == 0 || $0.disruption == .full }
    }

    // MARK: Nodes

    private static let excludedLabel = "node.kubernetes.io/exclude-disruption"

    /// The zone of a node, in its region; empty for a node that states neither.
    private static func zone(of node: Node) -> String {
        let labels = node.metadata.labels
        let region = labels["topology.kubernetes.io/region"] ?? labels["failure-domain.beta.kubernetes.io/region"] ?? ""
        let zone = labels["topology.kubernetes.io/zone"] ?? labels["failure-domain.beta.kubernetes.io/zone"] ?? ""
        return region.isEmpty && zone.isEmpty ? "" : "\(region)/\(zone)"
    }

    /// Notes what is known of a node. Returns whether others may have to be looked at again.
    public mutating func note(_ node: Node, isReady: Bool) -> Bool {
        let isExcluded = node.metadata.labels[Self.excludedLabel] != nil
        return set(node.metadata.name, isExcluded ? nil : Member(zone: Self.zone(of: node), isReady: isReady))
    }

    /// Notes that a node is gone. Returns whether others may have to be looked at again.
    public mutating func forget(_ name: String) -> Bool { set(name, nil) }

    private mutating func set(_ name: String, _ member: Member?) -> Bool {
        let old = members[name]
        guard old != member else { return false }
        let before = pace
        members[name] = member
        if let old { count(old, -1) }
        if let member { count(member, 1) }
        return before != pace
    }

    private mutating func count(_ member: Member, _ change: Int) {
        var zone = zones[member.zone] ?? Zone()
        if member.isReady { zone.ready += change } else { zone.notReady += change }
        zones[member.zone] = zone.size == 0 ? nil : zone
    }

    /// All that the verdicts depend on, besides time.
    private var pace: [String: Double?] {
        isClusterSilent ? ["": 0] : zones.mapValues(\.secondsBetweenNodes)
    }

    // MARK: Turns

    /// Whether a node may be emptied, which has been not ready, or silent, since a moment.
    ///
    /// - Parameter isSilent: Whether nothing is heard of it; then it gets a moment in which others may fall silent too.
    public func verdict(on node: Node, isSilent: Bool, since: Time?, now: Time) -> EvictionVerdict {
        guard !isClusterSilent else { return .revoked }
        let name = Self.zone(of: node)
        let zone = zones[name] ?? Zone()
        guard let pause = zone.secondsBetweenNodes else {
            return .held(
                "more nodes of its zone to be ready: \(zone.notReady) of \(zone.size) are not, "
                    + "and nobody is evicted from so many")
        }
        if isSilent, let since {
            let end = since.adding(seconds: ClusterLimits.nodeLookPeriod)
            if now < end { return .notBefore(end, "a look at the other nodes") }
        }
        if let turn = zone.lastTurn, turn.node != node.metadata.name {
            let end = turn.at.adding(seconds: pause)
            if now < end { return .notBefore(end, "its turn; pods were told to leave node \(turn.node) just before") }
        }
        return .now
    }

    /// Notes that it was the turn of a node.
    public mutating func take(_ node: Node, now: Time) {
        zones[Self.zone(of: node), default: Zone()].lastTurn = (node.metadata.name, now)
    }
}
