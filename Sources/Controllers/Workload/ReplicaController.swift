import ControllerRuntime
import ObjectModel
import ObjectRules
import WorkloadPlans

/// Runs ReplicaSets or ReplicationControllers. What they do is decided by `ReplicaSetPlan`; here is only what it is
/// decided from: the object of the key, the pods that name it as their owner, the pods of its namespace that nobody
/// controls, and the pods of its siblings.
public final class ReplicaController<Owner: ReplicaKind>: Controller {
    public let name = Owner.controllerName
    public let queue: WorkQueue<ObjectKey>
    public var explains: ResourceType? { Owner.resource }

    private let owners: ResourceCache<Owner>
    private let pods: ResourceCache<Pod>
    private let views: PodViews<ControlledPod>
    private let seeds: @Sendable () -> UInt64
    private let refusals = Refusals()

    /// - Parameter seeds: Where the endings of pod names come from.
    public init(
        _ environment: ControllerEnvironment, seeds: @escaping @Sendable () -> UInt64 = { .random(in: .min ... .max) }
    ) {
        self.seeds = seeds
        queue = environment.queue()
        owners = environment.caches.cache(of: Owner.self)
        pods = environment.caches.cache(of: Pod.self)
        views = PodViews(of: pods)
        pods.indexUncontrolled()
        owners.enqueueChanges(to: queue)
        pods.enqueueControllers(Owner.self, to: queue)
        pods.enqueueAdopters(from: owners, to: queue) { $0.selects($1) }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let owner = owners.get(key) else {
            refusals.forget(key)
            return .done
        }
        let candidates = pods.owned(by: owner.objectMeta.uid) + pods.list(.uncontrolled, key.namespace)
        let state = ReplicaSetState(
            of: try owner.asReplicaKeeper(), pods: views(candidates), siblings: siblings(of: owner),
            now: now, names: NameSource(seed: seeds()), refusal: refusals[key])
        return .apply(ReplicaSetPlan.plan(for: state))
    }

    public func applied(_ outcome: PlanApplier.Outcome, to key: ObjectKey) { refusals.note(outcome, of: key) }

    /// The pods of all that have the controller which this one has.
    private func siblings(of owner: Owner) -> [ControlledPod] {
        guard let controller = owner.objectMeta.controllerUID else { return [] }
        return owners.owned(by: controller).filter { $0.objectMeta.controllerUID == controller }
            .flatMap { views(pods.owned(by: $0.objectMeta.uid)) }
    }
}

/// ReplicaSets and ReplicationControllers.
public protocol ReplicaKind: Kind {
    /// The name its events are stated under.
    static var controllerName: String { get }
    /// What the plan is made from; BadRequest where the selector can't be read.
    func asReplicaKeeper() throws(StatusError) -> ReplicaKeeper
    /// Whether its selector matches the labels of an object.
    func selects(_ metadata: ObjectMeta) -> Bool
}

extension ReplicaSet: ReplicaKind {
    public static var controllerName: String { "replicaset-controller" }
    public func asReplicaKeeper() throws(StatusError) -> ReplicaKeeper { try ReplicaKeeper(self) }
    public func selects(_ metadata: ObjectMeta) -> Bool { metadata.matches(spec.selector) }
}

extension ReplicationController: ReplicaKind {
    public static var controllerName: String { "replication-controller" }
    public func asReplicaKeeper() throws(StatusError) -> ReplicaKeeper { ReplicaKeeper(self) }
    public func selects(_ metadata: ObjectMeta) -> Bool {
        LabelSelectorExpression(matchLabels: spec.fields.object("selector"))
            .matches(metadata.fields.object("labels"))
    }
}
