import ObjectModel
import WorkloadPlans

/// What the cluster says of a node whose agent speaks, or has fallen silent: its conditions and the taints that follow
/// from them. (Kubernetes: node lifecycle controller.)
public struct NodeHealthPlan: Sendable, Equatable {
    /// When the node's agent was heard of last, by this process's clock: a Lease renewed, a status posted.
    public struct LastSign: Sendable, Equatable {
        public let at: Time
        /// Whether there was any sign at all; else `at` is when we began to look.
        public let isReal: Bool
        public init(at: Time, isReal: Bool) {
            self.at = at
            self.isReal = isReal
        }
    }

    /// Conditions to write; empty for none.
    public let conditions: [NodeCondition]
    /// All taints of the node as they are to be; nil when they are right.
    public let taints: [Taint]?
    /// When the node falls silent unless it is heard of.
    public let lookAgain: Time?
    /// Whether the node's pods are told to leave by this plan, and were not before.
    public let beginsEviction: Bool
    private let eviction: EvictionVerdict

    /// - Parameter eviction: Whether the node's pods may be told to leave, if its condition Ready is to be as given,
    ///   which is not True.
    public init(
        _ node: Node, lastSign: LastSign, now: Time, eviction: (NodeCondition) -> EvictionVerdict = { _ in .now }
    ) {
        let grace = lastSign.isReal ? ClusterLimits.nodeGrace : ClusterLimits.nodeStartupGrace
        let deadline = lastSign.at.adding(seconds: grace)
        let isSilent = now >= deadline
        conditions = isSilent ? Self.unknown(node, now: now) : []
        lookAgain = isSilent ? nil : deadline
        var next = node.status.conditions
        for condition in conditions {
            next.removeAll { $0.type == condition.type }
            next.append(condition)
        }
        let ready = next.first { $0.type == "Ready" }
        let eviction = ready.map { $0.status == "True" ? .now : eviction($0) } ?? .now
        self.eviction = eviction
        let taints = Self.taints(node, conditions: next, eviction: eviction, now: now)
        self.taints = taints
        beginsEviction = !Self.isEvicting(node.spec.taints) && taints.map(Self.isEvicting) == true
    }

    // MARK: Conditions

    private static let reported = ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure"]

    private static func unknown(_ node: Node, now: Time) -> [NodeCondition] {
        let current = node.status.conditions
        return reported.compactMap { type in
            let known = current.first { $0.type == type }
            guard known?.status != "Unknown" else { return nil }
            var condition = known ?? .make { $0.type = type }
            condition.status = "Unknown"
            condition.reason = known == nil ? "NodeStatusNeverUpdated" : "NodeStatusUnknown"
            condition.message =
                known == nil
                ? "Kubelet never posted node status." : "Kubelet stopped posting node status."
            if known == nil { condition.lastHeartbeatTime = node.metadata.creationTimestamp }
            condition.lastTransitionTime = now
            return condition
        }
    }

    // MARK: Taints

    private static let managedKeys = [
        "not-ready", "unreachable", "unschedulable", "memory-pressure", "disk-pressure", "pid-pressure",
        "network-unavailable",
    ].map { "node.kubernetes.io/" + $0 }

    private struct Wanted: Hashable {
        let key: String
        let effect: String
    }

    /// Whether taints of ours tell pods to leave.
    private static func isEvicting(_ taints: [Taint]) -> Bool {
        taints.contains { managedKeys.contains($0.key) && $0.effect == "NoExecute" }
    }

    private static func taints(
        _ node: Node, conditions: [NodeCondition], eviction: EvictionVerdict, now: Time
    ) -> [Taint]? {
        let current = node.spec.taints
        // Who has been told to leave is not told to stay because others have to wait.
        let evicts = eviction == .now || (eviction != .revoked && isEvicting(current))
        let wanted = wanted(node, conditions, effects: evicts ? ["NoSchedule", "NoExecute"] : ["NoSchedule"])
        var next = current.filter { taint in
            let isOurs = managedKeys.contains(taint.key) && ["NoSchedule", "NoExecute"].contains(taint.effect)
            return !isOurs || wanted.contains(Wanted(key: taint.key, effect: taint.effect))
        }
        for taint in wanted where !next.contains(where: { $0.key == taint.key && $0.effect == taint.effect }) {
            next.append(
                .make {
                    $0.key = taint.key
                    $0.effect = taint.effect
                    $0.timeAdded = now
                })
        }
        return next == current ? nil : next
    }

    private static func wanted(_ node: Node, _ conditions: [NodeCondition], effects: [String]) -> [Wanted] {
        var wanted: [Wanted] = []
        func want(_ name: String, _ effects: [String] = ["NoSchedule"]) {
            for effect in effects { wanted.append(Wanted(key: "node.kubernetes.io/" + name, effect: effect)) }
        }
        func status(_ type: String) -> String? { conditions.first { $0.type == type }?.status }
        switch status("Ready") {
        case "True"?: break
        case "False"?: want("not-ready", effects)
        case nil:
            // Nothing is known yet: what admission put there stays.
            if node.spec.taints.contains(where: { $0.key == "node.kubernetes.io/not-ready" }) {
                want("not-ready")
            }
        default: want("unreachable", effects)
        }
        if status("MemoryPressure") == "True" { want("memory-pressure") }
        if status("DiskPressure") == "True" { want("disk-pressure") }
        if status("PIDPressure") == "True" { want("pid-pressure") }
        if status("NetworkUnavailable") == "True" { want("network-unavailable") }
        if node.spec.unschedulable { want("unschedulable") }
        return wanted
    }

    /// Whether nothing can be told about the node's pods any more.
    private func isUnreachable(_ node: Node) -> Bool {
        let known = conditions.isEmpty ? node.status.conditions : conditions
        return known.first { $0.type == "Ready" }?.status == "Unknown"
    }

    /// The steps: conditions first, so that nobody sees taints without their cause.
    ///
    /// - Parameter pods: Those on the node. They are not ready any more when its agent is silent.
    public func plan(for node: Node, pods: [Pod] = [], now: Time) -> Plan {
        var plan = Plan()
        if !conditions.isEmpty {
            let change: Value = ["status": ["conditions": .array(conditions.map(\.value))]]
            plan.then(
                "conditions",
                [
                    Step(
                        .patch(ObjectIdentity(Node.self, node.metadata), subresource: "status", change),
                        reason: "the node's agent has fallen silent", announces: Self.loss(of: node))
                ])
        }
        if let taints {
            // The whole list, in the version it was made from: others add taints too.
            let identity = ObjectIdentity(Node.self, node.metadata)
            let change: Value = [
                "spec": [
                    "taints": taints.isEmpty
                        ? .null
                        : .array(
                            [["$patch": "replace"]] + taints.map(\.value))
                ]
            ]
            let pinned = conditions.isEmpty ? identity.at(resourceVersion: node.metadata.resourceVersion) : identity
            plan.then("taints", [Step(.patch(pinned, change), reason: "taints follow from conditions")])
        }
        if isUnreachable(node) { plan.then("pods", Self.unready(pods, now: now)) }
        if let labels = FormerNodeLabels.step(for: node) { plan.then("labels", [labels]) }
        if let lookAgain { plan.wait(for: "the next sign of the node's agent", until: lookAgain) }
        switch eviction {
        case .now: break
        case .notBefore(let time, let why): plan.wait(for: "\(why), before pods are told to leave", until: time)
        case .held(let why): plan.wait(for: "\(why), before pods are told to leave")
        case .revoked: plan.wait(for: "any node to be ready, before pods are told to leave")
        }
        return plan
    }

    /// Told once, of a node that was ready until now.
    private static func loss(of node: Node) -> [Announcement] {
        guard node.status.conditions.contains(where: { $0.type == "Ready" && $0.status == "True" }) else { return [] }
        return [
            .normal(
                "NodeNotReady", "Node \(node.metadata.name) status is now: NodeNotReady",
                about: ObjectIdentity(Node.self, node.metadata))
        ]
    }

    private static func unready(_ pods: [Pod], now: Time) -> [Step] {
        pods.filter { pod in pod.status.conditions.contains { $0.type == "Ready" && $0.status == "True" } }
            .sorted { ($0.metadata.namespace, $0.metadata.name) < ($1.metadata.namespace, $1.metadata.name) }
            .map { pod in
                let identity = ObjectIdentity(Pod.self, pod.metadata)
                let condition: Value = [
                    "type": "Ready", "status": "False", "lastTransitionTime": .string(now.rfc3339),
                ]
                return Step(
                    .patch(identity, subresource: "status", ["status": ["conditions": [condition]]]),
                    reason: "its node is not ready",
                    announces: [.warning("NodeNotReady", "Node is not ready", about: identity)])
            }
    }
}
