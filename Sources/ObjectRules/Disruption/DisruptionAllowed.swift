import ObjectModel

/// The condition of a disruption budget that says whether a pod may be evicted now.
public enum DisruptionAllowed {
    static let type = "DisruptionAllowed"
    static let syncFailed = "SyncFailed"

    /// The condition of a budget; nil before its controller has seen it.
    public static func condition(of status: PodDisruptionBudgetStatus) -> Condition? {
        status.conditions.first { $0.type == type }
    }

    /// Makes the condition of a status follow its `disruptionsAllowed`.
    public static func follow(_ status: inout PodDisruptionBudgetStatus, now: Time) {
        let isAllowed = status.disruptionsAllowed > 0
        set(&status, isAllowed ? "True" : "False", isAllowed ? "SufficientPods" : "InsufficientPods", "", now)
    }

    /// Whether the condition says what `disruptionsAllowed` says.
    public static func follows(_ status: PodDisruptionBudgetStatus) -> Bool {
        let isAllowed = status.disruptionsAllowed > 0
        guard let condition = condition(of: status) else { return false }
        return condition.status == (isAllowed ? "True" : "False")
            && condition.reason == (isAllowed ? "SufficientPods" : "InsufficientPods")
    }

    /// Takes the permission away because the budget could not be calculated; `why` says what went wrong.
    public static func fail(_ status: inout PodDisruptionBudgetStatus, why: String, now: Time) {
        status.disruptionsAllowed = 0
        set(&status, "False", syncFailed, why, now)
    }

    private static func set(
        _ status: inout PodDisruptionBudgetStatus, _ value: String, _ reason: String, _ message: String, _ now: Time
    ) {
        var conditions = status.conditions
        let index = conditions.firstIndex { $0.type == type }
        var condition = index.map { conditions[$0] } ?? .make { $0.type = type }
        if condition.status != value { condition.lastTransitionTime = now.wholeSeconds }
        condition.status = value
        condition.reason = reason
        condition.message = message
        condition.observedGeneration = status.observedGeneration
        if let index { conditions[index] = condition } else { conditions.append(condition) }
        status.conditions = conditions
    }
}
