import APIClient
import ControllerRuntime
import ObjectModel
import WorkloadPlans

/// Runs StatefulSets. What they do is decided by `StatefulSetPlan`; here is only what it is decided from: the set of
/// the key, the pods that have its names, its revisions and those it may adopt, and the claims of its pods.
public struct StatefulSetController: Controller {
    public let name = "statefulset-controller"
    public let queue: WorkQueue<ObjectKey>
    public var explains: ResourceType? { StatefulSet.resource }

    private let client: any APIClient
    private let sets: ResourceCache<StatefulSet>
    private let pods: ResourceCache<Pod>
    private let views: PodViews<ControlledPod>
    private let revisions: ResourceCache<ControllerRevision>
    private let claims: ResourceCache<PersistentVolumeClaim>

    public init(_ environment: ControllerEnvironment) {
        client = environment.client
        queue = environment.queue()
        sets = environment.caches.cache(of: StatefulSet.self)
        pods = environment.caches.cache(of: Pod.self)
        views = PodViews(of: pods)
        revisions = environment.caches.cache(of: ControllerRevision.self)
        claims = environment.caches.cache(of: PersistentVolumeClaim.self)
        pods.addIndex(.statefulSet) { pod in
            pod.setOfItsName.map { ["\($0.namespace)/\($0.name)"] } ?? []
        }
        revisions.indexRevisions()
        sets.enqueueChanges(to: queue)
        pods.onChange { [sets, queue] change in
            if let key = change.object.setOfItsName, sets.get(key) != nil { queue.add(key) }
        }
        revisions.enqueueControllers(StatefulSet.self, to: queue)
        revisions.enqueueAdopters(from: sets, to: queue) { $1.matches($0.spec.selector) }
        claims.onChange { [sets, queue] change in
            for key in change.object.setsOfItsName where sets.get(key) != nil { queue.add(key) }
        }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let set = sets.get(key) else { return .done }
        let members = views(pods.list(.statefulSet, "\(key.namespace)/\(key.name)"))
        let names = StatefulSetState.claimNames(of: set, pods: members)
        let state = try StatefulSetState(
            set: set, pods: members, revisions: revisions.candidates(for: set.metadata),
            claims: names.compactMap { claims.get(ObjectKey(namespace: key.namespace, name: $0)) }, now: now)
        if state.adopts, try await !isAsKnown(set) { return .done }
        return .apply(StatefulSetPlan.plan(for: state))
    }

    /// The cache of sets may lag behind the others, and a set that was deleted without its pods must not take them
    /// back. What the answer shows is in the cache, and brings the key back where it differs.
    private func isAsKnown(_ set: StatefulSet) async throws -> Bool {
        let metadata = set.metadata
        let now = try await client.find(StatefulSet.self, namespace: metadata.namespace, name: metadata.name)
        return now?.metadata.uid == metadata.uid && now?.metadata.deletionTimestamp == nil
    }
}

extension IndexName {
    /// Pods by namespace and name of the set that they are named after.
    fileprivate static let statefulSet = IndexName("statefulSet")
}

extension Pod {
    /// The StatefulSet that the pod is named after, if its name is of that form.
    fileprivate var setOfItsName: ObjectKey? {
        let metadata = metadata
        return StatefulPodName(metadata.name).map { ObjectKey(namespace: metadata.namespace, name: $0.set) }
    }
}

extension PersistentVolumeClaim {
    /// Every StatefulSet that a claim may be named after: `a-b-0` is one of `b` or of none.
    fileprivate var setsOfItsName: [ObjectKey] {
        let metadata = metadata
        guard var rest = StatefulPodName(metadata.name)?.set[...] else { return [] }
        var keys: [ObjectKey] = []
        while let dash = rest.firstIndex(of: "-") {
            rest = rest[rest.index(after: dash)...]
            keys.append(ObjectKey(namespace: metadata.namespace, name: String(rest)))
        }
        return keys
    }
}
