import ObjectModel
import ObjectRules

// Which nodes have a pod: those that nodeSelector and the required node affinity of the template match and whose taints
// its tolerations bear. A node that only got a NoSchedule taint keeps the pod it has.

/// Where the pods of one template belong.
public struct DaemonPlacement: Sendable {
    /// What is to be on a node.
    public enum Verdict: Sendable {
        /// A pod.
        case run
        /// No new pod; one that is there stays.
        case stay
        /// No pod.
        case leave
    }

    private let nodeName: String
    private let nodeSelector: [(key: String, value: String)]
    /// nil when no affinity is required; else one of the terms must match.
    private let terms: [NodeTerm]?
    private let tolerations: [TolerationRule]

    public init(_ template: PodTemplateSpec) {
        let spec = template.spec
        nodeName = spec.nodeName
        nodeSelector = spec.nodeSelector.map { ($0.key, $0.value) }
        terms = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?
            .nodeSelectorTerms.map(NodeTerm.init)
        tolerations = spec.tolerationsOfDaemons.map(TolerationRule.init)
    }

    /// What is to be on a node.
    public func verdict(on node: DaemonNode) -> Verdict {
        guard nodeName.isEmpty || nodeName == node.name,
            nodeSelector.allSatisfy({ node.labels[$0.key] == $0.value }),
            terms.map({ $0.contains { $0.matches(name: node.name, labels: node.labels) } }) ?? true
        else { return .leave }
        var verdict = Verdict.run
        for taint in node.taints where taint.effect == "NoSchedule" || taint.effect == "NoExecute" {
            guard !tolerations.contains(where: { $0.tolerates(taint) }) else { continue }
            if taint.effect == "NoExecute" { return .leave }
            verdict = .stay
        }
        return verdict
    }
}

extension DaemonSetPlan {
    /// What has to change on each node, looked at by itself.
    func changeOfEachNode() -> DaemonChange {
        var change = DaemonChange()
        for stand in state.stands {
            switch stand.placement {
            case .run, .stay: keepOnePod(on: stand, &change)
            case .leave:
                for pod in stand.live {
                    change.delete(
                        pod,
                        because: "the template's node selector, affinity or tolerations rule out "
                            + stand.node.name)
                }
            }
        }
        for pod in state.stranded where !pod.isDeleting {
            change.delete(pod, because: "the node it waits for is gone")
        }
        return change
    }

    private func keepOnePod(on stand: DaemonStand, _ change: inout DaemonChange) {
        if stand.pods.isEmpty {
            // Only a node that should run a pod has a stand without one.
            change.vacant.append(stand.node.name)
            return
        }
        let running = removeEndedPods(on: stand, &change)
        guard state.allowsSurge else {
            for pod in running.dropFirst() { change.delete(pod, because: "\(stand.node.name) has an older pod") }
            return
        }
        if running.isEmpty, stand.placement == .run {
            // While an old pod goes its successor may come.
            change.vacant.append(stand.node.name)
        } else if running.count > 1 {
            keepOldAndNew(of: running, on: stand, &change)
        }
    }
}
