import AccessRules
import ObjectModel

/// Acting as somebody else, as `kubectl --as` does: for those who may `impersonate` the user, each of the groups, the
/// uid and every extra.
struct Impersonation: Sendable {
    let authorizer: Authorizer

    private static let authenticated = "system:authenticated"
    private static let unauthenticated = "system:unauthenticated"

    /// The caller that the headers name; the real caller when they name none.
    func apply(_ headers: RequestHeaders, to caller: Caller) throws(StatusError) -> Caller {
        guard headers.hasPrefix("impersonate-") else { return caller }
        let user = headers["impersonate-user"] ?? ""
        let groups = headers.all("impersonate-group")
        let uid = headers["impersonate-uid"] ?? ""
        let extra = Self.extra(headers)
        guard !user.isEmpty else {
            guard groups.isEmpty, uid.isEmpty, extra.isEmpty else {
                throw .badRequest("requested \(groups) without impersonating a user")
            }
            return caller
        }
        let account = Self.serviceAccount(user)
        try check(user: user, account, caller)
        for group in groups { try check(caller, "", "groups", name: group) }
        for (key, values) in extra.sorted(by: { $0.key < $1.key }) {
            for value in values {
                try check(caller, "authentication.k8s.io", "userextras", subresource: key, name: value)
            }
        }
        if !uid.isEmpty { try check(caller, "authentication.k8s.io", "uids", name: uid) }
        var result = Caller(name: user, groups: Self.groups(of: user, account, stated: groups))
        result.uid = uid
        result.extra = extra
        return result
    }

    private static func extra(_ headers: RequestHeaders) -> [String: [String]] {
        var extra: [String: [String]] = [:]
        for (key, values) in headers.prefixed("impersonate-extra-") {
            extra[Query.decoded(key[...], plusIsSpace: false), default: []] += values
        }
        return extra
    }

    /// The namespace and name of a service account.
    private static func serviceAccount(_ user: String) -> (namespace: String, name: String)? {
        let parts = user.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, parts[0] == "system", parts[1] == "serviceaccount", !parts[2].isEmpty,
            !parts[3].isEmpty
        else { return nil }
        return (parts[2], parts[3])
    }

    private func check(user: String, _ account: (namespace: String, name: String)?, _ caller: Caller)
        throws(StatusError)
    {
        guard let account else { return try check(caller, "", "users", name: user) }
        try authorizer.check(
            AccessAttributes(
                caller, verb: "impersonate", apiGroup: "", resource: "serviceaccounts",
                namespace: account.namespace, name: account.name))
    }

    private func check(
        _ caller: Caller, _ group: String, _ resource: String, subresource: String = "", name: String
    ) throws(StatusError) {
        try authorizer.check(
            AccessAttributes(
                caller, verb: "impersonate", apiGroup: group, resource: resource, subresource: subresource,
                name: name))
    }

    /// The groups that the headers state, or those that a service account is in; and the group of everybody.
    private static func groups(
        of user: String, _ account: (namespace: String, name: String)?, stated: [String]
    ) -> [String] {
        var groups = stated
        if stated.isEmpty, let account {
            groups = ["system:serviceaccounts", "system:serviceaccounts:\(account.namespace)"]
        }
        let everybody = user == Caller.anonymous.name ? unauthenticated : authenticated
        return groups.contains(everybody) ? groups : groups + [everybody]
    }
}
