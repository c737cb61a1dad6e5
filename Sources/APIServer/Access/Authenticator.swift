import ObjectModel

/// Who shows a token that has been read; nil when it is valid no more. Asked again with every request that shows it.
typealias Credential = @Sendable () -> Identified?

/// Where bearer tokens are known, asked one after the other.
public struct TokenSources: Sendable {
    private var sources: [@Sendable (String) -> Credential?] = []

    public init() {}

    /// Tokens that are given as such.
    public static func `static`(_ tokens: [String: Caller]) -> TokenSources {
        TokenSources().adding { token in
            guard let caller = tokens[token] else { return nil }
            return { Identified(caller) }
        }
    }

    /// Asks one more, after the others.
    public mutating func add(_ source: @escaping @Sendable (String) -> Caller?) {
        sources.append { token in { source(token).map(Identified.init) } }
    }

    /// Asks one more, after the others, which is nil for what is none of its tokens.
    func adding(_ source: @escaping @Sendable (String) -> Credential?) -> TokenSources {
        var all = self
        all.sources.append(source)
        return all
    }

    func caller(of token: String) -> Caller? { credential(of: token)?.shown.caller }

    func credential(of token: String) -> (shown: Identified, credential: Credential)? {
        for source in sources {
            if let credential = source(token), let shown = credential() { return (shown, credential) }
        }
        return nil
    }
}

/// Finds out who makes a request: by the client certificate of the connection or by a bearer token.
struct Authenticator: Sendable {
    let tokens: TokenSources

    static let unauthorized = StatusError(code: 401, reason: "Unauthorized", message: "Unauthorized")

    /// The caller of a request, impersonation not yet applied. A wrong token is refused, no token is anonymous.
    func identify(authorization: String?, of peer: HTTPPeer) throws(StatusError) -> Identified {
        guard let authorization else { return Identified(peer.certificate ?? .anonymous) }
        if let shown = peer.shown, shown.header == authorization, let found = shown.credential() { return found }
        guard let token = Self.bearerToken(authorization) else { return Identified(peer.certificate ?? .anonymous) }
        guard let found = tokens.credential(of: token) else { throw Self.unauthorized }
        peer.shown = (authorization, found.credential)
        return found.shown
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
