import ObjectModel

/// The rules of a service that a load balancer of the cloud leads to.
enum LoadBalancerValidation {
    private static let rangesAnnotation = "service.beta.kubernetes.io/load-balancer-source-ranges"
    private static let onlyForBalancers = "may only be used when `type` is 'LoadBalancer'"

    static func spec(_ spec: ServiceSpec, _ report: inout FieldReport) {
        let isBalancer = spec.type == "LoadBalancer"
        if !spec.loadBalancerSourceRanges.isEmpty {
            // The name of the Go field, by an accident that has become part of the API.
            if !isBalancer { report.forbidden("LoadBalancerSourceRanges", onlyForBalancers) }
            report.each("LoadBalancerSourceRanges", spec.loadBalancerSourceRanges) { range, report in
                let range = trimmed(range)
                report.invalid(nil, range, problems: NameFormat.cidr(range))
            }
        }
        if isBalancer {
            if spec.allocateLoadBalancerNodePorts == nil { report.required("allocateLoadBalancerNodePorts") }
        } else if spec.allocateLoadBalancerNodePorts != nil {
            report.forbidden("allocateLoadBalancerNodePorts", onlyForBalancers)
        }
        guard let name = spec.loadBalancerClass else { return }
        if isBalancer {
            report.invalid("loadBalancerClass", name, problems: NameFormat.qualifiedName(name))
        } else {
            report.forbidden("loadBalancerClass", onlyForBalancers)
        }
    }

    /// The older way to state the ranges; it counts when the field is not used.
    static func annotations(_ service: Service, _ report: inout FieldReport) {
        guard service.spec.loadBalancerSourceRanges.isEmpty,
            let text = service.metadata.annotations[rangesAnnotation]
        else { return }
        report.at("annotations") { report in
            report.at(key: rangesAnnotation) { report in
                if service.spec.type != "LoadBalancer" { report.forbidden(nil, onlyForBalancers) }
                guard !trimmed(text).isEmpty else { return }
                for range in text.split(separator: ",", omittingEmptySubsequences: false) {
                    let range = trimmed(String(range))
                    report.invalid(nil, range, problems: NameFormat.cidr(range))
                }
            }
        }
    }

    static func change(_ spec: ServiceSpec, old: ServiceSpec, _ report: inout FieldReport) {
        guard spec.type == "LoadBalancer", old.type == "LoadBalancer", spec.loadBalancerClass != old.loadBalancerClass
        else { return }
        let shown = spec.loadBalancerClass.map(Value.string) ?? .null
        report.invalid("loadBalancerClass", shown, "may not change once set")
    }

    static func status(_ service: Service, _ report: inout FieldReport) {
        let ingress = service.status.loadBalancer.ingress
        guard service.spec.type == "LoadBalancer" else {
            if !ingress.isEmpty {
                report.forbidden("ingress", "may only be used when `spec.type` is 'LoadBalancer'")
            }
            return
        }
        report.each("ingress", ingress) { entry, report in
            if !entry.ip.isEmpty { report.invalid("ip", entry.ip, problems: NameFormat.ipAddress(entry.ip)) }
            if let mode = entry.ipMode {
                if entry.ip.isEmpty { report.forbidden("ipMode", "may not be specified when `ip` is not set") }
                report.oneOf("ipMode", mode, ["Proxy", "VIP"])
            } else if !entry.ip.isEmpty {
                report.required("ipMode", "must be specified when `ip` is set")
            }
            guard !entry.hostname.isEmpty else { return }
            report.invalid("hostname", entry.hostname, problems: NameFormat.dns1123Subdomain(entry.hostname))
            if IPAddress(entry.hostname) != nil {
                report.invalid("hostname", .string(entry.hostname), "must be a DNS name, not an IP address")
            }
        }
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
