import ObjectModel

/// The rules of an ingress.
enum IngressValidation {
    private static let refusedInPaths = ["//", "/./", "/../", "%2f", "%2F"]
    private static let refusedEnds = ["/..", "/."]

    static func create(_ object: Value) -> [FieldError] {
        let spec = Ingress(object).spec
        return FieldReport.collect(at: FieldPath("spec")) { report in
            if spec.rules.isEmpty, spec.defaultBackend == nil {
                report.invalid(nil, .null, "either `defaultBackend` or `rules` must be specified")
            }
            if let backend = spec.defaultBackend { report.at("defaultBackend") { self.backend(backend, &$0) } }
            report.each("rules", spec.rules) { rule($0, &$1) }
            report.each("tls", spec.tls) { tls, report in
                report.each("hosts", tls.hosts) { host, report in
                    report.invalid(nil, host, problems: hostProblems(host))
                }
            }
            if let name = spec.ingressClassName {
                report.invalid("ingressClassName", name, problems: NameFormat.dns1123Subdomain(name))
            }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        subresource == nil ? create(object) : []
    }

    private static func hostProblems(_ host: String) -> [String] {
        host.contains("*") ? NameFormat.wildcardDNS1123Subdomain(host) : NameFormat.dns1123Subdomain(host)
    }

    private static func rule(_ rule: IngressRule, _ report: inout FieldReport) {
        if IPAddress(rule.host) != nil {
            report.invalid("host", .string(rule.host), "must be a DNS name, not an IP address")
        } else {
            report.optionalText("host", rule.host, format: hostProblems)
        }
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
