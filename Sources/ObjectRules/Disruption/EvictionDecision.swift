import ObjectModel

/// Whether a pod may be removed with the consent of its disruption budgets, and what that costs them.
public enum EvictionDecision: Sendable {
    /// No budget has a say: the pod does not run, goes anyway, or is healthy at nobody's cost.
    case free
    /// The budget gives a disruption away; this is its new state, to be stored together with the end of the pod.
    case taking(PodDisruptionBudget)

    /// Evictions that a budget may record before its controller has confirmed any.
    static let pendingEvictions = 2000

    /// - Parameter budgets: those of the pod's namespace.
    /// - Throws: 429 when the budget refuses, 500 when several budgets have a say.
    public init(_ pod: Pod, budgets: [PodDisruptionBudget], now: Time) throws(StatusError) {
        guard !Self.ignoresBudgets(pod) else {
            self = .free
            return
        }
        let selecting = budgets.filter { $0.selects(pod.metadata.fields.object("labels")) }
        guard selecting.count <= 1 else {
            throw StatusError(
                code: 500, reason: "",
                message: "This pod has more than one PodDisruptionBudget, "
                    + "which the eviction subresource does not support.")
        }
        guard let budget = selecting.first, !Self.mayGoUnhealthy(pod, budget) else {
            self = .free
            return
        }
        self = .taking(try Self.taking(pod.metadata.name, from: budget, now: now))
    }

    /// Pods that no budget protects: they do not run, or go anyway.
    private static func ignoresBudgets(_ pod: Pod) -> Bool {
        ["Succeeded", "Failed", "Pending"].contains(pod.status.phase) || pod.metadata.deletionTimestamp != nil
    }

    /// Whether a pod that is not ready may go without asking its budget (KEP-3017): it does not count as healthy.
    private static func mayGoUnhealthy(_ pod: Pod, _ budget: PodDisruptionBudget) -> Bool {
        guard !pod.isReady else { return false }
        if budget.spec.unhealthyPodEvictionPolicy == "AlwaysAllow" { return true }
        return budget.status.desiredHealthy > 0 && budget.status.currentHealthy >= budget.status.desiredHealthy
    }

    /// The budget with one disruption less.
    private static func taking(
        _ pod: String, from budget: PodDisruptionBudget, now: Time
    ) throws(StatusError) -> PodDisruptionBudget {
        let name = budget.metadata.name
        guard budget.status.observedGeneration >= budget.metadata.generation else {
            throw refusal("The disruption budget \(name) is still being processed by the server.", retryAfter: 10)
        }
        guard budget.status.disruptionsAllowed >= 0 else {
            throw forbidden(
                name, "pdb disruptions allowed is negative", "pdb disruptions allowed is negative")
        }
        var disrupted = budget.status.disruptedPods
        guard disrupted.count <= pendingEvictions else {
            throw forbidden(
                name, "DisruptedPods map too big - too many evictions not confirmed by PDB controller",
                "too many pending evictions not confirmed by PDB controller")
        }
        guard budget.status.disruptionsAllowed > 0 else {
            throw refusal("The disruption budget \(name) \(whyNone(budget.status))", retryAfter: 0)
        }
        var taken = budget
        taken.status.disruptionsAllowed -= 1
        disrupted[pod] = .string(now.rfc3339)
        taken.status.disruptedPods = disrupted
        if taken.status.disruptionsAllowed == 0 { DisruptionAllowed.follow(&taken.status, now: now) }
        return taken
    }

    /// Why a budget has no disruption to give. The numbers mean nothing when they could not be calculated.
    private static func whyNone(_ status: PodDisruptionBudgetStatus) -> String {
        let condition = DisruptionAllowed.condition(of: status)
        let isExplained = condition?.status == "False" && condition?.message.isEmpty == false
        if let condition, isExplained, condition.reason == DisruptionAllowed.syncFailed {
            return "does not allow evicting pods currently because it failed sync: \(condition.message)"
        }
        if status.currentHealthy <= status.desiredHealthy {
            return "needs \(status.desiredHealthy) healthy pods and has \(status.currentHealthy) currently"
        }
        if let condition, isExplained {
            return "does not allow evicting pods currently (\(condition.reason)): \(condition.message)"
        }
        return "does not allow evicting pods currently"
    }

    // MARK: Refusals

    private static func cause(_ why: String) -> (String, Value) {
        ("causes", .array([["reason": "DisruptionBudget", "message": .string(why)]]))
    }

    private static func refusal(_ why: String, retryAfter seconds: Int) -> StatusError {
        var details = Fields([cause(why)])
        if seconds > 0 { details["retryAfterSeconds"] = .int(Int64(seconds)) }
        return StatusError(
            code: 429, reason: "TooManyRequests",
            message: "Cannot evict pod as it would violate the pod's disruption budget.", details: details)
    }

    private static func forbidden(_ name: String, _ why: String, _ cause: String) -> StatusError {
        StatusError(
            code: 403, reason: "Forbidden",
            message: "poddisruptionbudget.policy \(FieldError.quoted(name)) is forbidden: \(why)",
            details: Fields([
                ("name", .string(name)), ("group", "policy"), ("kind", "poddisruptionbudget"),
                Self.cause("The disruption budget \(name) does not allow evicting pods currently: \(cause)"),
            ]))
    }
}

extension PodDisruptionBudget {
    /// Whether the budget speaks of pods with these labels. A selector that can't be read selects nothing.
    public func selects(_ labels: Fields) -> Bool {
        spec.selector?.expression?.matches(labels) ?? false
    }
}

extension Pod {
    /// Whether its condition Ready is True.
    public var isReady: Bool { status.conditions.contains { $0.type == "Ready" && $0.status == "True" } }
}
