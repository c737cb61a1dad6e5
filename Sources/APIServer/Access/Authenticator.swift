import Foundation
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
        if let authorization, authorization.lowercased().hasPrefix("bearer ") {
            let token = authorization.dropFirst("bearer ".count).trimmingCharacters(in: .whitespaces)
            guard let caller = tokens.caller(of: token) else { throw Self.unauthorized }
            return caller
        }
        return certificate ?? .anonymous
    }
}
