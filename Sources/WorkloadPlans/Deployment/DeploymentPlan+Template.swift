import ObjectModel

// template: every content of it has a ReplicaSet of its own, named after a hash of it. Two contents may have one hash,
// and a name may be taken by a ReplicaSet that is not ours; then a count of collisions goes into the hash.

/// The ReplicaSet that a Deployment is going to create for its template.
struct NextReplicaSet: Sendable {
    let name: String
    let hash: String
    /// The name belongs to somebody else's, or to one with another template.
    let isTaken: Bool

    init(_ deployment: Deployment, isTaken: (String) -> Bool) {
        hash = TemplateHash.name(
            of: deployment.spec.template.value, collisionCount: deployment.status.collisionCount ?? 0)
        let room = Self.longestName - hash.utf8.count - 1
        name = "\(String(decoding: deployment.metadata.name.utf8.prefix(room), as: UTF8.self))-\(hash)"
        self.isTaken = isTaken(name)
    }

    /// A DNS subdomain.
    private static let longestName = 253
}

extension DeploymentPlan {
    /// Whether it is time for the ReplicaSet of the template.
    var createsReplicaSet: Bool {
        guard state.next != nil else { return false }
        return switch course {
        case .deletion, .paused, .scaling: false
        case .rollback, .rollingUpdate: true
        case .recreate: !edits.isScaling && state.oldPods == 0
        }
    }

    /// Creates it. The next plan, which sees it, writes the status.
    func createReplicaSet(_ plan: inout Plan) {
        guard let next = state.next else { return }
        guard !next.isTaken else { return countCollision(next, &plan) }
        noteRefusal(of: next, &plan)
        let set = replicaSet(next)
        let size = set.spec.replicas ?? 0
        let event = Announcement.normal(
            "ScalingReplicaSet", "Scaled up replica set \(next.name) from 0 to \(size)", about: state.identity)
        plan.then(
            "create ReplicaSet",
            [
                Step(
                    .create(set.value), reason: "no ReplicaSet has the template of the Deployment",
                    announces: size > 0 ? [event] : [],
                    ifRefused: .warning(
                        "ReplicaSetCreateError", "Failed to create new replica set \"\(next.name)\": ",
                        about: state.identity))
            ])
    }

    private func replicaSet(_ next: NextReplicaSet) -> ReplicaSet {
        let spec = state.spec
        var template = spec.template
        template.metadata.labels[DeploymentNames.templateHash] = next.hash
        return .new { set in
            set.metadata = .make {
                $0.name = next.name
                $0.namespace = state.identity.namespace
                $0.fields["labels"] = template.metadata.fields["labels"]
                $0.annotations = state.annotationsOfNext
                $0.ownerReferences = [state.owner.reference]
            }
            set.spec.replicas = spec.isRecreate ? state.replicas : state.growth(of: 0)
            set.spec.minReadySeconds = spec.minReadySeconds
            set.spec.selector = spec.selector
            set.spec.selector?.matchLabels[DeploymentNames.templateHash] = next.hash
            set.spec.template = template
        }
    }

    private func countCollision(_ next: NextReplicaSet, _ plan: inout Plan) {
        var deployment = state.deployment
        deployment.status.collisionCount = (state.status.collisionCount ?? 0) + 1
        plan.then(
            "count collision",
            [Step(.updateStatus(deployment.value), reason: "the name \(next.name) belongs to another ReplicaSet")])
    }

    /// Says in the status why there is no ReplicaSet, once.
    private func noteRefusal(of next: NextReplicaSet, _ plan: inout Plan) {
        guard let refusal = state.refusal, state.spec.hasProgressDeadline else { return }
        var deployment = state.deployment
        var conditions = DeploymentConditions(state.status.conditions, now: state.now)
        conditions.set(
            "Progressing", "False", "ReplicaSetCreateError",
            "Failed to create new replica set \"\(next.name)\": \(refusal.message)")
        guard conditions.all != state.status.conditions else { return }
        deployment.status.conditions = conditions.all
        plan.then(
            "write status",
            [Step(.updateStatus(deployment.value), reason: "the ReplicaSet could not be created")])
    }
}
