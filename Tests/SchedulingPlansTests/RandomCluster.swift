import ObjectModel
import SchedulingPlans
import TestKit

/// A small cluster that changes by chance, known both to a snapshot and to the reference.
struct RandomCluster {
    var reference = SchedulingReference()
    var snapshot = SchedulingSnapshot()
    var random: SeededGenerator
    private var created = 0

    init(seed: UInt64, nodes: ClosedRange<Int> = 2...5) {
        random = SeededGenerator(seed: seed)
        for (name, tier) in [("ns", "a"), ("other", "b")] {
            reference.namespaces[name] = ["tier": tier]
            _ = snapshot.update(namespace: name, labels: ["tier": .string(tier)])
        }
        for number in 0..<Int.random(in: nodes, using: &random) { put(randomNode("n\(number)")) }
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func one<Element>(of list: [Element]) -> Element {
        list[Int.random(in: list.indices, using: &random)]
    }

    // MARK: Nodes

    mutating func randomNode(_ name: String) -> Node {
        var labels: [String: String] = [:]
        if chance(85) { labels["zone"] = one(of: ["x", "y", "z"]) }
        if chance(60) { labels["disk"] = one(of: ["ssd", "hdd"]) }
        let taints = chance(20) ? [("key", one(of: ["NoSchedule", "NoExecute", "PreferNoSchedule"]))] : []
        return makeNode(
            name, cpu: "\(Int.random(in: 1...4, using: &random))", pods: Int.random(in: 1...5, using: &random),
            labels: labels, taints: taints)
    }

    @discardableResult
    mutating func put(_ node: Node) -> ClusterChange {
        reference.nodes.removeAll { $0.metadata.name == node.metadata.name }
        reference.nodes.append(node)
        return snapshot.update(node)
    }

    // MARK: Pods

    private mutating func selector() -> Value {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: ["matchLabels": ["app": "a"]]
        case 1: ["matchLabels": ["app": "b"]]
        case 2: ["matchExpressions": [["key": "app", "operator": "Exists"]]]
        default: ["matchExpressions": [["key": "app", "operator": "NotIn", "values": ["a"]]]]
        }
    }

    private mutating func term() -> Value {
        var term: Fields = [
            "labelSelector": selector(), "topologyKey": .string(one(of: ["zone", "kubernetes.io/hostname"])),
        ]
        if chance(20) { term["namespaces"] = ["other"] }
        if chance(20) { term["namespaceSelector"] = chance(50) ? [:] : ["matchLabels": ["tier": "b"]] }
        return .object(term)
    }

    private mutating func constraint() -> Value {
        var constraint: Fields = [
            "topologyKey": .string(one(of: ["zone", "kubernetes.io/hostname"])),
            "maxSkew": .int(Int64.random(in: 1...2, using: &random)),
            "whenUnsatisfiable": .string(chance(75) ? "DoNotSchedule" : "ScheduleAnyway"),
            "labelSelector": selector(),
        ]
        if chance(20) { constraint["minDomains"] = .int(3) }
        if chance(30) { constraint["nodeAffinityPolicy"] = "Ignore" }
        if chance(30) { constraint["nodeTaintsPolicy"] = "Honor" }
        return .object(constraint)
    }

    mutating func randomPod(priorities: [Int] = [0]) -> Pod {
        created += 1
        let cpu = one(of: ["", "500m", "1", "2"])
        let app = one(of: ["a", "b", ""])
        var required: Fields = [:]
        for kind in ["podAffinity", "podAntiAffinity"] where chance(25) {
            let terms = (0..<(chance(20) ? 2 : 1)).map { _ in term() }
            required[kind] = ["requiredDuringSchedulingIgnoredDuringExecution": .array(terms)]
        }
        let constraints = chance(35) ? (0..<(chance(25) ? 2 : 1)).map { _ in constraint() } : []
        let (namespace, ssd, tolerant) = (chance(80) ? "ns" : "other", chance(15), chance(40))
        let priority = one(of: priorities)
        return makePod("p\(created)", requests: cpu.isEmpty ? [:] : ["cpu": cpu]) {
            $0.metadata.namespace = namespace
            if !app.isEmpty { $0.metadata.labels = ["app": app] }
            if ssd { $0.spec.nodeSelector = ["disk": "ssd"] }
            if !required.isEmpty { $0.spec.affinity = Affinity(fields: required) }
            $0.spec.topologySpreadConstraints = constraints.map { TopologySpreadConstraint($0) }
            if tolerant {
                $0.spec.tolerations = [
                    .make {
                        $0.key = "key"
                        $0.operator = "Exists"
                    }
                ]
            }
            $0.spec.priority = priority
        }
    }

    mutating func place(_ pod: Pod, on node: String) {
        reference.placed.append(SchedulingReference.Placed(pod: pod, node: node))
        snapshot.assign(PodInfo(pod), to: node)
    }

    mutating func remove(_ uid: String) -> ClusterChange {
        reference.placed.removeAll { $0.pod.metadata.uid == uid }
        return snapshot.remove(pod: uid)
    }

    /// Anything that can happen: a pod goes, comes anywhere, or is being deleted; a node changes, goes, or comes.
    mutating func change() -> [ClusterChange] {
        let pods = reference.placed
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<3 where !pods.isEmpty: return [remove(one(of: pods).pod.metadata.uid)]
        case 3 where !pods.isEmpty:
            var old = one(of: pods)
            old.pod.metadata.deletionTimestamp = Time(seconds: 5)
            let left = remove(old.pod.metadata.uid)
            place(old.pod, on: old.node)
            return [left, .podCame(PodInfo(old.pod))]
        case 4, 5: return [put(randomNode("n\(Int.random(in: 0..<6, using: &random))"))]
        case 6 where reference.nodes.count > 1:
            let name = one(of: reference.nodes).metadata.name
            reference.nodes.removeAll { $0.metadata.name == name }
            return [snapshot.removeNode(name)]
        case 7:
            let tier = one(of: ["a", "b"])
            reference.namespaces["other"] = ["tier": tier]
            return snapshot.update(namespace: "other", labels: ["tier": .string(tier)]) ? [.namespace] : []
        default:
            let pod = randomPod()
            guard let node = reference.nodes.map(\.metadata.name).sorted().first else { return [] }
            place(pod, on: chance(50) ? node : one(of: reference.nodes).metadata.name)
            return [.podCame(PodInfo(pod))]
        }
    }

    /// The nodes that the plans let a pod go to.
    mutating func feasible(_ pod: Pod) -> Set<String> {
        let explanation = SchedulingExplanation.make(for: PodInfo(pod), in: &snapshot)
        let rejected = Set(explanation.reasons.flatMap(\.nodes))
        return Set(reference.nodes.map(\.metadata.name)).subtracting(rejected)
    }
}
