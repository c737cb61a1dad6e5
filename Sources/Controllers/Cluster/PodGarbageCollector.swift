import APIClient
import ClusterPlans
import ControllerRuntime
import ObjectModel
import Synchronization

/// Collects pods that nobody is left to take care of: those on nodes that are gone, and those that were to go before
/// they had a node. `PodCollectionPlan` decides.
public final class PodGarbageCollector: Controller {
    public let name = "pod-garbage-collector"
    public let queue: WorkQueue<ObjectKey>

    private let client: any APIClient
    private let pods: ResourceCache<Pod>
    private let nodes: ResourceCache<Node>
    /// Since when nodes that pods name are known not to exist.
    private let goneSince = Mutex<[String: Time]>([:])

    public init(_ environment: ControllerEnvironment) {
        client = environment.client
        queue = environment.queue()
        pods = environment.caches.cache(of: Pod.self)
        nodes = environment.caches.cache(of: Node.self)
        pods.addIndex(.node) { $0.nodeIndexValue }
        pods.onChange { [queue] change in
            guard let pod = change.new else { return }
            let isNew = change.old?.nodeIndexValue != pod.nodeIndexValue
            if isNew || pod.metadata.deletionTimestamp != nil { queue.add(ObjectKey(pod)) }
        }
        nodes.onChange { [queue, pods] change in
            let isOut = change.new.map(PodCollectionPlan.isOutOfService) ?? false
            let hasTurned = isOut != (change.old.map(PodCollectionPlan.isOutOfService) ?? false)
            guard change.new == nil || change.old == nil || hasTurned else { return }
            for pod in pods.list(.node, change.object.metadata.name) { queue.add(ObjectKey(pod)) }
        }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let pod = pods.get(key) else { return .done }
        let node = nodes.get(ObjectKey(name: pod.spec.nodeName))
        let since = goneSince(pod.spec.nodeName, exists: node != nil, now: now)
        switch PodCollectionPlan(pod: pod, node: node, nodeGoneSince: since, now: now) {
        case .keep: return .done
        case .wait(let time): return .again(at: time)
        case .delete: try await client.deleteIfPresent(pod, gracePeriodSeconds: 0)
        case .failAbandoned:
            try await client.fail(pod)
            try await client.deleteIfPresent(pod, gracePeriodSeconds: 0)
        case .failAndDelete:
            // The cache may be behind; a pod is not failed on hearsay.
            guard try await client.find(Node.self, name: pod.spec.nodeName) == nil else { return .done }
            try await client.disrupt(
                pod, reason: "DeletionByPodGC", message: "PodGC: node no longer exists", fail: true, now: now)
            try await client.deleteIfPresent(pod, gracePeriodSeconds: 0)
        }
        return .done
    }

    private func goneSince(_ node: String, exists: Bool, now: Time) -> Time? {
        guard !node.isEmpty else { return nil }
        return goneSince.withLock { times in
            if exists {
                times[node] = nil
                return nil
            }
            if let known = times[node] { return known }
            times[node] = now
            return now
        }
    }
}
