import ObjectModel

// progressDeadlineSeconds: a rollout that has made no progress for so long is told of in the condition Progressing.
// Nothing else follows from it.

extension DeploymentSpec {
    /// The largest number means none.
    var hasProgressDeadline: Bool { progressDeadlineSeconds.map { $0 != Int(Int32.max) } ?? false }
}

extension DeploymentPlan {
    private static let type = "Progressing"

    /// How a rollout goes: done, on its way, or stuck.
    func noteProgress(_ conditions: inout DeploymentConditions, _ status: DeploymentStatus) {
        guard state.spec.hasProgressDeadline else { return conditions.remove(Self.type) }
        let recorded = conditions[Self.type]
        let isSettled = status.replicas == status.updatedReplicas && recorded?.reason == "NewReplicaSetAvailable"
        guard !isSettled else { return }
        if state.isComplete(status) {
            conditions.set(Self.type, "True", "NewReplicaSetAvailable", "\(subject) has successfully progressed.")
        } else if isProgress(from: state.status, to: status) {
            // Every progress counts from now on, although the words are the same.
            conditions.replace(Self.type, "True", "ReplicaSetUpdated", "\(subject) is progressing.")
        } else if isStuck(recorded) {
            conditions.set(Self.type, "False", "ProgressDeadlineExceeded", "\(subject) has timed out progressing.")
        }
    }

    private var subject: String {
        if let newest = state.newest { return "ReplicaSet \"\(newest.name)\"" }
        return "Deployment \"\(state.identity.name)\""
    }

    /// More new pods, fewer old ones, or more that are ready or available.
    private func isProgress(from before: DeploymentStatus, to after: DeploymentStatus) -> Bool {
        after.updatedReplicas > before.updatedReplicas
            || after.replicas - after.updatedReplicas < before.replicas - before.updatedReplicas
            || after.readyReplicas > before.readyReplicas || after.availableReplicas > before.availableReplicas
    }

    private func isStuck(_ progressing: DeploymentCondition?) -> Bool {
        guard let progressing, progressing.reason != "NewReplicaSetAvailable" else { return false }
        if progressing.reason == "ProgressDeadlineExceeded" { return true }
        return deadline(progressing).map { $0 < state.now } ?? false
    }

    private func deadline(_ progressing: DeploymentCondition) -> Time? {
        guard let seconds = state.spec.progressDeadlineSeconds else { return nil }
        return progressing.lastUpdateTime?.adding(seconds: Double(seconds))
    }

    /// Looks again when the deadline has passed; times of conditions have no fractions of seconds.
    func watchProgressDeadline(_ plan: inout Plan) {
        guard course == .rollingUpdate || course == .recreate, state.spec.hasProgressDeadline,
            !state.isComplete(observed),
            let progressing = DeploymentConditions(observed.conditions, now: state.now)[Self.type],
            progressing.reason != "NewReplicaSetAvailable", progressing.reason != "ProgressDeadlineExceeded",
            let deadline = deadline(progressing)
        else { return }
        plan.wait(
            for: "waiting for any progress; after \(state.spec.progressDeadlineSeconds ?? 0) s without any"
                + " (progressDeadlineSeconds) the rollout is said to be stuck",
            since: progressing.lastUpdateTime, until: deadline.adding(seconds: 1))
    }

    /// Since when nothing has moved.
    var lastProgress: Time? {
        DeploymentConditions(state.status.conditions, now: state.now)[Self.type]?.lastUpdateTime
    }
}
