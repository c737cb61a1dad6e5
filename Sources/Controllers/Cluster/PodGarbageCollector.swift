import APIClient
import ClusterPlans
import ControllerRuntime
import Logging
import ObjectModel
import Synchronization

/// Collects pods that nobody is left to take care of: those on nodes that are gone, those that were to go before they
/// had a node, and the oldest of too many that have ended. `PodCollectionPlan` and `EndedPods` decide.
public final class PodGarbageCollector: Controller {
    public let name = "pod-garbage-collector"
    public let queue: WorkQueue<ObjectKey>

    private let client: any APIClient
    private let clock: any Clock
    private let endedPodsKept: Int
    private let pods: ResourceCache<Pod>
    private let nodes: ResourceCache<Node>
    private let logger = Logger(label: "pod-garbage-collector")
    /// Since when nodes that pods name are known not to exist.
    private let goneSince = Mutex<[String: Time]>([:])

    /// - Parameter endedPodsKept: How many pods that have ended are kept.
    public init(_ environment: ControllerEnvironment, endedPodsKept: Int = ClusterLimits.endedPodsKept) {
        self.endedPodsKept = endedPodsKept
        client = environment.client
        clock = environment.clock
        queue = environment.queue()
        pods = environment.caches.cache(of: Pod.self)
        nodes = environment.caches.cache(of: Node.self)
        pods.addIndex(.node) { $0.nodeIndexValue }
        pods.addIndex(.ended) { EndedPods.hasEnded($0) ? [""] : [] }
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

    // MARK: Ended pods

    /// Looks now and then whether too many pods have ended.
    public func runBeside() async {
        do {
            while true {
                try await clock.sleep(until: clock.now().adding(seconds: ClusterControllerLimits.endedPodsPeriod))
                await collectEnded()
            }
        } catch {
            // Cancelled.
        }
    }

    private func collectEnded() async {
        let excess = EndedPods.excess(among: pods.list(.ended, ""), keeping: endedPodsKept)
        await withTaskGroup(of: Void.self) { group in
            for (index, pod) in excess.enumerated() {
                if index >= ClusterControllerLimits.writesInFlight { await group.next() }
                group.addTask { await self.collect(pod) }
            }
        }
    }

    private func collect(_ pod: Pod) async {
        do {
            try await client.deleteIfPresent(pod, gracePeriodSeconds: 0)
        } catch {
            logger.warning("\(error)", metadata: ["pod": "\(ObjectKey(pod))"])
        }
    }

    // MARK: Nodes

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

extension IndexName {
    /// Pods that have ended, under an empty value.
    static let ended = IndexName("ended")
}
