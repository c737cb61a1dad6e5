import ObjectModel
import ObjectRules

/// A PodDisruptionBudget as preemption looks at it.
struct DisruptionBudget: Sendable {
    let namespace: String
    /// nil where the selector is empty: it protects nobody here.
    let selector: LabelSelectorExpression?
    let disruptionsAllowed: Int
    /// Names of pods whose eviction is counted already.
    let disruptedPods: Set<String>

    init(_ budget: PodDisruptionBudget) {
        namespace = budget.metadata.namespace
        let expression = PodMatcher.expression(budget.spec.selector)
        selector = expression.isEverything ? nil : expression
        disruptionsAllowed = budget.status.disruptionsAllowed
        disruptedPods = Set(budget.status.fields.object("disruptedPods").keys)
    }

    func protects(_ pod: PodInfo) -> Bool {
        guard let selector, namespace == pod.namespace, !pod.labels.isEmpty else { return false }
        return selector.matches(pod.labels) && !disruptedPods.contains(pod.name)
    }
}

extension SchedulingSnapshot {
    /// Takes in a new or changed budget.
    public mutating func update(_ budget: PodDisruptionBudget) {
        budgets["\(budget.metadata.namespace)/\(budget.metadata.name)"] = DisruptionBudget(budget)
    }

    /// A budget (`namespace/name`) is gone.
    public mutating func removeBudget(_ key: String) { budgets[key] = nil }

    /// The keys (`namespace/name`) of all budgets.
    public var budgetKeys: [String] { Array(budgets.keys) }
}
