import APIClient
import ClusterPlans
import ControllerRuntime
import ObjectModel
import Synchronization

/// Watches over the nodes' agents: one that has renewed neither its Lease nor its status for long makes its node
/// Unknown, and conditions become taints. `NodeHealthPlan` decides, and `EvictionPace` when pods are told to leave.
public final class NodeLifecycleController: Controller {
    public let name = "node-controller"
    public let queue: WorkQueue<ObjectKey>

    /// What of an agent was seen last, and when by our clock: clocks of nodes may be wrong.
    private struct Sign {
        /// When the node was to be looked at again.
        var lookAgain: Time?
        var renewed: Time?
        var heartbeat: Time?
        var seen: NodeHealthPlan.LastSign
    }

    private let nodes: ResourceCache<Node>
    private let leases: ResourceCache<Lease>
    private let pods: ResourceCache<Pod>
    private let clock: any Clock
    private let events: EventRecorder
    private let signs = Mutex<[ObjectKey: Sign]>([:])
    private let pace = Mutex(EvictionPace())

    private static let leaseNamespace = "kube-node-lease"

    public init(_ environment: ControllerEnvironment) {
        queue = environment.queue()
        nodes = environment.caches.cache(of: Node.self)
        leases = environment.caches.cache(of: Lease.self)
        pods = environment.caches.cache(of: Pod.self)
        pods.addIndex(.node) { $0.nodeIndexValue }
        clock = environment.clock
        events = environment.events.recorder(name)
        nodes.onChange { [self] in observe($0) }
        leases.onChange { [queue] change in
            let metadata = change.object.metadata
            if metadata.namespace == Self.leaseNamespace { queue.add(ObjectKey(name: metadata.name)) }
        }
    }

    private func observe(_ change: CacheChange<Node>) {
        let node = change.object
        let name = node.metadata.name
        // Of changes that come in another order the cache has the last.
        let current = nodes.get(ObjectKey(node))
        update { pace in current.map { pace.note($0, isReady: $0.isReady) } ?? pace.forget(name) }
        queue.add(ObjectKey(node))
        if change.old == nil {
            events.record(
                ObservedEvent(.normal, reason: "RegisteredNode", message: "Registered Node \(name) in Controller"),
                about: node)
        } else if change.new == nil {
            events.record(
                ObservedEvent(.normal, reason: "RemovingNode", message: "Removing Node \(name) from Controller"),
                about: node)
        }
    }

    /// Notes something about nodes; looks at others again when that concerns them.
    private func update(_ note: (inout EvictionPace) -> Bool) {
        let (concernsOthers, isHeardAgain) = pace.withLock { pace in
            let wasSilent = pace.isClusterSilent
            return (note(&pace), wasSilent && !pace.isClusterSilent)
        }
        guard concernsOthers else { return }
        if isHeardAgain {
            // It may have been us who heard nothing: all agents get another grace.
            let now = clock.now()
            signs.withLock { signs in
                for key in signs.keys where signs[key]?.seen.isReal == true {
                    signs[key]?.seen = NodeHealthPlan.LastSign(at: now, isReal: true)
                }
            }
        }
        for node in nodes.all where !node.isReady { queue.add(ObjectKey(node)) }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let node = nodes.get(key) else {
            signs.withLock { $0[key] = nil }
            return .done
        }
        let health = NodeHealthPlan(node, lastSign: sign(of: node, key, now: now), now: now) { ready in
            update { $0.note(node, isReady: false) }
            return pace.withLock { pace in
                pace.verdict(
                    on: node, isSilent: ready.status == "Unknown", since: ready.lastTransitionTime, now: now)
            }
        }
        if health.beginsEviction { pace.withLock { $0.take(node, now: now) } }
        // The pods of a healthy node need not be looked at.
        let isHealthy = node.isReady && health.conditions.isEmpty
        let plan = health.plan(for: node, pods: isHealthy ? [] : pods.list(.node, key.name), now: now)
        signs.withLock { $0[key]?.lookAgain = health.lookAgain }
        return .apply(plan)
    }

    private func sign(of node: Node, _ key: ObjectKey, now: Time) -> NodeHealthPlan.LastSign {
        let renewed = leases.get(ObjectKey(namespace: Self.leaseNamespace, name: key.name))?.spec.renewTime
        let ready = node.status.conditions.first { $0.type == "Ready" }
        // Unknown is what this controller wrote itself.
        let heartbeat = ready.flatMap { ready in
            ready.status == "Unknown" ? nil : ready.lastHeartbeatTime ?? node.metadata.creationTimestamp
        }
        return signs.withLock { signs in
            let isReal = renewed != nil || heartbeat != nil
            guard var sign = signs[key] else {
                let seen = NodeHealthPlan.LastSign(at: now, isReal: isReal)
                signs[key] = Sign(renewed: renewed, heartbeat: heartbeat, seen: seen)
                return seen
            }
            let hasRenewed = renewed != nil && renewed != sign.renewed
            let hasPosted = heartbeat != nil && heartbeat != sign.heartbeat
            let isLate = sign.lookAgain.map { now.since($0) > ClusterLimits.nodeLookLateness } ?? false
            if isLate, isReal { sign.seen = NodeHealthPlan.LastSign(at: now, isReal: true) }
            if hasRenewed || hasPosted { sign.seen = NodeHealthPlan.LastSign(at: now, isReal: true) }
            sign.renewed = renewed ?? sign.renewed
            sign.heartbeat = heartbeat ?? sign.heartbeat
            signs[key] = sign
            return sign.seen
        }
    }
}

extension Node {
    fileprivate var isReady: Bool { status.conditions.contains { $0.type == "Ready" && $0.status == "True" } }
}
