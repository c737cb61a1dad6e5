import ClusterPlans
import ControllerRuntime
import ObjectModel

/// Makes ranges of cluster addresses ready, and holds them while they are needed. `ServiceCIDRPlan` decides.
public final class ServiceCIDRController: Controller {
    public let name = "service-cidr-controller"
    public let queue: WorkQueue<ObjectKey>

    private let ranges: ResourceCache<ServiceCIDR>
    private let addresses: ResourceCache<IPAddress>

    public init(_ environment: ControllerEnvironment) {
        queue = environment.queue()
        let ranges = environment.caches.cache(of: ServiceCIDR.self)
        self.ranges = ranges
        addresses = environment.caches.cache(of: IPAddress.self)
        // Ranges that are to go wait for addresses to go, and for others that hold the same addresses.
        let queue = queue
        let lookAtThoseThatGo: @Sendable () -> Void = {
            for range in ranges.all where range.metadata.deletionTimestamp != nil { queue.add(ObjectKey(range)) }
        }
        ranges.onChange { change in
            queue.add(ObjectKey(change.object))
            lookAtThoseThatGo()
        }
        addresses.onChange { change in
            if change.new == nil { lookAtThoseThatGo() }
        }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let range = ranges.get(key) else { return .done }
        let isGoing = range.metadata.deletionTimestamp != nil
        let plan = ServiceCIDRPlan.plan(
            for: range, others: ranges.all.filter { $0.metadata.uid != range.metadata.uid },
            addresses: isGoing ? addresses.all.filter { $0.serviceKey != nil }.map(\.metadata.name) : [], now: now)
        return .apply(plan)
    }
}
