import ClusterPlans
import ControllerRuntime
import ObjectModel
import Synchronization
import WorkloadPlans

/// Writes the EndpointSlices of Services with a selector. `EndpointSlicePlan` decides.
public final class EndpointSliceController: Controller {
    public let name = "endpoint-slice-controller"
    public let queue: WorkQueue<ObjectKey>

    private let services: ResourceCache<Service>
    private let slices: ResourceCache<EndpointSlice>
    private let pods: ServicePods
    private let pace = SyncPace()
    private let zones = Mutex(ZoneCapacity())
    /// Services that asked for a distribution over zones.
    private let topologyAware = Mutex<Set<ObjectKey>>([])
    private let seeds: @Sendable () -> UInt64

    /// - Parameter seeds: Where the endings of names come from.
    public init(
        _ environment: ControllerEnvironment, pods: ServicePods,
        seeds: @escaping @Sendable () -> UInt64 = { .random(in: .min ... .max) }
    ) {
        self.pods = pods
        self.seeds = seeds
        queue = environment.queue()
        services = environment.caches.cache(of: Service.self)
        slices = environment.caches.cache(of: EndpointSlice.self)
        slices.addIndex(.sliceService, IndexName.serviceOfSlice)
        slices.enqueueServices(managedBy: EndpointNames.sliceController, to: queue)
        pods.onChange { [queue] key in queue.add(key) }
        let nodes = environment.caches.cache(of: Node.self)
        nodes.onChange { [self] change in
            let name = change.object.metadata.name
            let current = nodes.get(ObjectKey(name: name))
            guard zones.withLock({ $0.note(current, named: name) }) else { return }
            for key in topologyAware.withLock({ $0 }) { queue.add(key) }
        }
    }

    /// Keys are Services.
    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        let selected = pods.pods(of: key)
        if let time = pace.next(key, pods: selected.count, now: now) { return .again(at: time) }
        guard let service = services.get(key) else {
            topologyAware.withLock { _ = $0.remove(key) }
            return .done
        }
        let wasTopologyAware = note(key, isTopologyAware: EndpointService(service).isTopologyAware)
        let endpoints = selected.map(EndpointPod.init)
        let state = EndpointSliceState(
            service: service, pods: endpoints, nodes: pods.nodes(EndpointPod.nodeNames(of: endpoints)),
            slices: slices.list(of: key, managedBy: EndpointNames.sliceController), names: NameSource(seed: seeds()),
            zoneShares: zones.withLock { $0.shares }, wasTopologyAware: wasTopologyAware)
        return .apply(EndpointSlicePlan.plan(for: state))
    }

    /// Returns what was noted before.
    private func note(_ key: ObjectKey, isTopologyAware: Bool) -> Bool {
        topologyAware.withLock { keys in
            isTopologyAware ? !keys.insert(key).inserted : keys.remove(key) != nil
        }
    }
}

extension IndexName {
    /// Slices by the namespace and name of their Service.
    static let sliceService = IndexName("sliceService")

    static let serviceOfSlice: @Sendable (EndpointSlice) -> [String] = { slice in
        slice.serviceKey.map { [$0.description] } ?? []
    }
}

extension EndpointSlice {
    fileprivate var labels: Fields { metadata.fields.object("labels") }

    var serviceKey: ObjectKey? {
        let name = labels.string(EndpointNames.serviceName)
        return name.isEmpty ? nil : ObjectKey(namespace: metadata.namespace, name: name)
    }

    func isManaged(by controller: String) -> Bool { labels.string(EndpointNames.managedBy) == controller }
}

extension ResourceCache<EndpointSlice> {
    /// The slices of a Service that one controller manages, in no order.
    func list(of service: ObjectKey, managedBy controller: String) -> [EndpointSlice] {
        list(.sliceService, service.description).filter { $0.isManaged(by: controller) }
    }

    /// Queues the Service of every changed slice that one controller manages, or did before.
    func enqueueServices(managedBy controller: String, to queue: WorkQueue<ObjectKey>) {
        onChange { change in
            for slice in [change.old, change.new] {
                if let slice, slice.isManaged(by: controller), let key = slice.serviceKey { queue.add(key) }
            }
        }
    }
}
