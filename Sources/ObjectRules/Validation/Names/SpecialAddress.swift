/// Addresses that mean something else on every machine, so that nobody can be sent to them.
enum SpecialAddress {
    private static let unspecified = ["0.0.0.0/32", "::/128"].compactMap { IPRange($0) }
    private static let ranges: [(ranges: [IPRange], problem: String)] = [
        (["127.0.0.0/8", "::1/128"], "may not be in the loopback range (127.0.0.0/8, ::1/128)"),
        (["169.254.0.0/16", "fe80::/10"], "may not be in the link-local range (169.254.0.0/16, fe80::/10)"),
        (["224.0.0.0/24", "ff02::/16"], "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)"),
    ].map { ranges, problem in (ranges.compactMap { IPRange($0) }, problem) }

    /// What is wrong with an address because of where it is.
    /// - Parameter text: the address as it was written.
    static func problems(_ address: IPAddress, text: String) -> [String] {
        if unspecified.contains(where: { $0.contains(address) }) { return ["may not be unspecified (\(text))"] }
        return ranges.filter { $0.ranges.contains { $0.contains(address) } }.map(\.problem)
    }
}
