import ObjectModel

/// One endpoint as a slice lists it.
struct SliceEndpoint: Sendable, Equatable {
    /// What makes two entries the same endpoint, however their conditions differ.
    struct Key: Hashable {
        let addresses: [String]
        let hostname: String
        let namespace: String
        let name: String
    }

    let key: Key
    private(set) var value: Value
    /// When the pod's readiness changed last, where it is known.
    let since: Time?

    /// An entry that exists.
    init(_ value: Value) {
        let endpoint = Endpoint(value)
        let reference = endpoint.targetRef
        key = Key(
            addresses: endpoint.addresses.sorted(), hostname: endpoint.hostname ?? "",
            namespace: reference?.namespace ?? "", name: reference?.name ?? "")
        self.value = value
        since = nil
    }

    var isReady: Bool { value.at("conditions", "ready") == true }
    var zone: String { value["zone"]?.stringValue ?? "" }

    /// Makes it an endpoint for the clients of a zone.
    mutating func serve(zone: String) {
        value["hints"] = EndpointHints.make { $0.forZones = [.make { $0.name = zone }] }.value
    }

    /// The entry that a pod should have.
    init(_ pod: EndpointPod, addresses: [String], zone: String, in service: EndpointService) {
        let hostname = pod.hostname(in: service)
        key = Key(addresses: addresses.sorted(), hostname: hostname ?? "", namespace: pod.namespace, name: pod.name)
        since = pod.readySince
        let isReady = service.publishesNotReady || (pod.isReady && !pod.isTerminating)
        let hints = isReady ? service.hints(node: pod.nodeName, zone: zone) : nil
        value =
            Endpoint.make {
                $0.addresses = addresses
                $0.conditions = .make {
                    $0.ready = isReady
                    $0.serving = pod.isReady
                    $0.terminating = pod.isTerminating
                }
                $0.hostname = hostname
                $0.targetRef = pod.reference
                if !pod.nodeName.isEmpty { $0.nodeName = pod.nodeName }
                if !zone.isEmpty { $0.zone = zone }
                $0.hints = hints
            }.value
    }
}

extension EndpointService {
    /// Who should prefer an endpoint: the clients of its zone or of its node (`trafficDistribution`).
    fileprivate func hints(node: String, zone: String) -> EndpointHints? {
        guard !isTopologyAware, ["PreferClose", "PreferSameZone", "PreferSameNode"].contains(trafficDistribution)
        else { return nil }
        let hints = EndpointHints.make {
            if !zone.isEmpty { $0.forZones = [.make { $0.name = zone }] }
            if trafficDistribution == "PreferSameNode", !node.isEmpty { $0.forNodes = [.make { $0.name = node }] }
        }
        return hints.isEmpty ? nil : hints
    }
}
