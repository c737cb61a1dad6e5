import ClusterPlans
import ObjectModel
import ObjectRules
import TestKit
import WorkloadPlans

/// A budget, its pods, and a controller that sees both as late as its caches show them.
struct BudgetWorld {
    var simulator = PlanSimulator()
    /// What the controller's caches hold. Each only moves forward.
    private(set) var seenBudget: PodDisruptionBudget
    private(set) var seenPods: [Pod] = []
    /// Of the one controller of all pods.
    var replicas: Int

    static let owner = "00000000-0000-4000-8000-0000000000aa"

    init(replicas: Int, change: (inout PodDisruptionBudget) -> Void) throws {
        self.replicas = replicas
        seenBudget = try simulator.create(
            PodDisruptionBudget.new {
                $0.metadata.name = "budget"
                $0.metadata.namespace = "default"
                $0.spec.selector = .make { $0.matchLabels = ["app": "web"] }
                change(&$0)
            })
    }

    var budget: PodDisruptionBudget { simulator.all(PodDisruptionBudget.self)[0] }
    var pods: [Pod] { simulator.all(Pod.self) }
    /// Pods that serve and are not about to go.
    var healthy: Int { pods.count { $0.isReady && $0.metadata.deletionTimestamp == nil } }

    @discardableResult
    mutating func addPod(_ name: String, isReady: Bool = true, isManaged: Bool = true) throws -> Pod {
        try simulator.create(
            Pod.new {
                $0.metadata.name = name
                $0.metadata.namespace = "default"
                $0.metadata.labels = ["app": "web"]
                if isManaged {
                    $0.metadata.ownerReferences = [
                        .make {
                            $0.apiVersion = "apps/v1"
                            $0.kind = "ReplicaSet"
                            $0.name = "web"
                            $0.uid = Self.owner
                            $0.controller = true
                        }
                    ]
                }
                $0.spec.nodeName = "node"
                $0.status.phase = "Running"
                $0.status.conditions = [Self.ready(isReady)]
            })
    }

    static func ready(_ isTrue: Bool) -> PodCondition {
        .make {
            $0.type = "Ready"
            $0.status = isTrue ? "True" : "False"
        }
    }

    mutating func setReady(_ pod: Pod, _ isReady: Bool) throws {
        try simulator.change(pod) { pod in
            pod.status.conditions = pod.status.conditions.filter { $0.type != "Ready" } + [Self.ready(isReady)]
        }
    }

    /// What the API server does with an eviction, all of it at once; nil when it refuses.
    mutating func evict(_ pod: Pod) throws -> EvictionDecision? {
        let decision: EvictionDecision
        do throws(StatusError) {
            decision = try EvictionDecision(pod, budgets: [budget], now: simulator.now)
        } catch {
            return nil
        }
        try simulator.change(pod) {
            $0.status.conditions.append(
                .make {
                    $0.type = "DisruptionTarget"
                    $0.status = "True"
                })
        }
        if case .taking(let taken) = decision { try simulator.change(budget) { $0.status = taken.status } }
        try simulator.delete(pod)
        return decision
    }

    // MARK: The controller

    mutating func seeBudget() { seenBudget = budget }
    mutating func seePods() { seenPods = pods }

    func plan() -> Plan {
        DisruptionBudgetPlan.plan(
            for: DisruptionBudgetState(
                budget: seenBudget, pods: seenPods, scales: [Self.owner: .replicas(replicas, of: Self.owner)],
                now: simulator.now))
    }

    @discardableResult
    mutating func sync(steps: Int = .max) -> PlanSimulator.Outcome { simulator.apply(plan(), steps: steps) }

    /// The caches catch up and the controller does what there is to do.
    mutating func settle() {
        for _ in 0..<4 {
            seeBudget()
            seePods()
            if plan().isEmpty { return }
            sync()
        }
    }
}
