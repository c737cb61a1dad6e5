import APIClient
import ClusterPlans
import ControllerRuntime
import ObjectModel

/// Keeps the phases of volumes, and reclaims those whose claims are gone. `VolumeBindingPlan` decides; here is what it
/// decides from.
public final class VolumeBindingController: Controller {
    /// The same as that of `ClaimBindingController`: in Kubernetes they are one.
    public let name = "persistentvolume-controller"
    public let queue: WorkQueue<ObjectKey>
    public let explains: ResourceType? = PersistentVolume.resource

    private let client: any APIClient
    private let claims: ResourceCache<PersistentVolumeClaim>
    private let volumes: ResourceCache<PersistentVolume>

    public init(_ environment: ControllerEnvironment) {
        client = environment.client
        queue = environment.queue()
        claims = environment.caches.cache(of: PersistentVolumeClaim.self)
        volumes = environment.caches.cache(of: PersistentVolume.self)
        volumes.addIndex(StorageIndex.reserved, StorageIndex.claimReserved)
        volumes.enqueueChanges(to: queue)
        claims.onChange { [queue, volumes] change in
            for name in Set([change.old, change.new].compactMap { $0?.spec.volumeName }) where !name.isEmpty {
                queue.add(ObjectKey(name: name))
            }
            for volume in volumes.list(StorageIndex.reserved, ObjectKey(change.object).description) {
                queue.add(ObjectKey(volume))
            }
        }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let volume = volumes.get(key) else { return .done }
        let state = VolumeBindingState(volume: volume, claim: try await claim(of: volume))
        var plan = VolumeBindingPlan.plan(for: state)
        for wait in VolumeProtectionPlan.plan(for: volume).waits { plan.wait(for: wait.reason, since: wait.since) }
        return .apply(plan)
    }

    /// A volume is not released on hearsay: the cache may be behind.
    private func claim(of volume: PersistentVolume) async throws -> PersistentVolumeClaim? {
        guard let key = volume.claimKey, let uid = volume.spec.claimRef?.uid, !uid.isEmpty else { return nil }
        let known = claims.get(key)
        if known?.metadata.uid == uid || ["Released", "Failed"].contains(volume.status.phase) { return known }
        return try await client.find(PersistentVolumeClaim.self, namespace: key.namespace, name: key.name)
    }
}
