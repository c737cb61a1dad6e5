import ObjectModel
import WorkloadPlans

/// Why a node takes no pods, read off the node.
struct NodeExplanation {
    let node: Node

    /// Nothing for a node that takes pods.
    var waits: [Wait] {
        var waits: [Wait] = []
        if node.spec.unschedulable {
            waits.append(Wait(reason: "somebody to uncordon it; it gets no new pods before that"))
        }
        let ready = node.status.conditions.first { $0.type == "Ready" }
        if ready?.status != "True" {
            let why = ready.map { " (\($0.reason): \($0.message))" } ?? ""
            waits.append(
                Wait(reason: "its agent to report that it is ready\(why)", since: ready?.lastTransitionTime))
        }
        return waits
    }

    /// Taints that somebody has set; those that tell of the node's state are waits.
    var notes: [String] {
        node.spec.taints.filter { $0.effect != "PreferNoSchedule" && !$0.key.hasPrefix("node.kubernetes.io/") }.map {
            let value = $0.value.isEmpty ? "" : "=\($0.value)"
            let others = $0.effect == "NoExecute" ? "; others are evicted" : ""
            return "it takes only pods that tolerate \($0.key)\(value):\($0.effect)\(others)"
        }
    }
}
