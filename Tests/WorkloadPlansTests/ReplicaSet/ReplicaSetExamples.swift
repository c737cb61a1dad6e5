import ObjectModel
import WorkloadPlans

/// A ReplicaSet and pods to look at.
enum ReplicaSetExamples {
    static let now = Time(seconds: 10_000)
    static var reference: OwnerReference {
        .make {
            $0.uid = "set"
            $0.controller = true
        }
    }

    static func set(
        replicas: Int, minReadySeconds: Int = 0, isDeleting: Bool = false,
        _ change: (inout ReplicaSet) -> Void = { _ in }
    ) -> ReplicaSet {
        .new { set in
            set.metadata.name = "web"
            set.metadata.namespace = "default"
            set.metadata.uid = "set"
            set.metadata.generation = 1
            if isDeleting { set.metadata.deletionTimestamp = Time(seconds: 9000) }
            set.spec.replicas = replicas
            set.spec.minReadySeconds = minReadySeconds
            set.spec.selector = .make { $0.matchLabels = ["app": "web"] }
            set.spec.template.metadata.labels = ["app": "web", "tier": "front"]
            set.spec.template.metadata.annotations = ["note": "a"]
            set.spec.template.metadata.finalizers = ["example.com/held"]
            set.spec.template.setImage("app:v1")
            change(&set)
        }
    }

    /// A pod of the ReplicaSet that runs on a node.
    static func pod(
        _ name: String, readyFor seconds: Int? = 100, node: String = "node-0", _ change: (inout Pod) -> Void = { _ in }
    ) -> Pod {
        .new { pod in
            pod.metadata = .make {
                $0.name = name
                $0.namespace = "default"
                $0.uid = name
                $0.labels = ["app": "web", "tier": "front"]
                $0.ownerReferences = [reference]
                $0.creationTimestamp = Time(seconds: 1000)
            }
            pod.spec.nodeName = node
            pod.status.phase = node.isEmpty ? "Pending" : "Running"
            pod.status.conditions = [
                .make {
                    $0.type = "Ready"
                    $0.status = seconds == nil ? "False" : "True"
                    $0.reason = seconds == nil ? "ContainersNotReady" : ""
                    $0.lastTransitionTime = now.adding(seconds: -Double(seconds ?? 40))
                }
            ]
            change(&pod)
        }
    }

    static func plan(
        _ set: ReplicaSet, _ pods: [Pod], siblings: [Pod] = [], refusal: StatusError? = nil
    ) throws -> Plan {
        ReplicaSetPlan.plan(
            for: ReplicaSetState(
                of: try ReplicaKeeper(set), pods: pods.map(ControlledPod.init),
                siblings: siblings.map(ControlledPod.init), now: now, names: NameSource(seed: 3), refusal: refusal))
    }
}

extension Plan {
    /// Names of what is deleted, in order.
    var deletions: [String] {
        steps.compactMap { if case .delete(let identity, _) = $0.action { identity.name } else { nil } }
    }
    var creations: [Pod] {
        steps.compactMap { if case .create(let pod) = $0.action { Pod(pod) } else { nil } }
    }
    /// The status that is written, if one is.
    var replicaSetStatus: ReplicaSetStatus? {
        for step in steps { if case .updateStatus(let set) = step.action { return ReplicaSet(set).status } }
        return nil
    }
}
