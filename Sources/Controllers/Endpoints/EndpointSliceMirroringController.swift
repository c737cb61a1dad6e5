import ClusterPlans
import ControllerRuntime
import ObjectModel
import WorkloadPlans

/// Mirrors Endpoints that somebody wrote by hand into slices. `EndpointSliceMirroringPlan` decides.
public struct EndpointSliceMirroringController: Controller {
    public let name = "endpoint-slice-mirroring-controller"
    public let queue: WorkQueue<ObjectKey>

    private let services: ResourceCache<Service>
    private let endpoints: ResourceCache<Endpoints>
    private let slices: ResourceCache<EndpointSlice>
    private let seeds: @Sendable () -> UInt64

    /// - Parameter seeds: Where the endings of names come from.
    public init(
        _ environment: ControllerEnvironment, seeds: @escaping @Sendable () -> UInt64 = { .random(in: .min ... .max) }
    ) {
        self.seeds = seeds
        queue = environment.queue()
        services = environment.caches.cache(of: Service.self)
        endpoints = environment.caches.cache(of: Endpoints.self)
        slices = environment.caches.cache(of: EndpointSlice.self)
        slices.addIndex(.sliceService, IndexName.serviceOfSlice)
        slices.enqueueServices(managedBy: EndpointNames.mirroringController, to: queue)
        services.onChange { [queue] change in
            // Only one that has come, gone, won or lost a selector makes a difference.
            let before = change.old.map { $0.spec.fields.contains("selector") }
            let after = change.new.map { $0.spec.fields.contains("selector") }
            if before != after { queue.add(ObjectKey(change.object)) }
        }
        endpoints.onChange { [queue, services] change in
            let key = ObjectKey(change.object)
            // Those of Services with a selector change often, and are not ours.
            if services.get(key)?.spec.fields.contains("selector") != true { queue.add(key) }
        }
    }

    /// Keys are Endpoints.
    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        let state = EndpointSliceMirroringState(
            endpoints: endpoints.get(key), service: services.get(key),
            slices: slices.list(of: key, managedBy: EndpointNames.mirroringController),
            names: NameSource(seed: seeds()))
        return .apply(EndpointSliceMirroringPlan.plan(for: state))
    }
}
