import APIClient
import ClusterPlans
import ControllerRuntime
import ObjectModel
import Synchronization

/// Watches over the nodes' agents: one that has renewed neither its Lease nor its status for long makes its node
/// Unknown, and conditions become taints. `NodeHealthPlan` decides.
public final class NodeLifecycleController: Controller {
    public let name = "node-controller"
    public let queue: WorkQueue<ObjectKey>

    /// What of an agent was seen last, and when by our clock: clocks of nodes may be wrong.
    private struct Sign {
        var wasReady = false
        /// The agent has said that the node is not ready any more, and its pods have not been told yet.
        var hasFailed = false
        /// When the node was to be looked at again.
        var lookAgain: Time?
        var renewed: Time?
        var heartbeat: Time?
        var seen: NodeHealthPlan.LastSign
    }

    private let nodes: ResourceCache<Node>
    private let leases: ResourceCache<Lease>
    private let pods: ResourceCache<Pod>
    private let signs = Mutex<[ObjectKey: Sign]>([:])

    private static let leaseNamespace = "kube-node-lease"

    public init(_ environment: ControllerEnvironment) {
        queue = environment.queue()
        nodes = environment.caches.cache(of: Node.self)
        leases = environment.caches.cache(of: Lease.self)
        pods = environment.caches.cache(of: Pod.self)
        pods.addIndex(.node) { $0.nodeIndexValue }
        nodes.enqueueChanges(to: queue)
        leases.onChange { [queue] change in
            let metadata = change.object.metadata
            if metadata.namespace == Self.leaseNamespace { queue.add(ObjectKey(name: metadata.name)) }
        }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let node = nodes.get(key) else {
            signs.withLock { $0[key] = nil }
            return .done
        }
        let sign = sign(of: node, key, now: now)
        let ready = node.status.conditions.first { $0.type == "Ready" }?.status
        let hasFailed = hasFailed(key, ready: ready)
        let health = NodeHealthPlan(node, lastSign: sign, now: now)
        // The pods of a healthy node need not be looked at.
        let isHealthy = ready == "True" && health.conditions.isEmpty
        let plan = health.plan(
            for: node, pods: isHealthy ? [] : pods.list(.node, key.name), hasFailed: hasFailed, now: now)
        signs.withLock { signs in
            signs[key]?.lookAgain = health.lookAgain
            if plan.isEmpty { signs[key]?.hasFailed = false }
        }
        return .apply(plan)
    }

    private func hasFailed(_ key: ObjectKey, ready: String?) -> Bool {
        signs.withLock { signs in
            guard var sign = signs[key] else { return false }
            sign.hasFailed = ready == "False" && (sign.hasFailed || sign.wasReady)
            sign.wasReady = ready == "True"
            signs[key] = sign
            return sign.hasFailed
        }
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
