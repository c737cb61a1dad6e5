import ObjectModel

/// What is said about services, their endpoints, ingresses and network policies.
enum NetworkWarnings {
    private static let oldHints = "service.kubernetes.io/topology-aware-hints"
    private static let topologyMode = "service.kubernetes.io/topology-mode"
    private static let ingressClass = "kubernetes.io/ingress.class"

    static func service(_ service: Service, _ report: inout FieldReport) {
        let spec = service.spec
        if service.metadata.fields["annotations"]?[oldHints] != nil {
            report.warn(text: "annotation \(oldHints) is deprecated, please use \(topologyMode) instead")
        }
        let isHeadless = spec.type == "ClusterIP" && spec.clusterIP == ServiceValidation.headless
        report.at("spec") { report in
            if !isHeadless { report.each("clusterIPs", spec.clusterIPs) { AddressWarnings.address($0, &$1) } }
            if isHeadless { headless(spec, &report) }
            report.each("externalIPs", spec.externalIPs) { AddressWarnings.address($0, &$1) }
            if !spec.externalIPs.isEmpty, !isHeadless, spec.type != "ExternalName" {
                report.warn(
                    text: "spec.externalIPs is deprecated and may no longer be implemented in some clusters")
            }
            report.at("loadBalancerIP") { AddressWarnings.address(spec.loadBalancerIP, &$0) }
            report.each("loadBalancerSourceRanges", spec.loadBalancerSourceRanges) { AddressWarnings.range($0, &$1) }
        }
        if spec.type == "ExternalName" {
            if !spec.externalIPs.isEmpty {
                report.warn(text: #"spec.externalIPs is ignored when spec.type is "ExternalName""#)
            }
        } else if !spec.externalName.isEmpty {
            report.warn(text: #"spec.externalName is ignored when spec.type is not "ExternalName""#)
        }
        if spec.trafficDistribution == "PreferClose" {
            report.warn("spec.trafficDistribution", #""PreferClose" is deprecated; use "PreferSameZone""#)
        }
    }

    /// Without an address of its own a service can't be what these ask for.
    private static func headless(_ spec: ServiceSpec, _ report: inout FieldReport) {
        let useless = [
            ("loadBalancerIP", !spec.loadBalancerIP.isEmpty), ("externalIPs", !spec.externalIPs.isEmpty),
            ("SessionAffinity", spec.sessionAffinity != "None"),
        ]
        for (field, isSet) in useless where isSet {
            report.warn(text: "spec.\(field) is ignored for headless services")
        }
    }

    static func endpoints(_ endpoints: Endpoints, _ report: inout FieldReport) {
        report.each("subsets", endpoints.subsets) { subset, report in
            for (field, addresses) in [
                ("addresses", subset.addresses), ("notReadyAddresses", subset.notReadyAddresses),
            ] {
                report.each(field, addresses) { address, report in
                    report.at("ip") { AddressWarnings.address(address.ip, &$0) }
                }
            }
        }
    }

    static func endpointSlice(_ slice: EndpointSlice, _ report: inout FieldReport) {
        guard slice.addressType != "FQDN" else {
            return report.warn("spec.addressType", "FQDN endpoints are deprecated")
        }
        report.each("endpoints", slice.endpoints) { endpoint, report in
            report.each("addresses", endpoint.addresses) { AddressWarnings.address($0, &$1) }
        }
    }

    static func ingress(_ ingress: Ingress, _ report: inout FieldReport) {
        guard ingress.metadata.fields["annotations"]?[ingressClass] != nil, ingress.spec.ingressClassName == nil else {
            return
        }
        report.warn(
            text: "annotation \(FieldError.quoted(ingressClass)) is deprecated, please use 'spec.ingressClassName' "
                + "instead")
    }

    static func policy(_ policy: NetworkPolicy, _ report: inout FieldReport) {
        report.at("spec") { report in
            report.each("ingress", policy.spec.ingress) { rule, report in peers("from", rule.from, &report) }
            report.each("egress", policy.spec.egress) { rule, report in peers("to", rule.to, &report) }
        }
    }

    private static func peers(_ field: String, _ peers: [NetworkPolicyPeer], _ report: inout FieldReport) {
        report.each(field, peers) { peer, report in
            guard let block = peer.ipBlock else { return }
            report.at("ipBlock") { report in
                report.at("cidr") { AddressWarnings.range(block.cidr, &$0) }
                report.each("except", block.except) { AddressWarnings.range($0, &$1) }
            }
        }
    }
}
