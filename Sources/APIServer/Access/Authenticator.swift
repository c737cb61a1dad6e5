import ObjectModel

/// Where bearer tokens are known, asked one after the other.
public struct TokenSources: Sendable {
    private var sources: [@Sendable (String) -> Caller?] = []

    public init() {}

    /// Tokens that are given as such.
    public static func `static`(_ tokens: [String: Caller]) -> TokenSources {
        TokenSources().adding { tokens[$0] }
    }

    /// Asks one more, after the others.
    public mutating func add(_ source: @escaping @Sendable (String) -> Caller?) { sources.append(source) }

    func adding(_ source: @escaping @Sendable (String) -> Caller?) -> TokenSources {
        var all = self
        all.add(source)
        return all
    }

    func caller(of token: String) -> Caller? {
        for source in sources {
            if let caller = source(token) { return caller }
        }
        return nil
    }
}

/// Finds out who makes a request: by the client certificate of the connection or by a bearer token.
struct Authenticator: Sendable {
    let tokens: TokenSources

    static let unauthorized = StatusError(code: 401, reason: "Unauthorized", message: "Unauthorized")

    /// The caller of a request, impersonation not yet applied. A wrong token is refused, no token is anonymous.
    func caller(authorization: String?, certificate: Caller?) throws(StatusError) -> Caller {
        if let authorization, let token = Self.bearerToken(authorization) {
            guard let caller = tokens.caller(of: token) else { throw Self.unauthorized }
            return caller
        }
        return certificate ?? .anonymous
    }

    /// What follows `Bearer `; the scheme's case does not matter (RFC 9110, section 11.1).
    private static func bearerToken(_ header: String) -> String? {
        let scheme = "bearer "
        guard header.utf8.count >= scheme.utf8.count,
            zip(header.utf8, scheme.utf8).allSatisfy({ $0 | 0x20 == $1 | 0x20 })
        else { return nil }
        let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        let token = header.utf8.dropFirst(scheme.utf8.count).drop(while: isSpace)
        guard let last = token.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(Substring(token[...last]))
    }
}
