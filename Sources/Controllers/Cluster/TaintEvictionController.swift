import APIClient
import ClusterPlans
import ControllerRuntime
import ObjectModel
import Synchronization

/// Takes pods from nodes with taints they don't tolerate, or no longer. `TaintEvictionPlan` decides.
public final class TaintEvictionController: Controller {
    public let name = "taint-eviction-controller"
    public let queue: WorkQueue<ObjectKey>

    /// Since when a pod is under taints, and whether it is to leave.
    private struct Watch {
        let uid: String
        let since: Time
        var isLeaving = false
    }

    private let client: any APIClient
    private let pods: ResourceCache<Pod>
    private let nodes: ResourceCache<Node>
    private let events: EventRecorder
    private let watches = Mutex<[ObjectKey: Watch]>([:])

    public init(_ environment: ControllerEnvironment) {
        client = environment.client
        queue = environment.queue()
        pods = environment.caches.cache(of: Pod.self)
        nodes = environment.caches.cache(of: Node.self)
        events = environment.events.recorder(name)
        pods.addIndex(.node) { $0.nodeIndexValue }
        pods.onChange { [queue] change in
            // Tolerations may be added later, which counts as a new generation.
            let isOther =
                change.old?.nodeIndexValue != change.new?.nodeIndexValue
                || change.old?.metadata.generation != change.new?.metadata.generation
            if isOther { queue.add(ObjectKey(change.object)) }
        }
        nodes.onChange { [queue, pods] change in
            guard let node = change.new, change.old?.spec.taints != node.spec.taints else { return }
            for pod in pods.list(.node, node.metadata.name) { queue.add(ObjectKey(pod)) }
        }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let pod = pods.get(key), pod.metadata.deletionTimestamp == nil,
            let node = nodes.get(ObjectKey(name: pod.spec.nodeName))
        else {
            watches.withLock { $0[key] = nil }
            return .done
        }
        let taints = node.spec.taints.filter { $0.effect == "NoExecute" }
        guard !taints.isEmpty else { return stay(key, pod) }
        let since = watches.withLock { watches in
            if let known = watches[key], known.uid == pod.metadata.uid { return known.since }
            watches[key] = Watch(uid: pod.metadata.uid, since: now)
            return now
        }
        switch TaintEvictionPlan(pod: pod, taints: taints, since: since) {
        case .stay: return stay(key, pod)
        case .leave(let time):
            watches.withLock { $0[key]?.isLeaving = true }
            guard time <= now else { return .again(at: time) }
            try await evict(pod, now: now)
            return .done
        }
    }

    private func stay(_ key: ObjectKey, _ pod: Pod) -> Reconciliation {
        let wasLeaving = watches.withLock { $0.removeValue(forKey: key)?.isLeaving ?? false }
        if wasLeaving { record("Cancelling deletion of Pod", pod) }
        return .done
    }

    private func evict(_ pod: Pod, now: Time) async throws {
        record("Marking for deletion Pod", pod)
        try await client.disrupt(
            pod, reason: "DeletionByTaintManager", message: "Taint manager: deleting due to NoExecute taint", now: now)
        try await client.deleteIfPresent(pod, gracePeriodSeconds: nil)
    }

    private func record(_ text: String, _ pod: Pod) {
        events.record(
            ObservedEvent(.normal, reason: "TaintManagerEviction", message: "\(text) \(ObjectKey(pod))"), about: pod)
    }
}
