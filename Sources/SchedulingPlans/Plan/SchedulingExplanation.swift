import ObjectTree

/// Why a pod waits for a node, for people: per reason the nodes, and what would bring the pod forward.
public struct SchedulingExplanation: Sendable {
    /// What it waits for, in a sentence.
    public let summary: String
    /// By the number of nodes, most first.
    public let reasons: [NodeReason]
    /// What has to change for the pod to be tried again.
    public let remedy: String

    /// Some nodes, and what speaks against them.
    public struct NodeReason: Sendable, Hashable {
        /// In Kubernetes' words.
        public let reason: String
        /// By name.
        public let nodes: [String]
    }

    /// What speaks against each node now. The pod must not be assigned.
    public static func make(for pod: PodInfo, in snapshot: inout SchedulingSnapshot) -> SchedulingExplanation {
        guard !pod.isTerminating else {
            return plain("nothing: it is being deleted and gets no node", "never")
        }
        switch SchedulingPlan.make(for: pod, in: &snapshot) {
        case .gated:
            return plain(
                "its scheduling gates: \(pod.gates.joined(separator: ", "))",
                "when the last gate is removed from spec.schedulingGates")
        case .assign(let node, let volumes):
            let claims = volumes.map { ", once its claims are bound: \($0.claims.joined(separator: ", "))" } ?? ""
            return SchedulingExplanation(
                summary: "the scheduler to assign it to \(node)\(claims)", reasons: nodes(pod, &snapshot),
                remedy: "now")
        case .unschedulable(let failure, let preemption):
            return explain(pod, failure, preemption, &snapshot)
        }
    }

    private static func plain(_ summary: String, _ remedy: String) -> SchedulingExplanation {
        SchedulingExplanation(summary: summary, reasons: [], remedy: remedy)
    }

    private static func explain(
        _ pod: PodInfo, _ failure: FitFailure, _ preemption: Preemption?, _ snapshot: inout SchedulingSnapshot
    ) -> SchedulingExplanation {
        if let preemption {
            let victims = preemption.victims.map(\.description).joined(separator: ", ")
            return SchedulingExplanation(
                summary: "room on \(preemption.node), where its priority \(pod.priority) pushes out \(victims)",
                reasons: nodes(pod, &snapshot), remedy: "when these pods are gone from \(preemption.node)")
        }
        return SchedulingExplanation(
            summary: "a node: \(sentence(failure.message))", reasons: nodes(pod, &snapshot),
            remedy: failure.remedy)
    }

    /// Without the full stop at its end: more follows.
    private static func sentence(_ message: String) -> String {
        message.hasSuffix(".") ? String(message.dropLast()) : message
    }

    private static func nodes(_ pod: PodInfo, _ snapshot: inout SchedulingSnapshot) -> [NodeReason] {
        let cycle: SchedulingCycle
        do throws(Unplaceable) {
            cycle = try SchedulingCycle(pod, &snapshot)
        } catch {
            return []
        }
        var names: [String: [String]] = [:]
        for position in snapshot.nodes.indices where snapshot.nodes[position].exists {
            guard let rejection = cycle.fullRejection(at: position, &snapshot) else { continue }
            for reason in rejection.reasons { names[reason.text, default: []].append(snapshot.nodes[position].name) }
        }
        return names.map { NodeReason(reason: $0.key, nodes: $0.value.sorted()) }
            .sorted { $0.nodes.count == $1.nodes.count ? $0.reason < $1.reason : $0.nodes.count > $1.nodes.count }
    }

    /// The reasons as lines, each with its nodes or the first of them.
    public var lines: [String] {
        reasons.map { one in
            let shown = one.nodes.prefix(SchedulingLimits.explainedNodes).joined(separator: ", ")
            let more = one.nodes.count - SchedulingLimits.explainedNodes
            return shown + (more > 0 ? " and \(more) more" : "") + ": \(one.reason)"
        }
    }
}

extension FitFailure {
    /// What has to change for the pod to be tried again.
    var remedy: String {
        guard nodeCount > 0 else { return "when there is a node" }
        if let everywhere {
            return everywhere.isAboutClaims ? "when its claims change" : "never; the pod has to be made anew"
        }
        var changes: [String] = []
        if resolvableNodes > 0 { changes.append("a pod leaves a node that could hold it") }
        changes.append("a node is added, or changes so that it could hold it")
        let kinds = Set(reasons.keys.flatMap(Self.kinds))
        return "when " + (changes + kinds.sorted()).joined(separator: ", or ")
    }

    private static func kinds(_ reason: Rejection.Reason) -> [String] {
        switch reason {
        case .volumeAffinity, .noVolume, .volumeMissing, .volumeZone:
            ["a volume, claim or storage class that it depends on changes"]
        case .claimInUse: ["the pod that uses its claim is gone"]
        case .podAffinity, .podAntiAffinity, .existingAntiAffinity, .spread, .spreadLabelMissing:
            ["a pod that its affinity or spread constraints speak of comes or goes"]
        default: []
        }
    }
}
