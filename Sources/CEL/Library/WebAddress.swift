import ObjectTree

/// An absolute URL, as Go's `url.ParseRequestURI` takes it apart.
public struct WebAddress: Hashable, Sendable {
    let scheme: String
    /// With its port.
    let host: String
    let path: String
    /// Behind the question mark, as written.
    let query: String
    let hasEmptyQuery: Bool

    /// nil for what is no absolute URL.
    init?(_ text: String) {
        guard !text.isEmpty, !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
        var rest = text[...]
        var scheme = ""
        if let colon = rest.firstIndex(of: ":"), Self.isScheme(rest[..<colon]) {
            scheme = rest[..<colon].lowercased()
            rest = rest[rest.index(after: colon)...]
        } else if rest.first != "/" {
            return nil
        }
        guard rest.first == "/" else { return nil }
        var query = ""
        var hasQuery = false
        if let mark = rest.firstIndex(of: "?") {
            query = String(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
            hasQuery = true
        }
        var host = ""
        if !scheme.isEmpty, rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
            let end = rest.firstIndex(of: "/") ?? rest.endIndex
            let authority = rest[..<end].split(separator: "@", omittingEmptySubsequences: false).last ?? ""
            guard Self.isHost(authority), let decoded = Self.decoded(authority) else { return nil }
            host = decoded
            rest = rest[end...]
        }
        guard let path = Self.decoded(rest) else { return nil }
        self.scheme = scheme
        self.host = host
        self.path = path
        self.query = query
        hasEmptyQuery = hasQuery && query.isEmpty
    }

    private static func isScheme(_ text: Substring) -> Bool {
        guard let first = text.unicodeScalars.first, first.isWord, !first.isDigit, first != "_" else { return false }
        return text.unicodeScalars.allSatisfy { ($0.isWord && $0 != "_") || ["+", "-", "."].contains($0) }
    }

    private static func isHost(_ text: Substring) -> Bool {
        if text.contains(" ") || text.contains("<") || text.contains(">") || text.contains("\"") { return false }
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return false }
            return isPort(text[text.index(after: end)...])
        }
        guard let colon = text.lastIndex(of: ":") else { return true }
        return isPort(text[colon...])
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.isEmpty || (text.first == ":" && text.dropFirst().unicodeScalars.allSatisfy(\.isDigit))
    }

    /// With `%41` turned into what it stands for; nil for a percent sign that stands alone.
    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var scalars = Array(text.utf8)[...]
        while let byte = scalars.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard scalars.count >= 2, let high = Unicode.Scalar(scalars.removeFirst()).hexValue,
                let low = Unicode.Scalar(scalars.removeFirst()).hexValue
            else { return nil }
            bytes.append(UInt8(high * 16 + low))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Without port and brackets.
    var hostname: String {
        if host.hasPrefix("["), let end = host.firstIndex(of: "]") { return String(host[..<end].dropFirst()) }
        return host.lastIndex(of: ":").map { String(host[..<$0]) } ?? host
    }

    var port: String {
        guard let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") else { return "" }
        return String(host[colon...].dropFirst())
    }

    /// With what a path may not hold written as `%20`.
    var escapedPath: String {
        let plain = Set("-_.~$&+,/:;=@!'()*".utf8)
        return path.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            if (scalar.isWord && scalar != "_") || plain.contains(byte) { return String(scalar) }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    /// Values by name, in the order of names.
    var queryValues: [(String, [String])] {
        var values: [String: [String]] = [:]
        for pair in query.split(separator: "&") where !pair.contains(";") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(Self.spaced(parts[0])) else { continue }
            guard let value = Self.decoded(Self.spaced(parts.count > 1 ? parts[1] : "")) else { continue }
            values[name, default: []].append(value)
        }
        return values.sorted { $0.key.precedes($1.key) }.map { ($0.key, $0.value) }
    }

    private static func spaced(_ text: Substring) -> Substring { text.replacing("+", with: " ")[...] }

    static let overloads: [Overload] = [
        Overload("string_to_url", "url", [.string], .url, cost: .text(argument: 0, times: 1)) {
            (arguments) throws(EvaluationError) in
            let text = arguments[0].stringValue ?? ""
            guard let address = WebAddress(text) else {
                let reason = "parse \(GoText.quoted(text)): invalid URI for request"
                throw EvaluationError("URL parse error during conversion from string: \(reason)")
            }
            return .url(address)
        },
        Overload("is_url_string", "isURL", [.string], .bool, cost: .text(argument: 0, times: 1)) {
            .bool(WebAddress($0[0].stringValue ?? "") != nil)
        },
        part("getScheme") { $0.scheme }, part("getHost") { $0.host }, part("getHostname") { $0.hostname },
        part("getPort") { $0.port }, part("getEscapedPath") { $0.escapedPath },
        Overload("url_get_query", method: "getQuery", [.url], .map(.string, .list(.string))) {
            (arguments) throws(EvaluationError) in
            guard case .url(let address) = arguments[0] else { throw .noSuchOverload }
            let values = address.queryValues.map { ($0, CELValue.list(CELList($1.map(CELValue.string)))) }
            return .map(CELMap(values))
        },
    ]

    private static func part(_ name: String, _ read: @escaping @Sendable (WebAddress) -> String) -> Overload {
        Overload("url_\(name)", method: name, [.url], .string) { (arguments) throws(EvaluationError) in
            guard case .url(let address) = arguments[0] else { throw .noSuchOverload }
            return .string(read(address))
        }
    }
}
