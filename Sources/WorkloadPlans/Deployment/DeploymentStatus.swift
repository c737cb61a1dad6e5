import ObjectModel

// The status of a Deployment: what its ReplicaSets say, added up.

extension DeploymentState {
    /// Whether the newest ReplicaSet has all pods, and they are available.
    func isComplete(_ status: DeploymentStatus) -> Bool {
        status.updatedReplicas == replicas && status.replicas == replicas && status.availableReplicas == replicas
            && status.observedGeneration >= deployment.metadata.generation
    }

    /// The numbers, without conditions.
    fileprivate var countedStatus: DeploymentStatus {
        let all = all
        let available = all.reduce(0) { $0 + $1.status.availableReplicas }
        return .make {
            $0.observedGeneration = deployment.metadata.generation
            $0.replicas = all.reduce(0) { $0 + $1.status.replicas }
            $0.updatedReplicas = newest?.status.replicas ?? 0
            $0.readyReplicas = all.reduce(0) { $0 + $1.status.readyReplicas }
            $0.availableReplicas = available
            $0.unavailableReplicas = max(0, total - available)
            $0.terminatingReplicas = terminating
            $0.collisionCount = status.collisionCount
        }
    }

    /// nil where a ReplicaSet does not say. One that nobody has looked at yet has none.
    private var terminating: Int? {
        var sum = 0
        for set in all {
            guard let count = set.status.terminatingReplicas else {
                if set.status.observedGeneration == 0 { continue }
                return nil
            }
            sum += count
        }
        return sum
    }
}

extension DeploymentPlan {
    /// Writes the status, and the revision with it, if they are not as they should be.
    func writeStatus(_ plan: inout Plan) {
        var deployment = state.deployment
        deployment.status = observed
        let revision = course == .deletion ? nil : state.revisionToShow(edits)
        if let revision { deployment.metadata.annotations[DeploymentNames.revision] = revision }
        guard deployment.status != state.status || revision != nil else { return }
        let reason = revision.map { "revision \($0) is the newest" } ?? "what was observed has changed"
        plan.then("write status", [Step(.updateStatus(deployment.value), reason: reason)])
    }

    /// What the ReplicaSets amount to.
    func observedStatus() -> DeploymentStatus {
        var status = state.countedStatus
        var conditions = DeploymentConditions(state.status.conditions, now: state.now)
        if course != .deletion {
            notePause(&conditions)
            noteNewest(&conditions)
        }
        noteAvailability(&conditions, status)
        if course == .rollingUpdate || course == .recreate {
            noteProgress(&conditions, status)
            noteFailures(&conditions)
        }
        status.conditions = conditions.all
        return status
    }

    /// That there is a ReplicaSet to make progress.
    private func noteNewest(_ conditions: inout DeploymentConditions) {
        guard state.spec.hasProgressDeadline, let newest = state.newest, !edits.renews(newest) else { return }
        if state.isNewestFresh(edits) {
            let message = "Created new replica set \"\(newest.name)\""
            conditions.set("Progressing", "True", "NewReplicaSetCreated", message)
        } else if conditions["Progressing"] == nil {
            let message = "Found new replica set \"\(newest.name)\""
            conditions.set("Progressing", "True", "FoundNewReplicaSet", message)
        }
    }

    private func noteAvailability(_ conditions: inout DeploymentConditions, _ status: DeploymentStatus) {
        if status.availableReplicas >= state.minAvailable {
            conditions.set(
                "Available", "True", "MinimumReplicasAvailable", "Deployment has minimum availability.")
        } else {
            conditions.set(
                "Available", "False", "MinimumReplicasUnavailable",
                "Deployment does not have minimum availability.")
        }
    }

    /// The trouble of the newest ReplicaSet, else of another one.
    private func noteFailures(_ conditions: inout DeploymentConditions) {
        let sets = [state.newest].compactMap(\.self) + state.old
        let failure = sets.lazy.compactMap { set in set.status.conditions.first { $0.type == "ReplicaFailure" } }.first
        if let failure { conditions.adopt(failure) } else { conditions.remove("ReplicaFailure") }
    }
}
