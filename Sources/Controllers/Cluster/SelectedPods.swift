import ControllerRuntime
import ObjectModel
import ObjectRules
import Synchronization

/// Which pods each disruption budget selects, kept current by changes, so that a look at a budget costs as much as it
/// has pods and not as much as the namespace has.
final class SelectedPods: Sendable {
    private let pods: ResourceCache<Pod>
    private let budgets: ResourceCache<PodDisruptionBudget>
    /// Keys of pods, by the key of the budget.
    private let members = Mutex<[ObjectKey: Set<ObjectKey>]>([:])

    init(pods: ResourceCache<Pod>, budgets: ResourceCache<PodDisruptionBudget>) {
        self.pods = pods
        self.budgets = budgets
    }

    /// The pods of a budget, and perhaps some that have just left it.
    func pods(of budget: ObjectKey) -> [Pod] {
        members.withLock { $0[budget] ?? [] }.compactMap { pods.get($0) }
    }

    /// Takes in that a budget came, went, or selects other pods.
    func budgetChanged(_ change: CacheChange<PodDisruptionBudget>) {
        let key = ObjectKey(change.object)
        guard let budget = change.new else { return members.withLock { $0[key] = nil } }
        guard change.old?.spec.selector != budget.spec.selector || change.old == nil else { return }
        members.withLock { members in
            members[key] = Set(
                pods.list(namespace: key.namespace)
                    .filter { budget.selects($0.metadata.fields.object("labels")) }.map(ObjectKey.init))
        }
    }

    /// Takes in a change of a pod; answers the budgets that select it now, and those that did before.
    func podChanged(_ key: ObjectKey) -> (now: [PodDisruptionBudget], before: [ObjectKey]) {
        let all = budgets.list(namespace: key.namespace)
        guard !all.isEmpty else { return ([], []) }
        return members.withLock { members in
            // Changes may be told out of order; the cache knows the last.
            let labels = pods.get(key)?.metadata.fields.object("labels")
            var now: [PodDisruptionBudget] = []
            var before: [ObjectKey] = []
            for budget in all {
                let name = ObjectKey(budget)
                if members[name]?.contains(key) == true { before.append(name) }
                if let labels, budget.selects(labels) {
                    now.append(budget)
                    members[name, default: []].insert(key)
                } else {
                    members[name]?.remove(key)
                }
            }
            return (now.sorted { $0.metadata.name < $1.metadata.name }, before)
        }
    }
}
