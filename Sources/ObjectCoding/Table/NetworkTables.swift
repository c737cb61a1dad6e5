import ObjectModel

extension TableFormat {
    static let networkRows = [
        KindRow(Service.self) { service, now in
            let spec = service.spec
            return [
                service.metadata.nameCell, .string(spec.type), .string(spec.clusterIPs.first ?? CellText.none),
                .string(externalAddress(service)), .string(CellText.orNone(ports(spec))), service.metadata.ageCell(now),
                .string(CellText.labels(spec.selector)),
            ]
        },
        KindRow(Ingress.self) { ingress, now in
            let balancers = ingress.status.loadBalancer.ingress.map { $0.ip.isEmpty ? $0.hostname : $0.ip }
            return [
                ingress.metadata.nameCell, .string(ingress.spec.ingressClassName ?? CellText.none),
                .string(hosts(ingress.spec)), .string(addresses(balancers)),
                .string(ingress.spec.tls.isEmpty ? "80" : "80, 443"), ingress.metadata.ageCell(now),
            ]
        },
        KindRow(IngressClass.self) { ingressClass, now in
            [
                ingressClass.metadata.nameCell, .string(ingressClass.spec.controller),
                .string(parameters(ingressClass.spec.parameters)), ingressClass.metadata.ageCell(now),
            ]
        },
        KindRow(NetworkPolicy.self) { policy, now in
            [
                policy.metadata.nameCell, .string(CellText.selector(policy.spec.podSelector)),
                policy.metadata.ageCell(now),
            ]
        },
        KindRow(IPAddress.self) { address, _ in
            [address.metadata.nameCell, .string(address.spec.parentRef.map(reference) ?? CellText.none)]
        },
        KindRow(ServiceCIDR.self) { range, now in
            [
                range.metadata.nameCell, .string(range.spec.cidrs.joined(separator: ",")),
                range.metadata.ageCell(now),
            ]
        },
    ]

    /// How the service is reached from outside of the cluster.
    private static func externalAddress(_ service: Service) -> String {
        let spec = service.spec
        switch spec.type {
        case "ClusterIP", "NodePort":
            return CellText.orNone(spec.externalIPs.joined(separator: ","))
        case "LoadBalancer":
            let balancers = service.status.loadBalancer.ingress.map { $0.ip.isEmpty ? $0.hostname : $0.ip }
            let all = [addresses(balancers)].filter { !$0.isEmpty } + spec.externalIPs
            return all.isEmpty ? "<pending>" : all.joined(separator: ",")
        case "ExternalName":
            return spec.externalName
        default:
            return CellText.unknown
        }
    }

    /// Each address once, in order.
    private static func addresses(_ addresses: [String]) -> String {
        Set(addresses.filter { !$0.isEmpty }).sorted().joined(separator: ",")
    }

    /// `80/TCP,53:31001/UDP`.
    private static func ports(_ spec: ServiceSpec) -> String {
        spec.ports.map { port in
            port.nodePort == 0
                ? "\(port.port)/\(port.protocol)" : "\(port.port):\(port.nodePort)/\(port.protocol)"
        }.joined(separator: ",")
    }

    /// The first three hosts. With rules after those, all rules but three count as more, also those for any host.
    private static func hosts(_ spec: IngressSpec) -> String {
        let named = spec.rules.indices.filter { !spec.rules[$0].host.isEmpty }.prefix(3)
        guard let last = named.last else { return "*" }
        let shown = named.map { spec.rules[$0].host }.joined(separator: ",")
        guard named.count == 3, last < spec.rules.count - 1 else { return shown }
        return "\(shown) + \(spec.rules.count - 3) more..."
    }

    /// `Kind.group/name`.
    private static func parameters(_ reference: IngressClassParametersReference?) -> String {
        guard let reference else { return CellText.none }
        let group = reference.apiGroup.map { ".\($0)" } ?? ""
        return "\(reference.kind)\(group)/\(reference.name)"
    }

    /// `resource.group/namespace/name`.
    private static func reference(_ parent: ParentReference) -> String {
        let resource = parent.group.isEmpty ? parent.resource : "\(parent.resource).\(parent.group)"
        return [resource, parent.namespace, parent.name].filter { !$0.isEmpty }.joined(separator: "/")
    }
}
