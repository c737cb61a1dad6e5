import ObjectModel

/// The rules of an endpoint slice.
enum EndpointSliceValidation {
    private static let types = ["FQDN", "IPv4", "IPv6"]
    private static let maximumEndpoints = 1000
    private static let maximumAddresses = 100
    private static let maximumPorts = 20_000
    private static let maximumHints = 8
    private static let maximumTopologyLabels = 16

    static func create(_ object: Value) -> [FieldError] {
        let slice = EndpointSlice(object)
        return FieldReport.collect { report in
            report.choice("addressType", slice.addressType, types)
            endpoints(slice, &report)
            ports(slice.ports, &report)
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        create(object) + FieldReport.collect { $0.immutable("addressType", object["addressType"], old["addressType"]) }
    }

    private static func endpoints(_ slice: EndpointSlice, _ report: inout FieldReport) {
        guard slice.endpoints.count <= maximumEndpoints else {
            return report.tooMany("endpoints", actual: slice.endpoints.count, maximum: maximumEndpoints)
        }
        report.each("endpoints", slice.endpoints) { endpoint, report in
            addresses(endpoint.addresses, slice.addressType, &report)
            if let name = endpoint.nodeName {
                report.invalid("nodeName", name, problems: NameFormat.dns1123Subdomain(name))
            }
            topology(endpoint, &report)
            if let name = endpoint.hostname {
                report.invalid("hostname", name, problems: NameFormat.dns1123Label(name))
            }
            if let hints = endpoint.hints { self.hints(hints, &report) }
        }
    }

    private static func addresses(_ addresses: [String], _ type: String, _ report: inout FieldReport) {
        if addresses.isEmpty { report.required("addresses", "must contain at least 1 address") }
        if addresses.count > maximumAddresses {
            report.tooMany("addresses", actual: addresses.count, maximum: maximumAddresses)
        }
        report.each("addresses", addresses) { text, report in
            if type == "FQDN" { return domainName(text, &report) }
            guard types.contains(type) else { return }
            guard let address = IPAddress(text) else {
                return report.invalid(nil, text, problems: NameFormat.ipAddress(text))
            }
            if address.isIPv4 != (type == "IPv4") {
                report.invalid(nil, .string(text), "must be an \(type) address")
            }
            report.invalid(nil, text, problems: SpecialAddress.problems(address, text: text))
        }
    }

    /// A name of two parts at least, with or without a dot at its end.
    private static func domainName(_ text: String, _ report: inout FieldReport) {
        guard !text.isEmpty else { return report.required() }
        let name = text.hasSuffix(".") ? String(text.dropLast()) : text
        let problems = NameFormat.dns1123Subdomain(name)
        guard problems.isEmpty else {
            return report.invalid(nil, .string(name), problems.joined(separator: ","))
        }
        let labels = name.split(separator: ".").map(String.init)
        guard labels.count > 1 else {
            let problem = "should be a domain with at least two segments separated by dots"
            return report.invalid(nil, .string(name), problem)
        }
        guard let label = labels.first(where: { !NameFormat.dns1123Label($0).isEmpty }) else { return }
        report.invalid(nil, .string(label), NameFormat.dns1123Label(label).joined(separator: ","))
    }

    private static func topology(_ endpoint: Endpoint, _ report: inout FieldReport) {
        let labels = endpoint.fields.object("deprecatedTopology")
        if labels.count > maximumTopologyLabels {
            report.tooMany("deprecatedTopology", actual: labels.count, maximum: maximumTopologyLabels)
        }
        report.at("deprecatedTopology") { LabelValidation.labels(labels, &$0) }
    }

    /// Every zone and node is hinted at once. The first list that is too long is all that is said of hints.
    private static func hints(_ hints: EndpointHints, _ report: inout FieldReport) {
        func check(_ field: String, _ names: [String], _ problems: (String) -> [String], _ report: inout FieldReport) {
            var seen: Set<String> = []
            report.each(field, names) { name, report in
                if !seen.insert(name).inserted { report.duplicate("name", .string(name)) }
                report.invalid("name", name, problems: problems(name))
            }
        }
        let (zones, nodes) = (hints.forZones.map(\.name), hints.forNodes.map(\.name))
        report.at("hints") { report in
            guard zones.count <= maximumHints else {
                return report.tooMany("forZones", actual: zones.count, maximum: maximumHints)
            }
            check("forZones", zones, NameFormat.labelValue, &report)
            guard nodes.count <= maximumHints else {
                return report.tooMany("forNodes", actual: nodes.count, maximum: maximumHints)
            }
            check("forNodes", nodes, NameFormat.dns1123Subdomain, &report)
        }
    }

    /// Whether the numbers are those of ports is not looked at.
    private static func ports(_ ports: [DiscoveryV1EndpointPort], _ report: inout FieldReport) {
        guard ports.count <= maximumPorts else {
            return report.tooMany("ports", actual: ports.count, maximum: maximumPorts)
        }
        var names: Set<String> = []
        report.each("ports", ports) { port, report in
            let name = port.fields.string("name")
            report.optionalText("name", name, format: NameFormat.dns1123Label)
            if !names.insert(name).inserted { report.duplicate("name", .string(name)) }
            if let text = port.fields.optionalString("protocol") {
                report.oneOf("protocol", text, ["SCTP", "TCP", "UDP"])
            }
            if let text = port.fields.optionalString("appProtocol") {
                report.invalid("appProtocol", text, problems: NameFormat.qualifiedName(text))
            }
        }
    }
}
