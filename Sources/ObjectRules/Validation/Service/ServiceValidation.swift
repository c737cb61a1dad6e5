import ObjectModel

/// The rules of a service.
enum ServiceValidation {
    private static let types = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"]
    static let headless = "None"

    static func create(_ object: Value) -> [FieldError] {
        FieldReport.collect { report in
            let service = Service(object)
            report.at("metadata") { hints(service, &$0) }
            report.at("spec") { spec(service.spec, &$0) }
            report.at("metadata") { LoadBalancerValidation.annotations(service, &$0) }
            report.at("spec") { report in
                LoadBalancerValidation.spec(service.spec, &report)
                trafficPolicies(service.spec, &report)
            }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        let service = Service(object)
        if subresource == "status" {
            return FieldReport.collect(at: FieldPath("status.loadBalancer")) {
                LoadBalancerValidation.status(service, &$0)
            }
        }
        guard subresource == nil else { return [] }
        return FieldReport.collect(at: FieldPath("spec")) { report in
            let old = Service(old).spec
            ServiceAddressValidation.changes(service.spec, old: old, &report)
            LoadBalancerValidation.change(service.spec, old: old, &report)
        } + create(object)
    }

    private static let hintsAnnotation = "service.kubernetes.io/topology-aware-hints"
    private static let modeAnnotation = "service.kubernetes.io/topology-mode"

    private static func hints(_ service: Service, _ report: inout FieldReport) {
        let annotations = service.metadata.annotations
        if let mode = annotations[modeAnnotation], let hints = annotations[hintsAnnotation], mode != hints {
            report.at("annotations") { report in
                report.at(key: modeAnnotation) {
                    $0.invalid(
                        nil, .string(mode), "must match annotations[\(hintsAnnotation)] when both are specified")
                }
            }
        }
    }

    private static func spec(_ spec: ServiceSpec, _ report: inout FieldReport) {
        let isHeadless = spec.clusterIPs.first == headless
        if spec.ports.isEmpty, !isHeadless, spec.type != "ExternalName" { report.required("ports") }
        type(spec, isHeadless: isHeadless, &report)
        ports(spec, &report)
        if let selector = spec.fields["selector"]?.objectValue {
            report.at("selector") { LabelValidation.labels(selector, &$0) }
        }
        affinity(spec, &report)
        if spec.type != "ExternalName" { ServiceAddressValidation.addresses(spec, &report) }
        report.each("externalIPs", spec.externalIPs) { address, report in
            report.invalid(nil, address, problems: NameFormat.ipAddress(address))
            if let parsed = IPAddress(address) {
                report.invalid(nil, address, problems: SpecialAddress.problems(parsed, text: address))
            }
        }
        report.choice("type", spec.type, types)
        report.each("ports", spec.ports) { port, report in
            guard spec.type == "ClusterIP", port.nodePort != 0 else { return }
            report.forbidden("nodePort", "may not be used when `type` is 'ClusterIP'")
        }
        uniqueNumbers(spec.ports, &report)
    }

    private static func type(_ spec: ServiceSpec, isHeadless: Bool, _ report: inout FieldReport) {
        switch spec.type {
        case "LoadBalancer", "NodePort":
            if isHeadless {
                report.at("clusterIPs") { report in
                    report.at(index: 0) {
                        $0.invalid(nil, .string(headless), "may not be set to 'None' for \(spec.type) services")
                    }
                }
            }
        case "ExternalName":
            for field in ["clusterIPs", "ipFamilies", "ipFamilyPolicy"] where spec.fields[field] != nil {
                report.forbidden(field, "may not be set for ExternalName services")
            }
            // A dot at the end makes a name a full one.
            let name = spec.externalName.hasSuffix(".") ? String(spec.externalName.dropLast()) : spec.externalName
            report.text("externalName", name, format: NameFormat.dns1123Subdomain)
        default: break
        }
    }

    // MARK: - Ports

    private static func ports(_ spec: ServiceSpec, _ report: inout FieldReport) {
        var names: Set<String> = []
        report.each("ports", spec.ports) { port, report in
            name(port, isRequired: spec.ports.count > 1, &names, &report)
            report.range("port", port.port, 1...65535)
            report.choice("protocol", port.protocol, ["SCTP", "TCP", "UDP"])
            switch port.targetPort {
            case .int(let number)?: report.range("targetPort", number, 1...65535)
            case .string(let text)?: report.invalid("targetPort", text, problems: NameFormat.portName(text))
            case nil: break
            }
            if let name = port.appProtocol {
                report.invalid("appProtocol", name, problems: NameFormat.qualifiedName(name))
            }
        }
    }

    private static func uniqueNumbers(_ ports: [ServicePort], _ report: inout FieldReport) {
        var nodePorts: Set<[String]> = []
        report.each("ports", ports) { port, report in
            guard port.nodePort != 0, !nodePorts.insert([port.protocol, "\(port.nodePort)"]).inserted else { return }
            report.duplicate("nodePort", .int(Int64(port.nodePort)))
        }
        var numbers: Set<[String]> = []
        report.each("ports", ports) { port, report in
            guard !numbers.insert([port.protocol, "\(port.port)"]).inserted else { return }
            report.duplicate(nil, ["Protocol": .string(port.protocol), "Port": .int(Int64(port.port))])
        }
    }

    private static func name(
        _ port: ServicePort, isRequired: Bool, _ names: inout Set<String>, _ report: inout FieldReport
    ) {
        guard !port.name.isEmpty else {
            if isRequired { report.required("name") }
            return
        }
        report.invalid("name", port.name, problems: NameFormat.dns1123Label(port.name))
        if !names.insert(port.name).inserted { report.duplicate("name", .string(port.name)) }
    }

    // MARK: - The rest

    private static func affinity(_ spec: ServiceSpec, _ report: inout FieldReport) {
        report.choice("sessionAffinity", spec.sessionAffinity, ["ClientIP", "None"])
        if spec.sessionAffinity == "None", spec.sessionAffinityConfig != nil {
            report.forbidden("sessionAffinityConfig", "must not be set when session affinity is None")
        }
        guard spec.sessionAffinity == "ClientIP" else { return }
        report.at("sessionAffinityConfig") { report in
            report.at("clientIP") { report in
                guard let seconds = spec.sessionAffinityConfig?.clientIP?.timeoutSeconds else {
                    return report.required("timeoutSeconds", "")
                }
                guard !(1...86_400).contains(seconds) else { return }
                report.invalid("timeoutSeconds", .int(Int64(seconds)), "must be greater than 0 and less than 86400")
            }
        }
    }

    private static func trafficPolicies(_ spec: ServiceSpec, _ report: inout FieldReport) {
        let policies = ["Cluster", "Local"]
        let isExternal =
            spec.type == "LoadBalancer" || spec.type == "NodePort"
            || (spec.type == "ClusterIP" && !spec.externalIPs.isEmpty)
        if isExternal {
            report.choice("externalTrafficPolicy", spec.externalTrafficPolicy, policies)
        } else if !spec.externalTrafficPolicy.isEmpty {
            report.invalid(
                "externalTrafficPolicy", .string(spec.externalTrafficPolicy),
                "may only be set for externally-accessible services")
        }
        if ServiceNeeds.healthCheckPort(spec.fields) {
            if spec.healthCheckNodePort == 0 {
                report.required("healthCheckNodePort")
            } else {
                report.range("healthCheckNodePort", spec.healthCheckNodePort, 1...65535)
            }
        } else if spec.healthCheckNodePort != 0 {
            report.invalid(
                "healthCheckNodePort", .int(Int64(spec.healthCheckNodePort)),
                "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'")
        }
        if let policy = spec.internalTrafficPolicy { report.oneOf("internalTrafficPolicy", policy, policies) }
        if let distribution = spec.trafficDistribution {
            report.oneOf("trafficDistribution", distribution, ["PreferClose", "PreferSameNode", "PreferSameZone"])
        }
    }
}
