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
        var renewed: Time?
        var heartbeat: Time?
        var seen: NodeHealthPlan.LastSign
    }

    private let nodes: ResourceCache<Node>
    private let leases: ResourceCache<Lease>
    private let signs = Mutex<[ObjectKey: Sign]>([:])

    private static let leaseNamespace = "kube-node-lease"

    public init(_ environment: ControllerEnvironment) {
        queue = environment.queue()
        nodes = environment.caches.cache(of: Node.self)
        leases = environment.caches.cache(of: Lease.self)
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
        return .apply(NodeHealthPlan(node, lastSign: sign(of: node, key, now: now), now: now).plan(for: node))
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
            if hasRenewed || hasPosted { sign.seen = NodeHealthPlan.LastSign(at: now, isReal: true) }
            sign.renewed = renewed ?? sign.renewed
            sign.heartbeat = heartbeat ?? sign.heartbeat
            signs[key] = sign
            return sign.seen
        }
    }
}
