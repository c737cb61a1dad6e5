/// The formats that names and other texts of the API must have. Each function lists the problems of a text in
/// Kubernetes' words; a good text has none.
public enum NameFormat {
    /// How a length limit is worded: labels count bytes, everything else says characters.
    enum LengthUnit: String {
        case characters, bytes
    }

    static func lengthProblem(_ maximum: Int, _ unit: LengthUnit = .characters) -> String {
        "must be no more than \(maximum) \(unit.rawValue)"
    }

    /// For a number outside of bounds.
    public static func rangeProblem(_ bounds: ClosedRange<Int>) -> String {
        "must be between \(bounds.lowerBound) and \(bounds.upperBound), inclusive"
    }

    /// For a text that a pattern does not match; examples of texts that it does match are shown.
    static func patternProblem(_ rule: String, pattern: String, examples: String...) -> String {
        guard !examples.isEmpty else { return "\(rule) (regex used for validation is '\(pattern)')" }
        let shown = examples.map { "'\($0)', " }.joined(separator: " or ")
        return "\(rule) (e.g. \(shown)regex used for validation is '\(pattern)')"
    }

    /// Whether a text is a run of `middle` characters that starts with one of `first` and ends with one of `last`.
    @inline(__always)
    static func matches(_ text: some StringProtocol, first: ByteSet, middle: ByteSet, last: ByteSet) -> Bool {
        var previous: UInt8?
        for byte in text.utf8 {
            guard previous == nil ? first.contains(byte) : middle.contains(byte) else { return false }
            previous = byte
        }
        guard let previous else { return false }
        return last.contains(previous)
    }
}

// MARK: - DNS

extension NameFormat {
    private static let labelMiddle = ByteSet("-a-z0-9")
    private static let underscoreMiddle = ByteSet("-_a-z0-9")
    private static let labelPattern = "[a-z0-9]([-a-z0-9]*[a-z0-9])?"
    private static let subdomainPattern = #"[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*"#
    private static let underscoreLabelPattern = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?"

    static func isLabel(_ text: some StringProtocol) -> Bool {
        matches(text, first: .lowerDigit, middle: labelMiddle, last: .lowerDigit)
    }

    static func isSubdomain(_ text: String) -> Bool {
        var previous = UInt8(ascii: ".")
        for byte in text.utf8 {
            if byte == UInt8(ascii: ".") {
                guard ByteSet.lowerDigit.contains(previous) else { return false }
            } else if byte == UInt8(ascii: "-") {
                guard previous != UInt8(ascii: ".") else { return false }
            } else if !ByteSet.lowerDigit.contains(byte) {
                return false
            }
            previous = byte
        }
        return ByteSet.lowerDigit.contains(previous)
    }

    /// One part of a host name (RFC 1123): at most 63 of a-z, 0-9 and '-'.
    public static func dns1123Label(_ text: String) -> [String] {
        var problems: [String] = []
        if text.utf8.count > 63 { problems.append(lengthProblem(63)) }
        guard !isLabel(text) else { return problems }
        guard !isSubdomain(text) else { return problems + ["must not contain dots"] }
        let rule =
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must "
            + "start and end with an alphanumeric character"
        return problems + [patternProblem(rule, pattern: labelPattern, examples: "my-name", "123-abc")]
    }

    /// A host name (RFC 1123): labels joined by dots, at most 253 characters.
    public static func dns1123Subdomain(_ text: String) -> [String] { subdomain(text, .characters) }

    static func subdomain(_ text: String, _ unit: LengthUnit) -> [String] {
        var problems: [String] = []
        if text.utf8.count > 253 { problems.append(lengthProblem(253, unit)) }
        guard !isSubdomain(text) else { return problems }
        let rule =
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', "
            + "and must start and end with an alphanumeric character"
        return problems + [patternProblem(rule, pattern: subdomainPattern, examples: "example.com")]
    }

    /// A host name whose labels may have underscores, as DNS search paths do.
    public static func dns1123SubdomainWithUnderscore(_ text: String) -> [String] {
        var problems: [String] = []
        if text.utf8.count > 253 { problems.append(lengthProblem(253)) }
        let fits = text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            let rest = label.utf8.first == UInt8(ascii: "_") ? label.dropFirst() : label
            return matches(rest, first: .lowerDigit, middle: underscoreMiddle, last: .lowerDigit)
        }
        guard !fits else { return problems }
        let rule =
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or "
            + "'.', and must start and end with an alphanumeric character"
        let pattern = underscoreLabelPattern + #"(\."# + underscoreLabelPattern + ")*"
        return problems + [patternProblem(rule, pattern: pattern, examples: "example.com")]
    }

    /// A host name whose first label is `*`.
    public static func wildcardDNS1123Subdomain(_ text: String) -> [String] {
        var problems: [String] = []
        if text.utf8.count > 253 { problems.append(lengthProblem(253)) }
        guard !(text.hasPrefix("*.") && isSubdomain(String(text.dropFirst(2)))) else { return problems }
        let rule =
            "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must "
            + "consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character"
        let pattern = #"\*\."# + subdomainPattern
        return problems + [patternProblem(rule, pattern: pattern, examples: "*.example.com")]
    }

    /// A label that starts with a letter (RFC 1035).
    public static func dns1035Label(_ text: String) -> [String] {
        var problems: [String] = []
        if text.utf8.count > 63 { problems.append(lengthProblem(63)) }
        guard !matches(text, first: .lower, middle: labelMiddle, last: .lowerDigit) else { return problems }
        let rule =
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an "
            + "alphabetic character, and end with an alphanumeric character"
        let pattern = "[a-z]([-a-z0-9]*[a-z0-9])?"
        return problems + [patternProblem(rule, pattern: pattern, examples: "my-name", "abc-123")]
    }
}

// MARK: - Labels and qualified names

extension NameFormat {
    private static let nameMiddle = ByteSet("-A-Za-z0-9_.")
    private static let namePattern = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]"
    private static let nameRule =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end "
        + "with an alphanumeric character"

    private static func namePatternProblem(_ rule: String) -> String {
        patternProblem(rule, pattern: namePattern, examples: "MyName", "my.name", "123-abc")
    }

    /// A name of at most 63 characters with an optional domain before it: the key of a label, a resource, a
    /// condition, a finalizer.
    public static func qualifiedName(_ text: String) -> [String] {
        var problems: [String] = []
        var name = text[...]
        if let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) {
            name = text[text.utf8.index(after: slash)...]
            guard !name.utf8.contains(UInt8(ascii: "/")) else {
                return [
                    namePatternProblem("a valid label key " + nameRule)
                        + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
                ]
            }
            let prefix = String(text[..<slash])
            let found = prefix.isEmpty ? ["must be non-empty"] : subdomain(prefix, .bytes)
            problems += found.map { "prefix part " + $0 }
        }
        if name.isEmpty {
            problems.append("name part must be non-empty")
        } else if name.utf8.count > 63 {
            problems.append("name part " + lengthProblem(63, .bytes))
        }
        if !matches(name, first: .alphanumeric, middle: nameMiddle, last: .alphanumeric) {
            problems.append(namePatternProblem("name part " + nameRule))
        }
        return problems
    }

    /// The value of a label: empty, or at most 63 characters like a name.
    public static func labelValue(_ text: String) -> [String] {
        guard !text.isEmpty else { return [] }
        var problems: [String] = []
        if text.utf8.count > 63 { problems.append(lengthProblem(63, .bytes)) }
        guard !matches(text, first: .alphanumeric, middle: nameMiddle, last: .alphanumeric) else { return problems }
        let problem = patternProblem(
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must "
                + "start and end with an alphanumeric character",
            pattern: "(\(namePattern))?", examples: "MyValue", "my_value", "12345")
        return problems + [problem]
    }
}
