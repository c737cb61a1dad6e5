import APIClient
import ClusterPlans
import ControllerRuntime
import ObjectModel

/// Follows claims that come to ask for more than they have. `VolumeExpansionPlan` decides.
public final class VolumeExpansionController: Controller {
    /// Which part of an expansion it does.
    public enum Role: Sendable {
        /// Tells that a resizer is asked for.
        case announcer
        /// Resizes volumes that are directories: they have no size to change.
        case localPathResizer
    }

    public let name: String
    public let queue: WorkQueue<ObjectKey>

    private let role: Role
    private let claims: ResourceCache<PersistentVolumeClaim>
    private let volumes: ResourceCache<PersistentVolume>

    public init(_ environment: ControllerEnvironment, _ role: Role) {
        self.role = role
        name = role == .announcer ? "volume_expand" : "external-resizer " + LocalPathVolume.provisioner
        queue = environment.queue()
        claims = environment.caches.cache(of: PersistentVolumeClaim.self)
        volumes = environment.caches.cache(of: PersistentVolume.self)
        let isAnnouncer = role == .announcer
        claims.onChange { [queue] change in
            guard let claim = change.new, claim.status.phase == "Bound" else { return }
            // What is announced is announced once; what is resized is looked at until it is done.
            let old = change.old?.spec.resources.requests["storage"]
            if !isAnnouncer || old != claim.spec.resources.requests["storage"] { queue.add(ObjectKey(claim)) }
        }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let claim = claims.get(key), let volume = volumes.get(ObjectKey(name: claim.spec.volumeName)) else {
            return .done
        }
        switch role {
        case .announcer: return .apply(VolumeExpansionPlan.delegation(of: claim, volume))
        case .localPathResizer where LocalPathVolume.isOurs(volume):
            return .apply(VolumeExpansionPlan.resize(claim, volume, now: now))
        case .localPathResizer: return .done
        }
    }
}
