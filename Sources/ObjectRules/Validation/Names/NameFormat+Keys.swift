/// Texts inside of objects: keys, ports, environment variables, headers.
extension NameFormat {
    private static let keyCharacters = ByteSet("-._a-zA-Z0-9")
    private static let portCharacters = ByteSet("-a-z0-9")
    private static let headerCharacters = ByteSet("-A-Za-z0-9")
    private static let identifierFirst = ByteSet("a-zA-Z_")
    private static let identifierMiddle = ByteSet("a-zA-Z0-9_")

    /// A name that stands in a URL path by itself.
    public static func pathSegmentName(_ text: String) -> [String] {
        if text == "." { return ["may not be '.'"] }
        if text == ".." { return ["may not be '..'"] }
        var problems: [String] = []
        if text.utf8.contains(UInt8(ascii: "/")) { problems.append("may not contain '/'") }
        if text.utf8.contains(UInt8(ascii: "%")) { problems.append("may not contain '%'") }
        return problems
    }

    /// A key of a ConfigMap or Secret, which becomes the name of a file.
    public static func configKey(_ text: String) -> [String] {
        var problems: [String] = []
        if text.utf8.count > 253 { problems.append(lengthProblem(253)) }
        if text.isEmpty || !keyCharacters.containsAll(of: text) {
            problems.append(
                patternProblem(
                    "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
                    pattern: "[-._a-zA-Z0-9]+", examples: "key.name", "KEY_NAME", "key-name"))
        }
        switch text {
        case ".": problems.append("must not be '.'")
        case "..": problems.append("must not be '..'")
        case _ where text.hasPrefix(".."): problems.append("must not start with '..'")
        default: break
        }
        return problems
    }

    /// The name of an environment variable: printable ASCII without '='.
    public static func environmentVariable(_ text: String) -> [String] {
        guard !text.isEmpty else { return ["environment variable name must be non-empty"] }
        for byte in text.utf8 where byte < 0x20 || byte > 0x7e || byte == UInt8(ascii: "=") {
            return ["a valid environment variable name must consist only of printable ASCII characters other than '='"]
        }
        return []
    }

    /// An identifier of the C language.
    public static func cIdentifier(_ text: String) -> [String] {
        guard !matches(text, first: identifierFirst, middle: identifierMiddle, last: identifierMiddle) else {
            return []
        }
        let rule =
            "a valid C identifier must start with alphabetic character or '_', followed by a string of "
            + "alphanumeric characters or '_'"
        return [
            patternProblem(
                rule, pattern: "[A-Za-z_][A-Za-z0-9_]*", examples: "my_name", "MY_NAME", "MyName")
        ]
    }

    /// The name of a port (RFC 6335, in lower case).
    public static func portName(_ text: String) -> [String] {
        var problems: [String] = []
        if text.utf8.count > 15 { problems.append(lengthProblem(15)) }
        if text.isEmpty || !portCharacters.containsAll(of: text) {
            problems.append("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)")
        }
        if !text.utf8.contains(where: ByteSet.lower.contains) {
            problems.append("must contain at least one letter (a-z)")
        }
        if text.contains("--") { problems.append("must not contain consecutive hyphens") }
        if text.utf8.first == UInt8(ascii: "-") || text.utf8.last == UInt8(ascii: "-") {
            problems.append("must not begin or end with a hyphen")
        }
        return problems
    }

    /// A port as a number.
    public static func portNumber(_ number: Int) -> [String] {
        (1...65535).contains(number) ? [] : [rangeProblem(1...65535)]
    }

    /// The name of an HTTP header.
    public static func httpHeaderName(_ text: String) -> [String] {
        guard text.isEmpty || !headerCharacters.containsAll(of: text) else { return [] }
        let rule = "a valid HTTP header must consist of alphanumeric characters or '-'"
        return [patternProblem(rule, pattern: "[-A-Za-z0-9]+", examples: "X-Header-Name")]
    }

    /// A number of hundredths such as `25%`.
    public static func percent(_ text: String) -> [String] {
        let digits = text.utf8.dropLast()
        guard text.utf8.last != UInt8(ascii: "%") || digits.isEmpty || !digits.allSatisfy(ByteSet.digit.contains) else {
            return []
        }
        let rule = "a valid percent string must be a numeric string followed by an ending '%'"
        return [patternProblem(rule, pattern: "[0-9]+%", examples: "1%", "93%")]
    }
}

// MARK: - Paths of files and URLs

extension NameFormat {
    private static let urlPathCharacters = ByteSet("-A-Za-z0-9/._~%!$&'()*+,;=:")

    /// A path inside of a volume: relative and never upwards.
    public static func relativePath(_ text: String) -> [String] {
        var problems: [String] = []
        if text.utf8.first == UInt8(ascii: "/") { problems.append("must be a relative path") }
        return problems + pathWithoutBacksteps(text)
    }

    /// A path without `..` as one of its parts.
    public static func pathWithoutBacksteps(_ text: String) -> [String] {
        hasBackstep(text) ? ["must not contain '..'"] : []
    }

    static func hasBackstep(_ text: String) -> Bool {
        text.utf8.split(separator: UInt8(ascii: "/")).contains { part in
            part.count == 2 && part.allSatisfy { $0 == UInt8(ascii: ".") }
        }
    }

    /// The path of a file that is put into a volume: relative, never upwards, and not one of the names that start
    /// with two dots, which the node keeps for itself.
    public static func filePath(_ text: String) -> [String] {
        let isReserved = text.hasPrefix("..") && !text.hasPrefix("../")
        return relativePath(text) + (isReserved ? ["must not start with '..'"] : [])
    }

    /// A path that names its owner first, such as `acme.io/foo`. Unlike other formats it says which part is wrong.
    public static func domainPrefixedPath(_ text: String) -> [(part: String, problem: String)] {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            return [(text, #"must be a domain-prefixed path (such as "acme.io/foo")"#)]
        }
        var problems = dns1123Subdomain(parts[0]).map { (part: parts[0], problem: $0) }
        if !urlPathCharacters.containsAll(of: parts[1]) {
            let problem = patternProblem("Invalid path", pattern: #"[A-Za-z0-9/\-._~%!$&'()*+,;=:]+"#)
            problems.append((part: parts[1], problem: problem))
        }
        return problems
    }
}
