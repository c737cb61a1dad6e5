import ObjectModel

extension EndpointsPlan {
    /// The pods by the ports that they offer: pods that offer the same ports share a subset, ordered by address.
    static func subsets(of pods: [EndpointPod], for service: EndpointService) -> [EndpointSubset] {
        let family = service.families[0]
        let found = pods.compactMap { pod in pod.addresses(family).first.map { (address: $0, pod: pod) } }
            .sorted { ($0.address, $0.pod.uid) < ($1.address, $1.pod.uid) }
        var offered = OfferedPorts()
        for (index, entry) in found.enumerated() {
            // A headless Service may have no ports at all.
            if service.ports.isEmpty, service.isHeadless { offered.add(nil, by: index) }
            for port in service.ports {
                guard let number = entry.pod.number(for: port) else { continue }
                offered.add(endpointPort(port, number), by: index)
            }
        }
        return offered.groups.map { group in
            .make { subset in
                let listed = group.pods.map { found[$0] }
                let isReady: (EndpointPod) -> Bool = { service.publishesNotReady || $0.isReady }
                subset.addresses = listed.filter { isReady($0.pod) }.map { address($0.address, $0.pod, service) }
                subset.notReadyAddresses = listed.filter { !isReady($0.pod) }
                    .map { address($0.address, $0.pod, service) }
                subset.ports = group.ports
            }
        }
    }

    private static func address(
        _ address: String, _ pod: EndpointPod, _ service: EndpointService
    ) -> EndpointAddress {
        .make {
            $0.ip = address
            if let hostname = pod.hostname(in: service) { $0.hostname = hostname }
            $0.nodeName = pod.nodeName
            $0.targetRef = pod.reference
        }
    }

    private static func endpointPort(_ port: ServicePort, _ number: Int) -> EndpointPort {
        .make {
            $0.name = port.name
            $0.port = number
            $0.protocol = port.protocol
            $0.appProtocol = port.appProtocol
        }
    }
}

/// Which pods, by their place in a list, offer which ports.
private struct OfferedPorts {
    /// nil stands for a Service without ports.
    private var ports: [EndpointPort?] = []
    private var places: [EndpointPort?: Int] = [:]
    private var pods: [[Int]] = []

    mutating func add(_ port: EndpointPort?, by pod: Int) {
        let place: Int
        if let known = places[port] {
            place = known
        } else {
            place = ports.count
            places[port] = place
            ports.append(port)
            pods.append([])
        }
        // Two ports of the Service may lead to the same one.
        if pods[place].last != pod { pods[place].append(pod) }
    }

    /// Ports that the same pods offer belong together, ordered by name.
    var groups: [(ports: [EndpointPort], pods: [Int])] {
        var groups: [[Int]: [EndpointPort]] = [:]
        for (port, pods) in zip(ports, pods) { groups[pods, default: []] += port.map { [$0] } ?? [] }
        return groups.map { (ports: $0.value.sorted(by: Self.isBefore), pods: $0.key) }
            .sorted { $0.ports.lexicographicallyPrecedes($1.ports, by: Self.isBefore) }
    }

    private static func isBefore(_ one: EndpointPort, _ other: EndpointPort) -> Bool {
        (one.name, one.port, one.protocol) < (other.name, other.port, other.protocol)
    }
}
