import ClusterPlans
import ControllerRuntime
import ObjectModel
import WorkloadPlans

/// Writes the Endpoints of Services with a selector. `EndpointsPlan` decides.
public final class EndpointsController: Controller {
    public let name = "endpoint-controller"
    public let queue: WorkQueue<ObjectKey>

    private let services: ResourceCache<Service>
    private let endpoints: ResourceCache<Endpoints>
    private let pods: ServicePods
    private let pace = SyncPace()

    public init(_ environment: ControllerEnvironment, pods: ServicePods) {
        self.pods = pods
        queue = environment.queue()
        services = environment.caches.cache(of: Service.self)
        endpoints = environment.caches.cache(of: Endpoints.self)
        pods.onChange { [queue] key in queue.add(key) }
        // Objects state the second in which they were made, so what was made in this one may be later.
        let start = environment.clock.now().wholeSeconds
        endpoints.onChange { [queue] change in
            // What was there before us may have lost its Service unseen. What somebody makes now may get one yet.
            let isOld = change.old == nil && (change.new?.metadata.creationTimestamp ?? start) < start
            if change.new == nil || isOld { queue.add(ObjectKey(change.object)) }
        }
    }

    /// Keys are Services.
    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        let selected = pods.pods(of: key)
        if let time = pace.next(key, pods: selected.count, now: now) { return .again(at: time) }
        let state = EndpointsState(
            service: services.get(key), pods: selected.map(EndpointPod.init), current: endpoints.get(key))
        return .apply(EndpointsPlan.plan(for: state))
    }
}
