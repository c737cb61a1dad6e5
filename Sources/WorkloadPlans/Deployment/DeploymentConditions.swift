import ObjectModel

/// The conditions of a Deployment, changed as Kubernetes does: one that says the same keeps its times, the time of the
/// last transition is that of its `status`, and a changed one goes to the end.
struct DeploymentConditions: Sendable {
    private(set) var all: [DeploymentCondition]
    private let now: Time

    init(_ conditions: [DeploymentCondition], now: Time) {
        all = conditions
        self.now = now
    }

    subscript(type: String) -> DeploymentCondition? { all.first { $0.type == type } }

    /// Sets a condition unless it has that status and reason already.
    mutating func set(_ type: String, _ status: String, _ reason: String, _ message: String) {
        if let old = self[type], old.status == status, old.reason == reason { return }
        replace(type, status, reason, message)
    }

    /// Sets a condition and the time of its update in any case.
    mutating func replace(_ type: String, _ status: String, _ reason: String, _ message: String) {
        let old = self[type]
        put(
            .make {
                $0.type = type
                $0.status = status
                $0.lastUpdateTime = now
                $0.lastTransitionTime = old?.status == status ? old?.lastTransitionTime : now
                $0.reason = reason
                $0.message = message
            })
    }

    /// Takes over what a ReplicaSet says, with its times.
    mutating func adopt(_ condition: ReplicaSetCondition) {
        let old = self[condition.type]
        if let old, old.status == condition.status, old.reason == condition.reason { return }
        put(
            .make {
                $0.type = condition.type
                $0.status = condition.status
                $0.lastUpdateTime = condition.lastTransitionTime
                $0.lastTransitionTime =
                    old?.status == condition.status ? old?.lastTransitionTime : condition.lastTransitionTime
                $0.reason = condition.reason
                $0.message = condition.message
            })
    }

    mutating func remove(_ type: String) { all.removeAll { $0.type == type } }

    private mutating func put(_ condition: DeploymentCondition) {
        remove(condition.type)
        all.append(condition)
    }
}
