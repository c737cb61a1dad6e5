import ObjectModel
import ObjectRules

/// The rules of placing a pod once more, as plainly as they can be put: every pod is looked at for every node, and
/// nothing is remembered. What the plans work out quickly is compared with this.
struct SchedulingReference {
    struct Placed {
        var pod: Pod
        var node: String
    }

    var nodes: [Node] = []
    var placed: [Placed] = []
    var namespaces: [String: [String: String]] = [:]

    /// The names of the nodes that will do.
    func feasible(_ pod: Pod) -> Set<String> {
        Set(nodes.filter { fits(pod, $0) }.map(\.metadata.name))
    }

    func fits(_ pod: Pod, _ node: Node) -> Bool {
        acceptsNode(pod, node) && tolerates(pod, node) && hasRoom(pod, node) && isSpread(pod, node)
            && isNear(pod, node) && isFar(pod, node)
    }

    private func acceptsNode(_ pod: Pod, _ node: Node) -> Bool {
        pod.spec.nodeSelector.allSatisfy { node.metadata.labels[$0.key] == $0.value }
    }

    private func tolerates(_ pod: Pod, _ node: Node) -> Bool {
        node.spec.taints.allSatisfy { taint in
            taint.effect == "PreferNoSchedule" || pod.spec.tolerations.contains { $0.key == taint.key }
        }
    }

    func cpu(_ pod: Pod) -> Int { pod.spec.containers.map { $0.resources.requests["cpu"]?.milli ?? 0 }.reduce(0, +) }

    private func hasRoom(_ pod: Pod, _ node: Node) -> Bool {
        let there = placed.filter { $0.node == node.metadata.name }
        let taken = there.map { cpu($0.pod) }.reduce(0, +)
        return there.count < node.status.allocatable["pods"]?.units ?? 0
            && (cpu(pod) == 0 || cpu(pod) + taken <= node.status.allocatable["cpu"]?.milli ?? 0)
    }

    private func node(_ name: String) -> Node? { nodes.first { $0.metadata.name == name } }

    // MARK: Other pods

    private func matches(_ term: PodAffinityTerm, of owner: Pod, _ other: Pod) -> Bool {
        let namespace = other.metadata.namespace
        var isThere = term.namespaces.contains(namespace)
        if let selector = term.namespaceSelector {
            isThere = isThere || select(selector, namespaces[namespace] ?? [:])
        } else if term.namespaces.isEmpty {
            isThere = namespace == owner.metadata.namespace
        }
        return isThere && term.labelSelector.map { select($0, other.metadata.labels) } ?? false
    }

    private func select(_ selector: LabelSelector, _ labels: [String: String]) -> Bool {
        selector.matchLabels.allSatisfy { labels[$0.key] == $0.value }
            && selector.matchExpressions.allSatisfy { one in
                switch one.operator {
                case "In": labels[one.key].map(one.values.contains) ?? false
                case "NotIn": !(labels[one.key].map(one.values.contains) ?? false)
                case "Exists": labels[one.key] != nil
                default: labels[one.key] == nil
                }
            }
    }

    /// Whether two nodes have the same value of a label.
    private func areTogether(_ left: Node, _ right: Node, _ key: String) -> Bool {
        guard let value = left.metadata.labels[key] else { return false }
        return right.metadata.labels[key] == value
    }

    private func isNear(_ pod: Pod, _ node: Node) -> Bool {
        let terms = pod.spec.affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []
        guard !terms.isEmpty else { return true }
        guard terms.allSatisfy({ node.metadata.labels[$0.topologyKey] != nil }) else { return false }
        func isWanted(_ other: Pod) -> Bool { terms.allSatisfy { matches($0, of: pod, other) } }
        let wanted = placed.filter { isWanted($0.pod) }.compactMap { self.node($0.node) }
        if terms.allSatisfy({ term in wanted.contains { areTogether(node, $0, term.topologyKey) } }) { return true }
        let isFirst = wanted.allSatisfy { other in terms.allSatisfy { other.metadata.labels[$0.topologyKey] == nil } }
        return isFirst && isWanted(pod)
    }

    private func isFar(_ pod: Pod, _ node: Node) -> Bool {
        func terms(_ pod: Pod) -> [PodAffinityTerm] {
            pod.spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []
        }
        return placed.allSatisfy { other in
            guard let there = self.node(other.node) else { return true }
            let own = terms(pod).contains {
                matches($0, of: pod, other.pod) && areTogether(node, there, $0.topologyKey)
            }
            let theirs = terms(other.pod).contains {
                matches($0, of: other.pod, pod) && areTogether(node, there, $0.topologyKey)
            }
            return !own && !theirs
        }
    }

    // MARK: Spread

    private func isSpread(_ pod: Pod, _ node: Node) -> Bool {
        let required = pod.spec.topologySpreadConstraints.filter { $0.whenUnsatisfiable == "DoNotSchedule" }
        return required.allSatisfy { isSpread(pod, node, $0, required) }
    }

    private func isSpread(
        _ pod: Pod, _ node: Node, _ constraint: TopologySpreadConstraint, _ all: [TopologySpreadConstraint]
    ) -> Bool {
        guard let domain = node.metadata.labels[constraint.topologyKey] else { return false }
        var counts: [String: Int] = [:]
        for one in nodes {
            guard all.allSatisfy({ one.metadata.labels[$0.topologyKey] != nil }),
                constraint.nodeAffinityPolicy == "Ignore" || acceptsNode(pod, one),
                constraint.nodeTaintsPolicy != "Honor" || tolerates(pod, one),
                let value = one.metadata.labels[constraint.topologyKey]
            else { continue }
            let pods = placed.filter { other in
                other.node == one.metadata.name && other.pod.metadata.namespace == pod.metadata.namespace
                    && other.pod.metadata.deletionTimestamp == nil
                    && (constraint.labelSelector.map { select($0, other.pod.metadata.labels) } ?? false)
            }
            counts[value, default: 0] += pods.count
        }
        let least = counts.count < constraint.minDomains ?? 1 ? 0 : counts.values.min() ?? 0
        let itself = constraint.labelSelector.map { select($0, pod.metadata.labels) } ?? false
        guard !counts.isEmpty else { return true }
        return counts[domain, default: 0] + (itself ? 1 : 0) - least <= constraint.maxSkew
    }
}
