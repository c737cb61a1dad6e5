import ControllerRuntime
import ObjectModel
import Synchronization
import WorkloadPlans

/// Runs DaemonSets. What they do is decided by `DaemonSetPlan`; here is only what it is decided from: the set of the
/// key, the nodes, and the pods and revisions that name it as their owner or that it may adopt.
public final class DaemonSetController: Controller {
    public let name = "daemonset-controller"
    public let queue: WorkQueue<ObjectKey>
    public var explains: ResourceType? { DaemonSet.resource }

    private let sets: ResourceCache<DaemonSet>
    private let pods: ResourceCache<Pod>
    private let views: PodViews<ControlledPod>
    private let revisions: ResourceCache<ControllerRevision>
    private let nodes = DaemonNodes()
    private let seeds: @Sendable () -> UInt64
    /// What is known of failed pods that are gone. It is lost with the process.
    private let backoffs = Mutex<[ObjectKey: (uid: String, backoff: DaemonSetBackoff)]>([:])

    /// - Parameter seeds: Where the endings of pod names come from.
    public init(
        _ environment: ControllerEnvironment, seeds: @escaping @Sendable () -> UInt64 = { .random(in: .min ... .max) }
    ) {
        self.seeds = seeds
        queue = environment.queue()
        sets = environment.caches.cache(of: DaemonSet.self)
        pods = environment.caches.cache(of: Pod.self)
        views = PodViews(of: pods)
        revisions = environment.caches.cache(of: ControllerRevision.self)
        pods.indexUncontrolled()
        pods.addIndex(.node) { $0.nodeIndexValue }
        revisions.indexUncontrolled()
        sets.enqueueChanges(to: queue)
        pods.enqueueControllers(DaemonSet.self, to: queue)
        pods.enqueueAdopters(from: sets, to: queue) { $0.selects($1) }
        // As in Kubernetes: somebody's second revision of one template stays until the set is looked at for another
        // reason.
        revisions.enqueueControllers(DaemonSet.self, to: queue, exceptForNew: true)
        revisions.enqueueAdopters(from: sets, to: queue) { $0.selects($1) }
        environment.caches.cache(of: Node.self).onChange { [weak self] change in self?.follow(change) }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let set = sets.get(key) else {
            backoffs.withLock { $0[key] = nil }
            return .done
        }
        let uid = set.metadata.uid
        let known = backoffs.withLock { $0[key] }
        let candidates = pods.owned(by: uid) + pods.list(.uncontrolled, key.namespace)
        let state = try DaemonSetState(
            set: set, nodes: nodes.all, pods: views(candidates),
            revisions: revisions.owned(by: uid) + revisions.list(.uncontrolled, key.namespace), now: now,
            names: NameSource(seed: seeds()),
            backoff: known?.uid == uid ? known?.backoff ?? DaemonSetBackoff() : DaemonSetBackoff()
        ) { name in revisions.get(ObjectKey(namespace: key.namespace, name: name)) != nil }
        backoffs.withLock { $0[key] = (uid, state.backoff) }
        return .apply(DaemonSetPlan.plan(for: state))
    }

    /// Queues the sets for which a change of a node means work.
    private func follow(_ change: CacheChange<Node>) {
        guard let node = change.new else {
            guard let old = change.old.map(DaemonNode.init) else { return }
            nodes.remove(old.name)
            for set in sets.all where set.placement.verdict(on: old) != .leave { queue.add(ObjectKey(set)) }
            return
        }
        if let old = change.old, old.spec == node.spec, old.metadata.labels == node.metadata.labels { return }
        let new = DaemonNode(node)
        nodes.set(new)
        let old = change.old.map(DaemonNode.init)
        guard old != new else { return }
        let here = pods.list(.node, new.name)
        for set in sets.all where set.minds(new, since: old, pods: here) { queue.add(ObjectKey(set)) }
    }
}

extension DaemonSet {
    /// Whether its selector matches; a selector that can't be read matches nothing.
    func selects(_ metadata: ObjectMeta) -> Bool { metadata.matches(spec.selector) }

    fileprivate var placement: DaemonPlacement { DaemonPlacement(spec.template) }

    /// Whether there is something to do because a node is new or not as it was: a pod is missing or superfluous there.
    /// What only changes a number of the status waits for the next occasion, as in Kubernetes.
    fileprivate func minds(_ node: DaemonNode, since old: DaemonNode?, pods: [Pod]) -> Bool {
        if let old, old.isUnreachable != node.isUnreachable, ignoresUnreachableNodes { return true }
        let uid = metadata.uid
        let hasPod = pods.contains { $0.metadata.ownerReferences.contains { $0.uid == uid && $0.controller == true } }
        return switch placement.verdict(on: node) {
        case .run where !hasPod: true
        case .leave where hasPod: true
        default: hasPod && status.numberMisscheduled > 0
        }
    }
}
