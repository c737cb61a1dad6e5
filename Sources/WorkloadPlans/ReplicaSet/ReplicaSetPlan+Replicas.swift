import ObjectModel

// replicas: how many pods there are. Of too many those go that are missed least.

extension ReplicaSetPlan {
    func createPods(_ plan: inout Plan) {
        guard state.missing > 0 else { return }
        let owner = state.keeper.owner
        var names = state.names
        let reason = "\(state.active.count) of \(state.keeper.replicas) replicas are there"
        let creations = (0..<min(state.missing, Limits.podsPerReplicaSetPlan)).map { _ in
            let name = names.name(prefix: prefix)
            return Step(
                .create(pod(named: name)), reason: reason,
                announces: [.normal("SuccessfulCreate", "Created pod: \(name)", about: owner.identity)],
                ifRefused: .warning("FailedCreate", "Error creating: ", about: owner.identity))
        }
        plan.then("create pods", .slowStart, creations)
    }

    private var prefix: String { state.keeper.owner.identity.name + "-" }

    private func pod(named name: String) -> Value {
        let template = state.keeper.template
        let source = template.metadata.fields
        let pod = Pod.new { pod in
            pod.metadata = .make {
                $0.name = name
                $0.generateName = prefix
                $0.namespace = state.keeper.owner.identity.namespace
                $0.fields["labels"] = source["labels"]
                $0.fields["annotations"] = source["annotations"]
                $0.fields["finalizers"] = source["finalizers"]
                $0.ownerReferences = [state.keeper.owner.reference]
            }
            pod.spec = template.spec
        }
        return pod.value
    }

    func deletePods(_ plan: inout Plan) {
        guard state.missing < 0 else { return }
        let owner = state.keeper.owner.identity
        let reason = "\(state.active.count) pods are there, \(state.keeper.replicas) replicas are wanted"
        plan.then(
            "delete pods",
            superfluous.prefix(Limits.podsPerReplicaSetPlan).map { pod in
                Step(
                    .delete(pod.identity), reason: reason,
                    announces: [.normal("SuccessfulDelete", "Deleted pod: \(pod.name)", about: owner)],
                    ifRefused: .warning("FailedDelete", "Error deleting: ", about: owner))
            })
    }

    private var superfluous: [ControlledPod] {
        guard state.keeper.replicas > 0 else { return state.active }
        let ranked = state.active.map { pod in
            (pod, DeletionRank(pod, siblings: state.podsOnNode[pod.nodeName] ?? 0, now: state.now))
        }
        return ranked.sorted { $0.1 < $1.1 }.prefix(-state.missing).map(\.0)
    }
}
