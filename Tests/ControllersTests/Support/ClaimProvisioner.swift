import ClusterPlans
import ControllerRuntime
import ObjectModel
import WorkloadPlans

/// Makes and removes volumes as the provisioner of local paths decides, on a disk that is not there.
struct ClaimProvisioner: Controller {
    let name = "provisioner"
    let queue: WorkQueue<ObjectKey>

    private let claims: ResourceCache<PersistentVolumeClaim>
    private let volumes: ResourceCache<PersistentVolume>
    private let classes: ResourceCache<StorageClass>
    private let nodes: ResourceCache<Node>

    private static let root = "/volumes"

    init(_ environment: ControllerEnvironment) {
        queue = environment.queue()
        claims = environment.caches.cache(of: PersistentVolumeClaim.self)
        volumes = environment.caches.cache(of: PersistentVolume.self)
        classes = environment.caches.cache(of: StorageClass.self)
        nodes = environment.caches.cache(of: Node.self)
        claims.enqueueChanges(to: queue)
        volumes.enqueueChanges(to: queue)
    }

    func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        if key.namespace.isEmpty {
            return .apply(volumes.get(key).map { LocalPathPlan(removing: $0, root: Self.root).plan } ?? Plan())
        }
        guard let claim = claims.get(key), LocalPathPlan.isAsked(by: claim) else { return .done }
        let node = claim.metadata.annotations["volume.kubernetes.io/selected-node"] ?? ""
        let wish = LocalPathPlan.Wish(
            claim: claim, storageClass: classes.get(ObjectKey(name: claim.spec.storageClassName ?? "")),
            node: nodes.get(ObjectKey(name: node)),
            volume: volumes.get(ObjectKey(name: LocalPathVolume.name(for: claim))), root: Self.root)
        return .apply(LocalPathPlan(wish).plan)
    }
}
