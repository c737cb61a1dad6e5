import APIClient
import ClusterPlans
import ControllerRuntime
import ObjectModel
import ObjectRules

/// Binds claims and volumes to each other. `ClaimBindingPlan` and `VolumeBindingPlan` decide; here is what they decide
/// from. Keys with a namespace are claims, those without are volumes.
public final class PersistentVolumeController: Controller {
    public let name = "persistentvolume-controller"
    public let queue: WorkQueue<ObjectKey>

    private let client: any APIClient
    private let claims: ResourceCache<PersistentVolumeClaim>
    private let volumes: ResourceCache<PersistentVolume>
    private let classes: ResourceCache<StorageClass>
    private let pods: ResourceCache<Pod>

    public init(_ environment: ControllerEnvironment) {
        client = environment.client
        queue = environment.queue()
        claims = environment.caches.cache(of: PersistentVolumeClaim.self)
        volumes = environment.caches.cache(of: PersistentVolume.self)
        classes = environment.caches.cache(of: StorageClass.self)
        pods = environment.caches.cache(of: Pod.self)
        claims.addIndex(StorageIndex.seeking, StorageIndex.soughtClass)
        claims.addIndex(StorageIndex.holders) { $0.spec.volumeName.isEmpty ? [] : [$0.spec.volumeName] }
        volumes.addIndex(StorageIndex.reserved, StorageIndex.claimReserved)
        volumes.addIndex(StorageIndex.free, StorageIndex.freeClass)
        pods.addIndex(StorageIndex.users, StorageIndex.claimsUsed)
        claims.onChange { [self] in follow($0) }
        volumes.onChange { [self] in follow($0) }
        classes.onChange { [self] in follow($0) }
        pods.onChange { [self] in follow($0) }
    }

    // MARK: Who is to be looked at

    private func follow(_ change: CacheChange<PersistentVolumeClaim>) {
        let key = ObjectKey(change.object)
        queue.add(key)
        for name in Set([change.old, change.new].compactMap { $0?.spec.volumeName }) where !name.isEmpty {
            queue.add(ObjectKey(name: name))
        }
        for volume in volumes.list(StorageIndex.reserved, key.description) { queue.add(ObjectKey(volume)) }
    }

    private func follow(_ change: CacheChange<PersistentVolume>) {
        let key = ObjectKey(change.object)
        queue.add(key)
        for claim in Set([change.old, change.new].compactMap { $0?.claimKey }) { queue.add(claim) }
        for claim in claims.list(StorageIndex.holders, key.name) { queue.add(ObjectKey(claim)) }
        guard let volume = change.new, volume.spec.claimRef == nil, volume.status.phase == "Available" else { return }
        seek(volume.className)
    }

    private func follow(_ change: CacheChange<StorageClass>) {
        seek(change.object.metadata.name)
        seek(StorageIndex.unclassed)
    }

    /// Claims without a class look for volumes without one.
    private func seek(_ className: String) {
        for claim in claims.list(StorageIndex.seeking, className) { queue.add(ObjectKey(claim)) }
        guard className.isEmpty else { return }
        for claim in claims.list(StorageIndex.seeking, StorageIndex.unclassed) { queue.add(ObjectKey(claim)) }
    }

    /// A pod that the scheduler could not place may be what its claim waits for.
    private func follow(_ change: CacheChange<Pod>) {
        guard let pod = change.new, pod.isUnscheduled, change.old?.isUnscheduled != true else { return }
        for name in pod.claimNames {
            let key = ObjectKey(namespace: pod.metadata.namespace, name: name)
            if claims.get(key)?.seeksVolume == true { queue.add(key) }
        }
    }

    // MARK: What it is decided from

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        if key.namespace.isEmpty {
            guard let volume = volumes.get(key) else { return .done }
            return .apply(VolumeBindingPlan.plan(for: try await state(of: volume)))
        }
        guard let claim = claims.get(key) else { return .done }
        return .apply(ClaimBindingPlan.plan(for: try await state(of: claim)))
    }

    private func state(of claim: PersistentVolumeClaim) async throws -> ClaimBindingState {
        let key = ObjectKey(claim)
        let isSeeking = claim.seeksVolume
        let users = isSeeking ? pods.list(StorageIndex.users, key.description) : []
        return ClaimBindingState(
            claim: claim, namedVolume: try await volume(claim.spec.volumeName),
            candidates: isSeeking
                ? volumes.list(StorageIndex.reserved, key.description)
                    + volumes.list(StorageIndex.free, claim.className) : [],
            storageClass: classes.get(ObjectKey(name: claim.className)),
            defaultClass: claim.statesClass ? nil : StorageClass.ofUnclassedClaims(classes.all),
            waitingPods: users.filter { $0.spec.nodeName.isEmpty && !$0.isOver }.map(\.metadata.name))
    }

    /// A claim is not lost on hearsay: the cache may be behind.
    private func volume(_ name: String) async throws -> PersistentVolume? {
        guard !name.isEmpty else { return nil }
        if let known = volumes.get(ObjectKey(name: name)) { return known }
        return try await client.find(PersistentVolume.self, name: name)
    }

    /// Nor is a volume released on hearsay.
    private func state(of volume: PersistentVolume) async throws -> VolumeBindingState {
        guard let key = volume.claimKey, let uid = volume.spec.claimRef?.uid, !uid.isEmpty else {
            return VolumeBindingState(volume: volume, claim: nil)
        }
        var claim = claims.get(key)
        if claim?.metadata.uid != uid, !["Released", "Failed"].contains(volume.status.phase) {
            claim = try await client.find(PersistentVolumeClaim.self, namespace: key.namespace, name: key.name)
        }
        return VolumeBindingState(volume: volume, claim: claim)
    }
}

extension Pod {
    /// Whether the scheduler has looked at it and found no node.
    fileprivate var isUnscheduled: Bool {
        spec.nodeName.isEmpty && status.conditions.contains { $0.type == "PodScheduled" && $0.status == "False" }
    }

    /// Whether it has ended for good.
    fileprivate var isOver: Bool { status.phase == "Succeeded" || status.phase == "Failed" }
}
