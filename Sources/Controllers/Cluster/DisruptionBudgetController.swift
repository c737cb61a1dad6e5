import APIClient
import ClusterPlans
import ControllerRuntime
import ObjectModel
import ObjectRules

/// Keeps the status of disruption budgets, which evictions are granted by. `DisruptionBudgetPlan` decides.
public final class DisruptionBudgetController: Controller {
    /// Kubernetes' events about budgets speak for the controller manager as a whole.
    public let name = "controllermanager"
    public let queue: WorkQueue<ObjectKey>
    public var explains: ResourceType? { PodDisruptionBudget.resource }

    private let budgets: ResourceCache<PodDisruptionBudget>
    private let selected: SelectedPods
    private let scales: ControllerScales

    public init(_ environment: ControllerEnvironment) {
        queue = environment.queue()
        let budgets = environment.caches.cache(of: PodDisruptionBudget.self)
        let pods = environment.caches.cache(of: Pod.self)
        let selected = SelectedPods(pods: pods, budgets: budgets)
        let events = environment.events.recorder(name)
        self.budgets = budgets
        self.selected = selected
        scales = ControllerScales(environment)
        budgets.onChange { selected.budgetChanged($0) }
        budgets.enqueueChanges(to: queue)
        pods.onChange { [queue] change in
            let (now, before) = selected.podChanged(ObjectKey(change.object))
            for key in Set(before + now.map(ObjectKey.init)) { queue.add(key) }
            if now.count > 1, let pod = change.new { events.record(Self.ambiguous(pod, now[0]), about: pod) }
        }
    }

    private static func ambiguous(_ pod: Pod, _ budget: PodDisruptionBudget) -> ObservedEvent {
        ObservedEvent(
            .warning, reason: "MultiplePodDisruptionBudgets",
            message: "Pod \(FieldError.quoted(pod.metadata.namespace))/\(FieldError.quoted(pod.metadata.name)) matches "
                + "multiple PodDisruptionBudgets.  Chose \(FieldError.quoted(budget.metadata.name)) arbitrarily.")
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let budget = budgets.get(key), budget.metadata.deletionTimestamp == nil else { return .done }
        let pods = selected.pods(of: key)
        let scales = budget.needsScales ? try await scales.scales(of: pods) : [:]
        let state = DisruptionBudgetState(budget: budget, pods: pods, scales: scales, now: now)
        return .apply(DisruptionBudgetPlan.plan(for: state))
    }
}
