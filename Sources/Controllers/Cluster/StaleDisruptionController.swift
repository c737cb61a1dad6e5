import ClusterPlans
import ControllerRuntime
import ObjectModel

/// Takes marks of disruption back from pods that stay. `StaleDisruptionPlan` decides.
public struct StaleDisruptionController: Controller {
    public let name = "disruption-controller"
    public let queue: WorkQueue<ObjectKey>

    private let pods: ResourceCache<Pod>

    public init(_ environment: ControllerEnvironment) {
        queue = environment.queue()
        pods = environment.caches.cache(of: Pod.self)
        pods.onChange { [queue] change in
            if let pod = change.new, StaleDisruptionPlan.concerns(pod) { queue.add(ObjectKey(pod)) }
        }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let pod = pods.get(key) else { return .done }
        return .apply(StaleDisruptionPlan.plan(for: pod, now: now))
    }
}
