import APIClient
import ClusterPlans
import ControllerRuntime
import ObjectModel
import ObjectRules

/// Brings claims to volumes. `ClaimBindingPlan` decides; here is what it decides from.
public final class ClaimBindingController: Controller {
    public let name = "persistentvolume-controller"
    public let queue: WorkQueue<ObjectKey>
    public let explains: ResourceType? = PersistentVolumeClaim.resource

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
        claims.enqueueChanges(to: queue)
        volumes.onChange { [self] in follow($0) }
        classes.onChange { [self] change in
            seek(change.object.metadata.name)
            seek(StorageIndex.unclassed)
        }
        pods.onChange { [self] in follow($0) }
    }

    // MARK: Who is to be looked at

    private func follow(_ change: CacheChange<PersistentVolume>) {
        for claim in Set([change.old, change.new].compactMap { $0?.claimKey }) { queue.add(claim) }
        for claim in claims.list(StorageIndex.holders, change.object.metadata.name) { queue.add(ObjectKey(claim)) }
        guard let volume = change.new, volume.spec.claimRef == nil, volume.status.phase == "Available" else { return }
        seek(volume.className)
        // Claims that leave their class open take volumes without one.
        if volume.className.isEmpty { seek(StorageIndex.unclassed) }
    }

    private func seek(_ className: String) {
        for claim in claims.list(StorageIndex.seeking, className) { queue.add(ObjectKey(claim)) }
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
        guard let claim = claims.get(key) else { return .done }
        let users = pods.list(StorageIndex.users, key.description)
        let state = ClaimBindingState(
            claim: claim, namedVolume: try await volume(claim.spec.volumeName), candidates: candidates(for: claim),
            storageClass: classes.get(ObjectKey(name: claim.className)),
            defaultClass: claim.statesClass ? nil : StorageClass.ofUnclassedClaims(classes.all),
            waitingPods: users.filter { $0.spec.nodeName.isEmpty && !$0.isOver }.map(\.metadata.name))
        var plan = ClaimBindingPlan.plan(for: state)
        for wait in ClaimProtectionPlan.plan(for: claim, pods: users).waits {
            plan.wait(for: wait.reason, since: wait.since)
        }
        return .apply(plan)
    }

    private func candidates(for claim: PersistentVolumeClaim) -> [PersistentVolume] {
        guard claim.seeksVolume else { return [] }
        return volumes.list(StorageIndex.reserved, ObjectKey(claim).description)
            + volumes.list(StorageIndex.free, claim.className)
    }

    /// A claim is not lost on hearsay: the cache may be behind.
    private func volume(_ name: String) async throws -> PersistentVolume? {
        guard !name.isEmpty else { return nil }
        if let known = volumes.get(ObjectKey(name: name)) { return known }
        return try await client.find(PersistentVolume.self, name: name)
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
