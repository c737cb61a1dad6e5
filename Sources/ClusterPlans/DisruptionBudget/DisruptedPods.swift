import ObjectModel
import ObjectRules

/// The pods whose eviction was granted and whose end has not been seen: `disruptedPods` of a budget.
struct DisruptedPods {
    /// What stays on record.
    private(set) var pending: [String: Value] = [:]
    /// Pods that should have gone in the time they were given.
    private(set) var overdue: [Pod] = []
    /// When the next of the pending is overdue.
    private(set) var lookAgain: Time?

    init(_ state: DisruptionBudgetState) {
        let recorded = state.budget.status.disruptedPods
        guard !recorded.isEmpty else { return }
        for pod in state.pods where pod.metadata.deletionTimestamp == nil {
            guard let value = recorded[pod.metadata.name], let granted = Self.time(value),
                !Self.isSuccessor(pod, granted: granted, state.budget)
            else { continue }
            let end = granted.adding(seconds: ClusterLimits.evictionSeconds)
            if end <= state.now {
                overdue.append(pod)
            } else {
                pending[pod.metadata.name] = value
                lookAgain = min(lookAgain ?? end, end)
            }
        }
    }

    private static func time(_ value: Value) -> Time? { value.stringValue.flatMap(Time.init(rfc3339:)) }

    /// Whether the pod took the name of the evicted one, as those of a StatefulSet do. The grant and the mark of
    /// deletion are one write, so a pod seen alive in a later version than the budget's is another one.
    private static func isSuccessor(_ pod: Pod, granted: Time, _ budget: PodDisruptionBudget) -> Bool {
        if let created = pod.metadata.creationTimestamp, created > granted { return true }
        guard let podVersion = UInt64(pod.metadata.resourceVersion),
            let budgetVersion = UInt64(budget.metadata.resourceVersion)
        else { return false }
        return podVersion > budgetVersion
    }

    /// How many pods are ready and not about to go.
    func healthy(among pods: [Pod]) -> Int {
        pods.count {
            $0.metadata.deletionTimestamp == nil && pending[$0.metadata.name] == nil && $0.isReady
        }
    }
}
