import APIClient
import ClusterPlans
import ControllerRuntime
import ObjectModel
import ObjectRules

/// Lets claims go when no pod uses them any more. `ClaimProtectionPlan` decides.
public final class ClaimProtectionController: Controller {
    public let name = "pvc-protection-controller"
    public let queue: WorkQueue<ObjectKey>

    private let client: any APIClient
    private let claims: ResourceCache<PersistentVolumeClaim>
    private let pods: ResourceCache<Pod>

    public init(_ environment: ControllerEnvironment) {
        client = environment.client
        queue = environment.queue()
        claims = environment.caches.cache(of: PersistentVolumeClaim.self)
        pods = environment.caches.cache(of: Pod.self)
        pods.addIndex(StorageIndex.users, StorageIndex.claimsUsed)
        claims.onChange { [queue] change in
            guard let claim = change.new else { return }
            let isHeld = claim.metadata.finalizers.contains(StorageFinalizer.claimProtection)
            if isHeld == (claim.metadata.deletionTimestamp != nil) { queue.add(ObjectKey(claim)) }
        }
        pods.onChange { [queue, claims] change in
            for pod in [change.old, change.new].compactMap({ $0 }) {
                for name in pod.claimNames {
                    let key = ObjectKey(namespace: pod.metadata.namespace, name: name)
                    if let claim = claims.get(key), ClaimProtectionPlan.isCandidate(claim) { queue.add(key) }
                }
            }
        }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let claim = claims.get(key) else { return .done }
        let plan = ClaimProtectionPlan.plan(for: claim, pods: pods.list(StorageIndex.users, key.description))
        guard ClaimProtectionPlan.isCandidate(claim), !plan.isEmpty else { return .apply(plan) }
        // Nobody uses it as far as the cache knows. Data is not given up on hearsay: all pods are asked for.
        let all = try await client.list(Pod.self, namespace: key.namespace)
        return .apply(ClaimProtectionPlan.plan(for: claim, pods: all))
    }
}
