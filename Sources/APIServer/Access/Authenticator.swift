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

/// Acting as somebody else, as `kubectl --as` does.
enum Impersonation {
    /// The caller that the headers name; the real caller when they name none.
    static func apply(_ headers: RequestHeaders, to caller: Caller) throws(StatusError) -> Caller {
        let user = headers["impersonate-user"] ?? ""
        let groups = headers.all("impersonate-group")
        let uid = headers["impersonate-uid"] ?? ""
        let extra = headers.prefixed("impersonate-extra-")
        if user.isEmpty {
            guard groups.isEmpty, uid.isEmpty, extra.isEmpty else {
                throw .badRequest("requested \(headers.all("impersonate-group")) without impersonating a user")
            }
            return caller
        }
        guard caller.isAdministrator else {
            throw StatusError(
                code: 403, reason: "Forbidden",
                message: "users \(FieldError.quoted(user)) is forbidden: User \(FieldError.quoted(caller.name)) cannot "
                    + "impersonate resource \"users\" in API group \"\" at the cluster scope",
                details: Fields([("name", .string(user)), ("kind", "users")]))
        }
        var result = Caller(name: user, groups: groups)
        result.uid = uid
        for (key, values) in extra { result.extra[Query.decoded(key[...], plusIsSpace: false)] = values }
        result.groups = impliedGroups(user: user, stated: groups)
        return result
    }

    private static func impliedGroups(user: String, stated: [String]) -> [String] {
        let authenticated = "system:authenticated"
        if user == Caller.anonymous.name {
            return stated.contains("system:unauthenticated") ? stated : stated + ["system:unauthenticated"]
        }
        var groups = stated
        let parts = user.split(separator: ":", omittingEmptySubsequences: false)
        if stated.isEmpty, parts.count == 4, parts[0] == "system", parts[1] == "serviceaccount" {
            groups = ["system:serviceaccounts", "system:serviceaccounts:\(parts[2])"]
        }
        return groups.contains(authenticated) ? groups : groups + [authenticated]
    }
}
