import ObjectModel

/// The rules of a service.
enum ServiceValidation {
    private static let types = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"]
    private static let kubeletPort = 10250
    static let headless = "None"

    static func create(_ object: Value) -> [FieldError] {
        FieldReport.collect(at: FieldPath("spec")) { spec(Service(object).spec, &$0) }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        guard subresource == nil else { return [] }
        return FieldReport.collect(at: FieldPath("spec")) {
            ServiceAddressValidation.changes(Service(object).spec, old: Service(old).spec, &$0)
        } + create(object)
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
        }
        report.choice("type", spec.type, types)
        loadBalancer(spec, &report)
        trafficPolicies(spec, &report)
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
            guard spec.type == "LoadBalancer" else { return }
            report.each("ports", spec.ports) { port, report in
                guard port.port == kubeletPort else { return }
                report.invalid(
                    nil, port.value.withGoFieldNames,
                    "may not expose port \(kubeletPort) externally since it is used by kubelet")
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
        var numbers: Set<[String]> = []
        var nodePorts: Set<[String]> = []
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
                report.optionalText("appProtocol", name, format: NameFormat.qualifiedName)
            }
            if spec.type == "ClusterIP", port.nodePort != 0 {
                report.forbidden("nodePort", "may not be used when `type` is 'ClusterIP'")
            }
            if !numbers.insert([port.protocol, "\(port.port)"]).inserted {
                report.duplicate(
                    nil, ["Protocol": .string(port.protocol), "Port": .int(Int64(port.port))])
            }
            if port.nodePort != 0, !nodePorts.insert([port.protocol, "\(port.nodePort)"]).inserted {
                report.duplicate("nodePort", .int(Int64(port.nodePort)))
            }
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

    private static func loadBalancer(_ spec: ServiceSpec, _ report: inout FieldReport) {
        guard spec.type != "LoadBalancer" else {
            if spec.allocateLoadBalancerNodePorts == nil { report.required("allocateLoadBalancerNodePorts") }
            return
        }
        for field in ["loadBalancerSourceRanges", "allocateLoadBalancerNodePorts", "loadBalancerClass"]
        where spec.fields[field] != nil {
            report.forbidden(field, "may only be used when `type` is 'LoadBalancer'")
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
        if spec.healthCheckNodePort != 0, spec.type != "LoadBalancer" || spec.externalTrafficPolicy != "Local" {
            report.invalid(
                "healthCheckNodePort", .int(Int64(spec.healthCheckNodePort)),
                "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'")
        }
        if let policy = spec.internalTrafficPolicy { report.oneOf("internalTrafficPolicy", policy, policies) }
    }
}
