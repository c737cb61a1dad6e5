import ObjectModel
import WorkloadPlans

/// Keeps an IPAddress for every cluster address of a Service, by which the address shows as taken, and for no other.
/// (Kubernetes: the allocator of cluster addresses.)
public enum ServiceAddressPlan {
    /// What is said of an IPAddress that belongs to a Service.
    public static let managedByLabel = "ipaddress.kubernetes.io/managed-by"
    public static let manager = "ipallocator.k8s.io"
    static let familyLabel = "ipaddress.kubernetes.io/ip-family"

    /// The Service that an IPAddress is for; nil for those of others.
    public static func service(of address: ObjectModel.IPAddress) -> (namespace: String, name: String)? {
        guard address.metadata.labels[managedByLabel] == manager, let parent = address.spec.parentRef,
            parent.group.isEmpty, parent.resource == "services"
        else { return nil }
        return (parent.namespace, parent.name)
    }

    /// What is to be done about a Service.
    ///
    /// - Parameters:
    ///   - service: nil when there is none.
    ///   - addresses: Those that name it.
    public static func plan(for service: Service?, addresses: [ObjectModel.IPAddress]) -> Plan {
        var plan = Plan()
        let wanted = service.map(self.wanted) ?? []
        let known = Set(addresses.map(\.metadata.name))
        plan.then(
            "release",
            addresses.filter { !wanted.contains($0.metadata.name) }
                .sorted { $0.metadata.name < $1.metadata.name }
                .map {
                    Step(
                        .delete(ObjectIdentity(ObjectModel.IPAddress.self, $0.metadata)),
                        reason: "its Service has the address no longer")
                })
        guard let service else { return plan }
        plan.then(
            "take",
            wanted.filter { !known.contains($0) }
                .map { Step(.create(address($0, of: service).value), reason: "the Service has this address") })
        return plan
    }

    private static func wanted(_ service: Service) -> [String] {
        guard service.spec.type != "ExternalName" else { return [] }
        return service.spec.clusterIPs.filter { !$0.isEmpty && $0 != "None" }
    }

    private static func address(_ text: String, of service: Service) -> ObjectModel.IPAddress {
        .new { address in
            address.metadata = .make {
                $0.name = text
                $0.labels = [familyLabel: EndpointPod.family(of: text), managedByLabel: manager]
            }
            address.spec.parentRef = .make {
                $0.resource = "services"
                $0.namespace = service.metadata.namespace
                $0.name = service.metadata.name
            }
        }
    }
}
