import ObjectModel

/// Host names, DNS and the host's network.
extension PodSpecValidation {
    private static let maximumNameservers = 3
    private static let maximumSearchPaths = 32
    /// All search paths together with the spaces between them.
    private static let maximumSearchCharacters = 2048
    /// What Linux allows (HOST_NAME_MAX).
    private static let maximumHostname = 64

    static func hostAliases(_ spec: PodSpec, _ report: inout FieldReport) {
        report.each("hostAliases", spec.hostAliases) { alias, report in
            report.invalid("ip", alias.ip, problems: NameFormat.ipAddress(alias.ip))
            report.each("hostnames", alias.hostnames) { name, report in
                report.invalid(nil, name, problems: NameFormat.dns1123Subdomain(name))
            }
        }
    }

    /// A pod with users of its own shares nothing else with the host.
    static func hostUsers(_ spec: PodSpec, _ report: inout FieldReport) {
        guard spec.hostUsers == false else { return }
        let why = "when `pod.Spec.HostUsers` is false"
        if spec.hostNetwork { report.forbidden("hostNetwork", why) }
        if spec.hostPID { report.forbidden("HostPID", why) }
        if spec.hostIPC { report.forbidden("HostIPC", why) }
    }

    /// In the host's network a container's port is the host's port. Templates may leave it open.
    static func hostPorts(_ containers: [Container], isPod: Bool, _ report: inout FieldReport) {
        report.each("containers", containers) { container, report in
            report.each("ports", container.ports) { port, report in
                guard isPod || port.hostPort != 0, port.hostPort != port.containerPort else { return }
                report.invalid(
                    "hostPort", .int(Int64(port.hostPort)), "must match `containerPort` when `hostNetwork` is true")
            }
        }
    }

    static func hostnameOverride(_ spec: PodSpec, _ report: inout FieldReport) {
        guard let name = spec.hostnameOverride else { return }
        report.invalid("hostnameOverride", name, problems: NameFormat.dns1123Subdomain(name))
        if name.utf8.count > maximumHostname { report.tooLong("hostnameOverride", maximum: maximumHostname) }
        if spec.setHostnameAsFQDN == true {
            report.forbidden("hostnameOverride", "may not be specified when `setHostnameAsFQDN` is true")
        }
        if spec.hostNetwork { report.forbidden("hostnameOverride", "may not be specified when `hostNetwork` is true") }
    }

    static func dnsConfig(_ spec: PodSpec, _ report: inout FieldReport) {
        guard let config = spec.dnsConfig else {
            if spec.dnsPolicy == "None" {
                report.required("dnsConfig", "must provide `dnsConfig` when `dnsPolicy` is None")
            }
            return
        }
        report.at("dnsConfig") { report in
            if spec.dnsPolicy == "None" && config.nameservers.isEmpty {
                report.required(
                    "nameservers", "must provide at least one DNS nameserver when `dnsPolicy` is None")
                return
            }
            nameservers(config.nameservers, &report)
            searches(config.searches, &report)
            report.each("options", config.options) { option, report in
                if option.name.isEmpty { report.required(nil, "must not be empty") }
            }
        }
    }

    private static func nameservers(_ nameservers: [String], _ report: inout FieldReport) {
        if nameservers.count > maximumNameservers {
            report.invalid(
                "nameservers", .array(nameservers.map(Value.string)),
                "must not have more than \(maximumNameservers) nameservers")
        }
        report.each("nameservers", nameservers) { address, report in
            report.invalid(nil, address, problems: NameFormat.ipAddress(address))
        }
    }

    private static func searches(_ searches: [String], _ report: inout FieldReport) {
        let shown = Value.array(searches.map(Value.string))
        if searches.count > maximumSearchPaths {
            report.invalid("searches", shown, "must not have more than \(maximumSearchPaths) search paths")
        }
        let length = searches.reduce(searches.count - 1) { $0 + $1.utf8.count }
        if length > maximumSearchCharacters {
            report.invalid(
                "searches", shown,
                "must not have more than \(maximumSearchCharacters) characters (including spaces) in the search list")
        }
        report.each("searches", searches) { search, report in
            guard search != "." else { return }
            let name = search.hasSuffix(".") ? String(search.dropLast()) : search
            report.invalid(nil, name, problems: NameFormat.dns1123SubdomainWithUnderscore(name))
        }
    }
}
