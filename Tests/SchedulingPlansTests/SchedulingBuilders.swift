import ObjectModel
import SchedulingPlans

func makeNode(
    _ name: String, cpu: String = "32", memory: String = "256Gi", pods: Int = 110, labels: [String: String] = [:],
    taints: [(String, String)] = [], unschedulable: Bool = false
) -> Node {
    Node.new {
        $0.metadata.name = name
        $0.metadata.labels = labels.merging(["kubernetes.io/hostname": name]) { given, _ in given }
        $0.spec.unschedulable = unschedulable
        $0.spec.taints = taints.map { taint in
            .make {
                $0.key = taint.0
                $0.effect = taint.1
            }
        }
        $0.status.allocatable = [
            "cpu": Quantity(cpu) ?? .zero, "memory": Quantity(memory) ?? .zero, "pods": Quantity(pods),
        ]
    }
}

func makePod(
    _ name: String, requests: [String: String] = [:], node: String = "", controller: String = "",
    kind: String = "ReplicaSet",
    _ fill: (inout Pod) -> Void = { _ in }
) -> Pod {
    Pod.new {
        $0.metadata.name = name
        $0.metadata.namespace = "ns"
        $0.metadata.uid = "uid-\(name)"
        if !controller.isEmpty {
            $0.metadata.ownerReferences = [
                .make {
                    $0.kind = kind
                    $0.uid = controller
                    $0.controller = true
                }
            ]
        }
        $0.spec.nodeName = node
        $0.spec.containers = [
            .make {
                $0.name = "main"
                $0.resources.requests = requests.compactMapValues(Quantity.init(_:))
            }
        ]
        fill(&$0)
    }
}

func snapshot(_ nodes: [Node]) -> SchedulingSnapshot {
    var snapshot = SchedulingSnapshot()
    for node in nodes { snapshot.update(node) }
    return snapshot
}

extension SchedulingPlan {
    var node: String? {
        if case .assign(let node, _) = self { return node }
        return nil
    }
    var volumes: VolumeDecision? {
        if case .assign(_, let volumes) = self { return volumes }
        return nil
    }
    var preemption: Preemption? {
        if case .unschedulable(_, let preemption) = self { return preemption }
        return nil
    }
    var message: String? {
        if case .unschedulable(let failure, _) = self { return failure.message }
        return nil
    }
}
