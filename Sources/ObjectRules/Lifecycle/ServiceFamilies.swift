import ObjectModel

/// Which families of addresses a service uses, in a cluster that has IPv4 only. They follow from what the client
/// states, from the addresses it asks for and from what the service was before.
public enum ServiceFamilies {
    /// The families that cluster addresses can be of; the first is the default.
    static let configured = ["IPv4"]

    private static let path = FieldPath("spec")

    /// Fills in `ipFamilyPolicy` and `ipFamilies`.
    ///
    /// - Parameter old: The spec before an update; nil for a new service.
    /// - Returns: What is wrong with the fields about addresses; a service with errors can't be given any.
    public static func settle(_ spec: inout Fields, old: Fields?) -> [FieldError] {
        guard ServiceNeeds.address(spec), !isUnchangedDualStack(spec, old) else { return [] }
        choosePolicy(&spec, old: old)
        var errors = FieldReport.collect(at: path) {
            ServiceAddressValidation.addresses(ServiceSpec(fields: spec), &$0)
        }
        guard errors.isEmpty else { return errors }
        errors = FieldReport.collect(at: path) { report in
            if let old { downgrade(&spec, old: old, &report) }
            checkPolicy(spec, &report)
            infer(&spec, &report)
        }
        guard errors.isEmpty else { return errors }
        if spec.string("clusterIP") == "None", !spec.hasContent("selector") {
            completeWithoutSelector(&spec)
            return []
        }
        errors = FieldReport.collect(at: path) { checkConfigured(spec, &$0) }
        if errors.isEmpty, !spec.hasContent("ipFamilies") { spec["ipFamilies"] = ["IPv4"] }
        return errors
    }

    /// A service that prefers two families is neither extended nor reduced by the way.
    private static func isUnchangedDualStack(_ spec: Fields, _ old: Fields?) -> Bool {
        guard let old else { return false }
        return spec["ipFamilyPolicy"] == "PreferDualStack" && old["ipFamilyPolicy"] == "PreferDualStack"
            && ["clusterIP", "clusterIPs", "ipFamilies"].allSatisfy { spec[$0] == old[$0] }
    }

    private static func choosePolicy(_ spec: inout Fields, old: Fields?) {
        guard spec.string("ipFamilyPolicy").isEmpty else { return }
        if let before = old?["ipFamilyPolicy"] {
            spec["ipFamilyPolicy"] = before
        } else if spec.string("clusterIP") == "None", !spec.hasContent("selector") {
            // Its endpoints are written by somebody else and may be of either family.
            spec["ipFamilyPolicy"] = "RequireDualStack"
        } else {
            spec["ipFamilyPolicy"] = "SingleStack"
        }
    }

    // MARK: Checks

    private static let counted = [("clusterIPs", "cluster IP"), ("ipFamilies", "IP family")]

    /// The second family goes only when the client says so.
    private static func downgrade(_ spec: inout Fields, old: Fields, _ report: inout FieldReport) {
        for (field, name) in counted {
            let (now, before) = (spec.values(field), old.values(field))
            if spec["ipFamilyPolicy"] == "SingleStack" {
                if now == before, now.count > 1 { spec[field] = .array([now[0]]) }
            } else if !now.isEmpty, now.count < before.count {
                report.invalid(
                    "ipFamilyPolicy", spec["ipFamilyPolicy"] ?? "",
                    "must be 'SingleStack' to release the secondary \(name)")
            } else if now.isEmpty, field == "ipFamilies" {
                spec[field] = old[field]
            }
        }
    }

    private static func checkPolicy(_ spec: Fields, _ report: inout FieldReport) {
        guard spec["ipFamilyPolicy"] == "SingleStack" else { return }
        for (field, name) in [("clusterIPs", "cluster IPs"), ("ipFamilies", "IP families")]
        where spec.values(field).count == 2 {
            report.invalid(
                "ipFamilyPolicy", "SingleStack",
                "must be 'RequireDualStack' or 'PreferDualStack' when multiple \(name) are specified")
        }
    }

    /// The families of the addresses that the client asks for.
    private static func infer(_ spec: inout Fields, _ report: inout FieldReport) {
        let addresses = spec.strings("clusterIPs")
        guard addresses.first != "None" else { return }
        var families = spec.strings("ipFamilies")
        for (index, address) in addresses.enumerated() where index >= families.count {
            let family = IPAddress(address)?.isIPv4 == false ? "IPv6" : "IPv4"
            if configured.contains(family) {
                families.append(family)
            } else {
                report.at("clusterIPs") { report in
                    report.at(index: index) {
                        $0.invalid(
                            nil, .array(spec.values("clusterIPs")), "\(family) is not configured on this cluster")
                    }
                }
            }
        }
        if !families.isEmpty { spec["ipFamilies"] = .array(families.map(Value.string)) }
    }

    private static func checkConfigured(_ spec: Fields, _ report: inout FieldReport) {
        if spec["ipFamilyPolicy"] == "RequireDualStack" {
            report.invalid(
                "ipFamilyPolicy", "RequireDualStack", "this cluster is not configured for dual-stack services")
        }
        report.each("ipFamilies", spec.strings("ipFamilies")) { family, report in
            if !configured.contains(family) {
                report.invalid(nil, .string(family), "not configured on this cluster")
            }
        }
    }

    private static func completeWithoutSelector(_ spec: inout Fields) {
        var families = spec.strings("ipFamilies")
        if families.isEmpty { families = [configured[0]] }
        if families.count == 1, spec["ipFamilyPolicy"] != "SingleStack" {
            families.append(families[0] == "IPv4" ? "IPv6" : "IPv4")
        }
        spec["ipFamilies"] = .array(families.map(Value.string))
    }
}
