import ObjectModel

/// The rules of `windowsOptions` in security contexts.
enum WindowsOptionsValidation {
    private static let maximumCredentialSpec = 64 * 1024
    private static let domainLimit = 256
    private static let maximumUser = 104

    static func validate(_ options: WindowsSecurityContextOptions?, _ report: inout FieldReport) {
        guard let options else { return }
        report.at("windowsOptions") { report in
            if let name = options.gmsaCredentialSpecName {
                report.invalid("gmsaCredentialSpecName", name, problems: NameFormat.dns1123Subdomain(name))
            }
            if let spec = options.gmsaCredentialSpec {
                if spec.isEmpty {
                    report.invalid("gmsaCredentialSpec", "", "gmsaCredentialSpec cannot be an empty string")
                } else if spec.utf8.count > maximumCredentialSpec {
                    report.invalid(
                        "gmsaCredentialSpec", .string(spec),
                        "gmsaCredentialSpec size must be under \(maximumCredentialSpec / 1024) KiB")
                }
            }
            if let name = options.runAsUserName { report.invalid("runAsUserName", name, problems: userName(name)) }
        }
    }

    /// `DOMAIN\user` or `user`.
    private static func userName(_ name: String) -> [String] {
        if name.isEmpty { return ["runAsUserName cannot be an empty string"] }
        if name.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f }) {
            return ["runAsUserName cannot contain control characters"]
        }
        let parts = name.split(separator: "\\", omittingEmptySubsequences: false)
        guard parts.count <= 2, let user = parts.last else {
            return ["runAsUserName cannot contain more than one backslash"]
        }
        return (parts.count == 2 ? domain(parts[0]) : []) + self.user(user)
    }

    private static let notInNetBIOS = ByteSet("\\/:*?\"<>|")
    private static let domainMiddle = ByteSet("-a-zA-Z0-9")
    private static let notInUser = ByteSet("\"/\\:;|=,+*?<>@[]")
    private static let dotsAndSpaces = ByteSet(". ")

    private static func domain(_ domain: Substring) -> [String] {
        var problems: [String] = []
        if domain.utf8.count >= domainLimit {
            problems.append("runAsUserName's Domain length must be under \(domainLimit) characters")
        }
        let isNetBIOS =
            (1...15).contains(domain.count) && domain.first != "."
            && !domain.utf8.contains(where: notInNetBIOS.contains)
        let isDNS = domain.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            label.utf8.count <= 63
                && NameFormat.matches(label, first: .alphanumeric, middle: domainMiddle, last: .alphanumeric)
        }
        if !isNetBIOS && !isDNS {
            problems.append("runAsUserName's Domain doesn't match the NetBios nor the DNS format")
        }
        return problems
    }

    private static func user(_ user: Substring) -> [String] {
        var problems: [String] = []
        if user.isEmpty {
            problems.append("runAsUserName's User cannot be empty")
        } else if user.utf8.count > maximumUser {
            problems.append("runAsUserName's User length must not be longer than \(maximumUser) characters")
        }
        if !user.isEmpty && dotsAndSpaces.containsAll(of: user) {
            problems.append("runAsUserName's User cannot contain only periods or spaces")
        }
        if user.utf8.contains(where: notInUser.contains) {
            problems.append(#"runAsUserName's User cannot contain the following characters: "/\:;|=,+*?<>@[]"#)
        }
        return problems
    }
}
