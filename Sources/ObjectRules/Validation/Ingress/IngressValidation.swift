import ObjectModel

/// The rules of an ingress.
enum IngressValidation {
    private static let refusedInPaths = ["//", "/./", "/../", "%2f", "%2F"]
    private static let refusedEnds = ["/..", "/."]

    private static let classAnnotation = "kubernetes.io/ingress.class"

    static func create(_ object: Value) -> [FieldError] {
        let ingress = Ingress(object)
        return spec(ingress.spec, .none)
            + FieldReport.collect { report in
                guard let old = ingress.metadata.annotations[classAnnotation],
                    let name = ingress.spec.ingressClassName, old != name
                else { return }
                // Kubernetes leaves `metadata` out of this path.
                report.at("annotations") {
                    $0.invalid(classAnnotation, .string(old), "must match `ingressClassName` when both are specified")
                }
            }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        guard subresource == "status" else { return spec(Ingress(object).spec, Leniency(old: Ingress(old).spec)) }
        return FieldReport.collect(at: FieldPath("status.loadBalancer")) { report in
            report.each("ingress", Ingress(object).status.loadBalancer.ingress) { balancer($0, &$1) }
        }
    }

    /// What an ingress may keep that was let in before there were rules about it.
    private struct Leniency {
        var secretNames = false
        var wildcardRules = false

        static let none = Leniency()

        private init() {}

        init(old spec: IngressSpec) {
            secretNames = spec.tls.contains { !secretProblems($0.secretName).isEmpty }
            wildcardRules = spec.rules.contains { rule in
                rule.host.contains("*") && !FieldReport.collect { paths(rule, &$0) }.isEmpty
            }
        }
    }

    private static func spec(_ spec: IngressSpec, _ leniency: Leniency) -> [FieldError] {
        FieldReport.collect(at: FieldPath("spec")) { report in
            if spec.rules.isEmpty, spec.defaultBackend == nil {
                report.invalid(nil, .null, "either `defaultBackend` or `rules` must be specified")
            }
            if let backend = spec.defaultBackend { report.at("defaultBackend") { self.backend(backend, &$0) } }
            report.each("rules", spec.rules) { rule, report in
                host(rule.host, &report)
                if !rule.host.contains("*") || !leniency.wildcardRules { paths(rule, &report) }
            }
            report.each("tls", spec.tls) { tls, report in
                report.each("hosts", tls.hosts) { host, report in
                    report.invalid(nil, host, problems: hostProblems(host))
                }
                guard !leniency.secretNames else { return }
                report.invalid("secretName", tls.secretName, problems: secretProblems(tls.secretName))
            }
            if let name = spec.ingressClassName {
                report.invalid("ingressClassName", name, problems: NameFormat.dns1123Subdomain(name))
            }
        }
    }

    /// Where the load balancer can be reached.
    private static func balancer(_ balancer: IngressLoadBalancerIngress, _ report: inout FieldReport) {
        report.optionalText("ip", balancer.ip, format: NameFormat.ipAddress)
        report.optionalText("hostname", balancer.hostname, format: NameFormat.dns1123Subdomain)
        if IPAddress(balancer.hostname) != nil { isAddress("hostname", balancer.hostname, &report) }
    }

    private static func isAddress(_ field: String, _ host: String, _ report: inout FieldReport) {
        report.invalid(field, .string(host), "must be a DNS name, not an IP address")
    }

    private static func secretProblems(_ name: String) -> [String] {
        name.isEmpty ? [] : NameFormat.dns1123Subdomain(name)
    }

    private static func hostProblems(_ host: String) -> [String] {
        host.contains("*") ? NameFormat.wildcardDNS1123Subdomain(host) : NameFormat.dns1123Subdomain(host)
    }

    private static func host(_ host: String, _ report: inout FieldReport) {
        if IPAddress(host) != nil { isAddress("host", host, &report) }
        report.optionalText("host", host, format: hostProblems)
    }

    private static func paths(_ rule: IngressRule, _ report: inout FieldReport) {
        guard let http = rule.http else { return }
        report.at("http") { report in
            if http.paths.isEmpty { report.required("paths") }
            report.each("paths", http.paths) { path($0, &$1) }
        }
    }

    private static func path(_ path: HTTPIngressPath, _ report: inout FieldReport) {
        let text = path.path
        switch path.pathType {
        case nil: return report.required("pathType", "pathType must be specified")
        case "Exact", "Prefix":
            if !text.hasPrefix("/") { report.invalid("path", .string(text), "must be an absolute path") }
            for part in refusedInPaths where text.contains(part) {
                report.invalid("path", .string(text), "must not contain '\(part)'")
            }
            for end in refusedEnds where text.hasSuffix(end) {
                report.invalid("path", .string(text), "cannot end with '\(end)'")
            }
        case "ImplementationSpecific":
            if !text.isEmpty, !text.hasPrefix("/") {
                report.invalid("path", .string(text), "must be an absolute path")
            }
        case let type?:
            report.notSupported("pathType", .string(type), ["Exact", "ImplementationSpecific", "Prefix"])
        }
        report.at("backend") { backend(path.backend, &$0) }
    }

    private static func backend(_ backend: IngressBackend, _ report: inout FieldReport) {
        switch (backend.service, backend.resource) {
        case (.some, .some): report.invalid(nil, "", "cannot set both resource and service backends")
        case (nil, nil): report.invalid(nil, "", "resource or service backend is required")
        case (nil, let resource?):
            report.at("resource") { report in
                if let group = resource.apiGroup {
                    report.invalid("apiGroup", group, problems: NameFormat.dns1123Subdomain(group))
                }
                report.text("kind", resource.kind, format: NameFormat.pathSegmentName)
                report.text("name", resource.name, format: NameFormat.pathSegmentName)
            }
        case (let service?, nil): self.service(service, &report)
        }
    }

    private static func service(_ service: IngressServiceBackend, _ report: inout FieldReport) {
        let hasName = !service.port.name.isEmpty
        let hasNumber = service.port.number != 0
        report.at("service") { report in
            report.text("name", service.name, format: NameFormat.dns1123Label)
            guard hasName != hasNumber else { return }
            report.at("port") { report in
                report.optionalText("name", service.port.name, format: NameFormat.portName)
                if hasNumber { report.range("number", service.port.number, 1...65535) }
            }
        }
        if hasName, hasNumber { report.invalid(nil, "", "cannot set both port name & port number") }
        if !hasName, !hasNumber { report.required(nil, "port name or number is required") }
    }
}
