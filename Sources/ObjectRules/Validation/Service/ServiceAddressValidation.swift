import ObjectModel

/// The rules of a service's addresses and their families.
enum ServiceAddressValidation {
    private static let maximumAddresses = 2

    static func addresses(_ spec: ServiceSpec, _ report: inout FieldReport) {
        let shown = Value.array(spec.clusterIPs.map(Value.string))
        first(spec, shown, &report)
        families(spec, &report)
        report.at("clusterIPs") { report in
            let before = report.errors.count
            each(spec.clusterIPs, shown, &report)
            // What is no address has no family to compare.
            let areAddresses = report.errors.count == before
            if spec.clusterIPs.count > maximumAddresses { report.invalid(nil, shown, "may only hold up to 2 values") }
            if areAddresses { matching(spec, shown, &report) }
        }
    }

    /// `clusterIP` is the first of `clusterIPs`, and both are there or neither.
    private static func first(_ spec: ServiceSpec, _ shown: Value, _ report: inout FieldReport) {
        switch (spec.clusterIP.isEmpty, spec.clusterIPs.first) {
        case (true, .some): report.invalid("clusterIPs", shown, "must be empty when `clusterIP` is not specified")
        case (false, nil): report.required("clusterIPs")
        case (false, let first?):
            if first != spec.clusterIP { report.invalid("clusterIPs", shown, "first value must match `clusterIP`") }
        case (true, nil): break
        }
    }

    /// Addresses, or `None` in place of all of them; they stand at the report's path.
    private static func each(_ addresses: [String], _ shown: Value, _ report: inout FieldReport) {
        for (index, address) in addresses.enumerated() {
            if index == 0, address == ServiceValidation.headless {
                if addresses.count > 1 { report.invalid(nil, shown, "'None' must be the first and only value") }
                continue
            }
            report.at(index: index) { $0.invalid(nil, address, problems: NameFormat.ipAddress(address)) }
        }
    }

    private static func families(_ spec: ServiceSpec, _ report: inout FieldReport) {
        var seen: Set<String> = []
        report.each("ipFamilies", spec.ipFamilies) { family, report in
            if !["IPv4", "IPv6"].contains(family) {
                report.notSupported(nil, .string(family), ["IPv4", "IPv6"])
            } else if !seen.insert(family).inserted {
                report.duplicate(nil, .string(family))
            }
        }
        if let policy = spec.ipFamilyPolicy {
            report.oneOf("ipFamilyPolicy", policy, ["PreferDualStack", "RequireDualStack", "SingleStack"])
        }
    }

    /// Addresses are of different families, and of the stated ones.
    private static func matching(_ spec: ServiceSpec, _ shown: Value, _ report: inout FieldReport) {
        let parsed = spec.clusterIPs.map { IPAddress($0)?.isIPv4 }
        if parsed.count == 2, let one = parsed[0], let other = parsed[1], one == other {
            report.invalid(nil, shown, "may specify no more than one IP for each IP family")
        }
        for (index, (isIPv4, family)) in zip(parsed, spec.ipFamilies).enumerated() {
            guard let isIPv4, isIPv4 != (family == "IPv4") else { continue }
            report.at(index: index) {
                $0.invalid(
                    nil, .string(spec.clusterIPs[index]),
                    "expected an \(family) value as indicated by `ipFamilies[\(index)]`")
            }
        }
    }

    /// The first address and family stay for as long as the service has one; a second may come and go, not change.
    static func changes(_ spec: ServiceSpec, old: ServiceSpec, _ report: inout FieldReport) {
        guard spec.type != "ExternalName", old.type != "ExternalName" else { return }
        let isAnyFamily = { (spec: ServiceSpec) in
            spec.clusterIP == ServiceValidation.headless && !spec.fields.hasContent("selector")
        }
        let shown = { (texts: [String], _: Int) in Value.array(texts.map(Value.string)) }
        change("clusterIPs", spec.clusterIPs, old.clusterIPs, "primary clusterIP", shown, &report)
        guard !isAnyFamily(spec), !isAnyFamily(old) else { return }
        change("ipFamilies", spec.ipFamilies, old.ipFamilies, "primary ipFamily", { .string($0[$1]) }, &report)
    }

    private static func change(
        _ field: String, _ new: [String], _ old: [String], _ primary: String, _ shown: ([String], Int) -> Value,
        _ report: inout FieldReport
    ) {
        guard !old.isEmpty else { return }
        report.at(field) { report in
            guard !new.isEmpty else {
                return report.at(index: 0) { $0.invalid(nil, .array([]), "\(primary) can not be unset") }
            }
            for index in 0..<min(new.count, old.count) where new[index] != old[index] {
                report.at(index: index) { $0.invalid(nil, shown(new, index), "may not change once set") }
            }
        }
    }
}
