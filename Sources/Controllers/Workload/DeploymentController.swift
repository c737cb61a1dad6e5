import ControllerRuntime
import ObjectModel
import WorkloadPlans

/// Runs Deployments. What they do is decided by `DeploymentPlan`; here is only what it is decided from: the Deployment
/// of the key, the ReplicaSets that name it as their owner, and those of its namespace that nobody controls.
public final class DeploymentController: Controller {
    public let name = "deployment-controller"
    public let queue: WorkQueue<ObjectKey>
    public var explains: ResourceType? { Deployment.resource }

    private let deployments: ResourceCache<Deployment>
    private let sets: ResourceCache<ReplicaSet>
    private let pods: ResourceCache<Pod>
    private let views: PodViews<ControlledPod>
    private let refusals = Refusals()

    public init(_ environment: ControllerEnvironment) {
        queue = environment.queue()
        deployments = environment.caches.cache(of: Deployment.self)
        sets = environment.caches.cache(of: ReplicaSet.self)
        pods = environment.caches.cache(of: Pod.self)
        views = PodViews(of: pods)
        sets.indexUncontrolled()
        deployments.enqueueChanges(to: queue)
        sets.enqueueControllers(Deployment.self, to: queue)
        sets.enqueueAdopters(from: deployments, to: queue) { $1.matches($0.spec.selector) }
        pods.onChange { [self] change in
            if change.new == nil, let pod = change.old { enqueueRecreation(after: pod.metadata) }
        }
    }

    /// A Deployment that waits for the last of its pods does not always see it in the status of its ReplicaSet.
    private func enqueueRecreation(after pod: ObjectMeta) {
        guard let owner = pod.controller(ofKind: ReplicaSet.self),
            let set = sets.get(ObjectKey(namespace: pod.namespace, name: owner.name))?.metadata,
            let controller = set.controller(ofKind: Deployment.self)
        else { return }
        let key = ObjectKey(namespace: pod.namespace, name: controller.name)
        if deployments.get(key)?.spec.strategy.type == "Recreate" { queue.add(key) }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let deployment = deployments.get(key) else {
            refusals.forget(key)
            return .done
        }
        let candidates = sets.owned(by: deployment.metadata.uid) + sets.list(.uncontrolled, key.namespace)
        let state = try DeploymentState(
            deployment: deployment, replicaSets: candidates.map(DeploymentReplicaSet.init), now: now,
            refusal: refusals[key],
            isTaken: { sets.get(ObjectKey(namespace: key.namespace, name: $0)) != nil },
            livePods: { uid in
                views(pods.owned(by: uid)).filter { $0.controllerUID == uid && !$0.isFinished }
                    .count
            })
        return .apply(DeploymentPlan.plan(for: state))
    }

    public func applied(_ outcome: PlanApplier.Outcome, to key: ObjectKey) { refusals.note(outcome, of: key) }
}
