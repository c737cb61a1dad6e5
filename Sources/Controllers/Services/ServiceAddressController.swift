import ClusterPlans
import ControllerRuntime
import ObjectModel

/// Keeps the IPAddresses of the cluster addresses of Services. `ServiceAddressPlan` decides.
public final class ServiceAddressController: Controller {
    public let name = "ipallocator-repair-controller"
    public let queue: WorkQueue<ObjectKey>

    private let services: ResourceCache<Service>
    private let addresses: ResourceCache<IPAddress>

    public init(_ environment: ControllerEnvironment) {
        queue = environment.queue()
        services = environment.caches.cache(of: Service.self)
        addresses = environment.caches.cache(of: IPAddress.self)
        addresses.addIndex(.addressService) { address in address.serviceKey.map { [$0.description] } ?? [] }
        services.onChange { [queue] change in
            if change.old?.spec.clusterIPs != change.new?.spec.clusterIPs { queue.add(ObjectKey(change.object)) }
        }
        addresses.onChange { [queue] change in
            for address in [change.old, change.new] {
                if let key = address?.serviceKey { queue.add(key) }
            }
        }
    }

    /// Keys are Services.
    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        let plan = ServiceAddressPlan.plan(
            for: services.get(key), addresses: addresses.list(.addressService, key.description))
        return .apply(plan)
    }
}

extension IndexName {
    /// IPAddresses by the namespace and name of their Service.
    fileprivate static let addressService = IndexName("addressService")
}

extension IPAddress {
    var serviceKey: ObjectKey? {
        ServiceAddressPlan.service(of: self).map { ObjectKey(namespace: $0.namespace, name: $0.name) }
    }
}
