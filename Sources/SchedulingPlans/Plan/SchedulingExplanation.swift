import ObjectTree

/// Why a pod waits for a node, for people: per reason the nodes, and what would bring the pod forward.
public struct SchedulingExplanation: Sendable {
    /// In a sentence.
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
            return plain("\(pod.description) is being deleted: it gets no node", "never")
        }
        switch SchedulingPlan.make(for: pod, in: &snapshot) {
        case .gated:
            return plain(
                "\(pod.description) waits for its scheduling gates: \(pod.gates.joined(separator: ", "))",
                "when the last gate is removed from spec.schedulingGates")
        case .assign(let node, let volumes):
            let claims = volumes.map { ", once its claims are bound: \($0.claims.joined(separator: ", "))" } ?? ""
            return SchedulingExplanation(
                summary: "\(pod.description) goes to \(node)\(claims)", reasons: nodes(pod, &snapshot), remedy: "now")
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
                summary: "\(pod.description) has priority \(pod.priority) and pushes out \(victims) "
                    + "to go to \(preemption.node)",
                reasons: nodes(pod, &snapshot), remedy: "when these pods are gone from \(preemption.node)")
        }
        return SchedulingExplanation(
            summary: "\(pod.description) fits on no node: \(failure.message)", reasons: nodes(pod, &snapshot),
            remedy: failure.remedy)
    }

    private static func nodes(_ pod: PodInfo, _ snapshot: inout SchedulingSnapshot) -> [NodeReason] {
        let cycle: SchedulingCycle
        do throws(VolumeNeeds.Failure) {
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

    /// Lines for people. `since` is when the pod began to wait, `nextTry` when it is tried although nothing happens.
    public func lines(since: Time? = nil, nextTry: Time? = nil, now: Time) -> [String] {
        var lines = [summary]
        if let since { lines.append("waiting for \(Self.span(now.since(since)))") }
        for one in reasons {
            let shown = one.nodes.prefix(SchedulingLimits.explainedNodes).joined(separator: ", ")
            let more = one.nodes.count - SchedulingLimits.explainedNodes
            lines.append("\(one.reason): \(shown)" + (more > 0 ? " and \(more) more" : ""))
        }
        let latest = nextTry.map { ", at the latest in \(Self.span($0.since(now)))" } ?? ""
        lines.append("tried again: \(remedy)\(latest)")
        return lines
    }

    private static func span(_ seconds: Double) -> String {
        let whole = Int(max(seconds, 0))
        return whole < 120 ? "\(whole) s" : whole < 7_200 ? "\(whole / 60) min" : "\(whole / 3_600) h"
    }
}

extension FitFailure {
    /// What has to change for the pod to be tried again.
    var remedy: String {
        guard nodeCount > 0 else { return "when there is a node" }
        guard everywhere == nil else { return "when its claims change" }
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
