import ClusterPlans
import ControllerRuntime
import ObjectModel
import ObjectRules

/// Makes the claims of ephemeral volumes. `EphemeralVolumePlan` decides.
public final class EphemeralVolumeController: Controller {
    public let name = "ephemeral_volume"
    public let queue: WorkQueue<ObjectKey>

    private let pods: ResourceCache<Pod>
    private let claims: ResourceCache<PersistentVolumeClaim>

    public init(_ environment: ControllerEnvironment) {
        queue = environment.queue()
        pods = environment.caches.cache(of: Pod.self)
        claims = environment.caches.cache(of: PersistentVolumeClaim.self)
        pods.addIndex(StorageIndex.users, StorageIndex.claimsUsed)
        pods.onChange { [queue] change in
            // Volumes of a pod don't change.
            guard change.old?.metadata.uid != change.new?.metadata.uid, let pod = change.new else { return }
            if pod.hasEphemeralVolumes { queue.add(ObjectKey(pod)) }
        }
        claims.onChange { [queue, pods] change in
            guard change.new == nil else { return }
            for pod in pods.list(StorageIndex.users, ObjectKey(change.object).description)
            where pod.hasEphemeralVolumes { queue.add(ObjectKey(pod)) }
        }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let pod = pods.get(key) else { return .done }
        let plan = EphemeralVolumePlan.plan(for: pod) { name in
            claims.get(ObjectKey(namespace: key.namespace, name: name))
        }
        return .apply(plan)
    }
}

extension Pod {
    fileprivate var hasEphemeralVolumes: Bool { spec.volumes.contains { $0.ephemeral != nil } }
}
