import ClusterPlans
import ControllerRuntime
import ObjectModel

/// Lets volumes go when they are not bound. `VolumeProtectionPlan` decides.
public struct VolumeProtectionController: Controller {
    public let name = "pv-protection-controller"
    public let queue: WorkQueue<ObjectKey>

    private let volumes: ResourceCache<PersistentVolume>

    public init(_ environment: ControllerEnvironment) {
        queue = environment.queue()
        volumes = environment.caches.cache(of: PersistentVolume.self)
        volumes.enqueueChanges(to: queue)
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let volume = volumes.get(key) else { return .done }
        return .apply(VolumeProtectionPlan.plan(for: volume))
    }
}
