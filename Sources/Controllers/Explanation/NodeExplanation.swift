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
}
