import ClusterPlans
import ControllerRuntime
import ObjectModel
import Synchronization

/// Which pods every Service selects, kept current from the caches: what a change of a pod costs depends on the Services
/// that select it, not on how many pods or Services there are.
public final class ServicePods: Sendable {
    private let services: ResourceCache<Service>
    private let pods: ResourceCache<Pod>
    private let nodes: ResourceCache<Node>
    private let index = Mutex(SelectorIndex())
    private let handlers = Mutex<[@Sendable (ObjectKey) -> Void]>([])

    public init(_ environment: ControllerEnvironment) {
        services = environment.caches.cache(of: Service.self)
        pods = environment.caches.cache(of: Pod.self)
        nodes = environment.caches.cache(of: Node.self)
        pods.addIndex(.node) { $0.nodeIndexValue }
        services.onChange { [self] change in serviceChanged(ObjectKey(change.object)) }
        pods.onChange { [self] change in podChanged(change) }
        nodes.onChange { [self] change in nodeChanged(change) }
    }

    /// Calls the handler with the key of every Service that has changed, or whose pods have in a way that endpoints
    /// show. Register before the caches run.
    public func onChange(_ handler: @escaping @Sendable (ObjectKey) -> Void) {
        handlers.withLock { $0.append(handler) }
    }

    /// The pods that a Service selects, in no order.
    public func pods(of service: ObjectKey) -> [Pod] {
        index.withLock { $0.objects(of: service) }.compactMap { pods.get($0) }
    }

    /// Those of the nodes that exist.
    public func nodes(_ names: some Sequence<String>) -> [Node] { names.compactMap { nodes.get(ObjectKey(name: $0)) } }

    // MARK: Changes

    // Handlers of concurrent changes may come in another order than the changes, so the index takes what the cache has
    // now: whichever comes last leaves it right.

    private func serviceChanged(_ key: ObjectKey) {
        index.withLock { index in
            _ = index.setSelector(services.get(key)?.spec.selector, of: key) {
                pods.list(namespace: key.namespace).map { (ObjectKey($0), $0.labels) }
            }
        }
        publish([key])
    }

    private func podChanged(_ change: CacheChange<Pod>) {
        let key = ObjectKey(change.object)
        var affected = index.withLock { $0.setLabels(pods.get(key)?.labels, of: key) }
        let owners = index.withLock { $0.owners(of: key) }
        if !owners.isEmpty, change.old.map(EndpointPod.init) != change.new.map(EndpointPod.init) {
            affected.formUnion(owners)
        }
        publish(affected)
    }

    /// Endpoints state the zones of their nodes, and are left out while those are not there.
    private func nodeChanged(_ change: CacheChange<Node>) {
        let zones = [change.old, change.new].map { $0?.metadata.fields.object("labels")[Self.zone] }
        guard change.old == nil || change.new == nil || zones[0] != zones[1] else { return }
        let there = pods.list(.node, change.object.metadata.name).map { ObjectKey($0) }
        publish(index.withLock { index in Set(there.flatMap { index.owners(of: $0) }) })
    }

    private static let zone = "topology.kubernetes.io/zone"

    private func publish(_ keys: Set<ObjectKey>) {
        guard !keys.isEmpty else { return }
        for handler in handlers.withLock({ $0 }) {
            for key in keys { handler(key) }
        }
    }
}

extension Pod {
    fileprivate var labels: Fields { metadata.fields.object("labels") }
}
