import ObjectModel
import ObjectRules
import WorkloadPlans

/// The addresses of an Endpoints object as slices list them.
struct EndpointsCopy {
    /// What the endpoints of one slice have in common.
    struct Group: Hashable {
        let addressType: String
        let ports: SlicePorts
    }

    /// In the order in which the object first mentions them.
    private(set) var groups: [(group: Group, endpoints: [Value])] = []
    /// Addresses that are left out because there are too many.
    private(set) var skipped = 0

    private var places: [Group: Int] = [:]
    private var listed: [Set<SliceEndpoint.Key>] = []

    init(_ endpoints: Endpoints) {
        for subset in endpoints.subsets { add(subset) }
    }

    private mutating func add(_ subset: EndpointSubset) {
        let ports = SlicePorts(
            subset.ports.map { port in
                .make {
                    $0.name = port.name
                    $0.port = port.port
                    $0.protocol = port.protocol
                    $0.appProtocol = port.appProtocol
                }
            })
        let all = subset.addresses.map { ($0, true) } + subset.notReadyAddresses.map { ($0, false) }
        for (address, isReady) in all.prefix(ClusterLimits.mirroredPerSubset) {
            let ip = Self.canonical(address.ip)
            let group = Group(addressType: EndpointPod.family(of: ip), ports: ports)
            add(Self.endpoint(address, ip, isReady: isReady), to: group)
        }
        skipped += max(all.count - ClusterLimits.mirroredPerSubset, 0)
    }

    private mutating func add(_ endpoint: Value, to group: Group) {
        let key = SliceEndpoint(endpoint).key
        if let place = places[group] {
            guard listed[place].insert(key).inserted else { return }
            groups[place].endpoints.append(endpoint)
        } else {
            places[group] = groups.count
            groups.append((group, [endpoint]))
            listed.append([key])
        }
    }

    /// As everybody writes it: Endpoints take what slices do not, such as `010.0.0.1` and `::ffff:10.0.0.1`.
    private static func canonical(_ text: String) -> String { ObjectRules.IPAddress(text)?.description ?? text }

    private static func endpoint(_ address: EndpointAddress, _ ip: String, isReady: Bool) -> Value {
        Endpoint.make {
            $0.addresses = [ip]
            $0.conditions = .make { $0.ready = isReady }
            if !address.hostname.isEmpty { $0.hostname = address.hostname }
            $0.targetRef = address.targetRef
            $0.nodeName = address.nodeName
        }.value
    }

    /// What is to be told about addresses that are left out.
    func announcements(about endpoints: Endpoints) -> [Announcement] {
        guard skipped > 0 else { return [] }
        return [
            .warning(
                "TooManyAddressesToMirror",
                "A max of \(ClusterLimits.mirroredPerSubset) addresses can be mirrored to EndpointSlices per Endpoints "
                    + "subset. \(skipped) addresses were skipped",
                about: ObjectIdentity(Endpoints.self, endpoints.metadata))
        ]
    }
}
