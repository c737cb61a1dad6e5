import ObjectModel

/// What of a pod decides whether and how it is an endpoint of a Service.
public struct EndpointPod: Sendable, Equatable {
    /// A port of a container that Services can name.
    struct NamedPort: Sendable, Equatable {
        let name: String
        let `protocol`: String
        let number: Int
    }

    let namespace: String
    let name: String
    let uid: String
    /// All its addresses; empty before it has one.
    let addresses: [String]
    let nodeName: String
    let hostname: String
    let subdomain: String
    let namedPorts: [NamedPort]
    /// Its condition Ready.
    let isReady: Bool
    /// When that condition changed last.
    let readySince: Time?
    /// Deleted, but not gone yet.
    let isTerminating: Bool
    /// Succeeded or failed: it serves nobody any more.
    let isOver: Bool

    public init(_ pod: Pod) {
        let metadata = pod.metadata
        let spec = pod.spec
        let status = pod.status
        namespace = metadata.namespace
        name = metadata.name
        uid = metadata.uid
        let known = status.podIPs.map(\.ip).filter { !$0.isEmpty }
        addresses = known.isEmpty && !status.podIP.isEmpty ? [status.podIP] : known
        nodeName = spec.nodeName
        hostname = spec.hostname
        subdomain = spec.subdomain
        let sidecars = spec.initContainers.filter { $0.restartPolicy == "Always" }
        namedPorts = (spec.containers + sidecars).flatMap(\.ports).filter { !$0.name.isEmpty }.map {
            NamedPort(name: $0.name, protocol: $0.protocol, number: $0.containerPort)
        }
        let ready = status.conditions.first { $0.type == "Ready" }
        isReady = ready?.status == "True"
        readySince = ready?.lastTransitionTime
        isTerminating = metadata.fields.contains("deletionTimestamp")
        isOver = status.phase == "Succeeded" || status.phase == "Failed"
    }

    /// Whether it can be reached at all.
    var isReachable: Bool { !isOver && !addresses.isEmpty }

    /// The addresses of one family, `IPv4` or `IPv6`.
    func addresses(_ family: String) -> [String] { addresses.filter { Self.family(of: $0) == family } }

    /// `IPv4` or `IPv6`, of an address that the API server has let in.
    static func family(of address: String) -> String {
        address.utf8.contains(UInt8(ascii: ":")) ? "IPv6" : "IPv4"
    }

    /// The port of the pod that a port of a Service leads to; nil when the pod has none of the name it asks for.
    func number(for port: ServicePort) -> Int? {
        switch port.targetPort {
        case .int(let number)?: number
        case .string(let name)?: namedPorts.first { $0.name == name && $0.protocol == port.protocol }?.number
        case nil: port.port
        }
    }

    /// The name under which a headless Service resolves it; nil when the pod doesn't ask for this Service.
    func hostname(in service: EndpointService) -> String? {
        !hostname.isEmpty && subdomain == service.name ? hostname : nil
    }

    /// What endpoints refer to.
    var reference: ObjectReference {
        .make {
            $0.kind = Pod.kind
            $0.namespace = namespace
            $0.name = name
            $0.uid = uid
        }
    }
}
