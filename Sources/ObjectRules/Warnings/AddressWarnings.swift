import ObjectModel

/// What is said about addresses that are written in an unusual way, which other programs may read differently.
enum AddressWarnings {
    /// An address, which stands at the report's path.
    static func address(_ text: String, _ report: inout FieldReport) {
        guard let address = IPAddress(text) else { return }
        guard NameFormat.strictIPAddress(text).isEmpty else {
            return report.warn(
                nil,
                "non-standard IP address \(quoted(text)) will be considered invalid in a future Kubernetes release: "
                    + "use \(quoted(address.description))")
        }
        guard !address.isIPv4, address.description != text else { return }
        report.warn(
            nil, "IPv6 address \(quoted(text)) should be in RFC 5952 canonical format (\(quoted(address.description)))")
    }

    /// A range of addresses, which stands at the report's path.
    static func range(_ text: String, _ report: inout FieldReport) {
        guard let range = IPRange(text) else { return }
        let network = range.network
        if range.hasHostBits {
            let single = "\(range.address)/\(range.address.isIPv4 ? 32 : 128)"
            report.warn(
                nil,
                "CIDR value \(quoted(text)) is ambiguous in this context (should be \(quoted(network)) or "
                    + "\(quoted(single))?)")
        }
        if NameFormat.isNonstandardCIDR(text) {
            report.warn(
                nil,
                "non-standard CIDR value \(quoted(text)) will be considered invalid in a future Kubernetes release: "
                    + "use \(quoted(network))")
        } else if !range.hasHostBits, !range.address.isIPv4, network != text {
            report.warn(
                nil, "IPv6 CIDR value \(quoted(text)) should be in RFC 5952 canonical format (\(quoted(network)))")
        }
    }

    private static func quoted(_ text: String) -> String { FieldError.quoted(text) }
}
