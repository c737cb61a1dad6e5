import ObjectModel

/// The rules of an Endpoints object.
enum EndpointsValidation {
    static func create(_ object: Value) -> [FieldError] {
        FieldReport.collect { report in
            report.each("subsets", Endpoints(object).subsets, subset)
        }
    }

    /// Subsets that were let in once stay as they are.
    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        object["subsets"] == old["subsets"] ? [] : create(object)
    }

    private static func subset(_ subset: EndpointSubset, _ report: inout FieldReport) {
        if subset.addresses.isEmpty, subset.notReadyAddresses.isEmpty {
            report.required(nil, "must specify `addresses` or `notReadyAddresses`")
        }
        report.each("addresses", subset.addresses, address)
        report.each("notReadyAddresses", subset.notReadyAddresses, address)
        let isNameRequired = subset.ports.count > 1
        report.each("ports", subset.ports) { port, report in self.port(port, isNameRequired, &report) }
    }

    private static func address(_ address: EndpointAddress, _ report: inout FieldReport) {
        report.invalid("ip", address.ip, problems: NameFormat.ipAddress(address.ip))
        if !address.hostname.isEmpty {
            report.invalid("hostname", address.hostname, problems: NameFormat.dns1123Label(address.hostname))
        }
        if let name = address.nodeName {
            report.invalid("nodeName", name, problems: NameFormat.dns1123Subdomain(name))
        }
        if let parsed = IPAddress(address.ip) {
            report.invalid("ip", address.ip, problems: SpecialAddress.problems(parsed, text: address.ip))
        } else {
            report.invalid("ip", .string(address.ip), "must be a valid IP address")
        }
    }

    private static func port(_ port: EndpointPort, _ isNameRequired: Bool, _ report: inout FieldReport) {
        if !port.name.isEmpty {
            report.invalid("name", port.name, problems: NameFormat.dns1123Label(port.name))
        } else if isNameRequired {
            report.required("name")
        }
        report.range("port", port.port, 1...65535)
        report.choice("protocol", port.protocol, ["SCTP", "TCP", "UDP"])
        if let name = port.appProtocol {
            report.invalid("appProtocol", name, problems: NameFormat.qualifiedName(name))
        }
    }
}
