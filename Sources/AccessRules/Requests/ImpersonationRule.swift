import ObjectModel

/// Acting as somebody else, as `kubectl --as` does. There are several ways to be allowed to (KEP-5284): for one kind of
/// identity and certain requests only, or, by the verb `impersonate`, for everything. They are tried in order; who is
/// allowed by none is told what the first one that comes into question lacks.
public struct ImpersonationRule: Sendable {
    private let decide: @Sendable (AccessAttributes) -> AccessDecision

    /// - Parameter decide: What the access rules say.
    public init(decide: @escaping @Sendable (AccessAttributes) -> AccessDecision) { self.decide = decide }

    /// A way to act as somebody for certain requests.
    private enum Mode: String, CaseIterable {
        case associatedNode = "associated-node"
        case arbitraryNode = "arbitrary-node"
        case serviceAccount = "serviceaccount"
        case userInfo = "user-info"
    }

    private static let group = "authentication.k8s.io"
    private static let nodeName = "authentication.kubernetes.io/node-name"

    /// The caller as whom a request is served.
    /// - Parameters:
    ///   - wanted: Who the headers say, as they say it.
    ///   - request: What is asked for, by the one who really asks.
    public func caller(as wanted: Caller, for request: AccessAttributes) throws(StatusError) -> Caller {
        var first: StatusError?
        for mode in Mode.allCases where applies(mode, wanted, request.caller) {
            do throws(StatusError) {
                var on = request
                on.verb = "impersonate-on:\(mode.rawValue):\(request.verb)"
                try check(on)
                return try constrained(wanted, mode, request.caller)
            } catch {
                first = first ?? error
            }
        }
        do throws(StatusError) {
            return try unconstrained(wanted, request.caller)
        } catch {
            throw first ?? error
        }
    }

    private func applies(_ mode: Mode, _ wanted: Caller, _ requestor: Caller) -> Bool {
        let isNameAlone = wanted.uid.isEmpty && wanted.groups.isEmpty && wanted.extra.isEmpty
        let node = Self.node(wanted.name)
        let account = Self.serviceAccount(wanted.name)
        switch mode {
        case .associatedNode:
            return isNameAlone && node != nil && Self.serviceAccount(requestor.name) != nil
                && requestor.extra[Self.nodeName] == [node ?? ""]
        case .arbitraryNode: return isNameAlone && node != nil
        case .serviceAccount: return isNameAlone && account != nil
        case .userInfo: return node == nil && account == nil
        }
    }

    // MARK: - What one acts as

    private func constrained(_ wanted: Caller, _ mode: Mode, _ requestor: Caller) throws(StatusError) -> Caller {
        let verb = "impersonate:\(mode.rawValue)"
        var result = wanted
        if let node = Self.node(wanted.name) {
            result.groups = [NodeIdentity.group]
            let name = mode == .associatedNode ? "*" : node
            try check(requestor, verb, Self.group, "nodes", name: name)
        } else {
            try checkUser(wanted, verb, Self.group, requestor, &result)
        }
        let groups = AccessAttributes(requestor, verb: verb, apiGroup: Self.group, resource: "groups")
        if wanted.groups.contains("") {
            throw groups.forbidden(reason: "impersonating the empty string group is not allowed")
        }
        if wanted.groups.contains(Caller.superusers) {
            var named = groups
            named.name = Caller.superusers
            throw named.forbidden(reason: "impersonating the system:masters group is not allowed")
        }
        try checkRest(wanted, verb, Self.group, requestor)
        return Self.completed(result)
    }

    private func unconstrained(_ wanted: Caller, _ requestor: Caller) throws(StatusError) -> Caller {
        var result = wanted
        try checkUser(wanted, "impersonate", "", requestor, &result)
        try checkRest(wanted, "impersonate", "", requestor)
        return Self.completed(result)
    }

    /// A service account is in the groups of its kind unless others are stated.
    private func checkUser(
        _ wanted: Caller, _ verb: String, _ group: String, _ requestor: Caller, _ result: inout Caller
    ) throws(StatusError) {
        guard let account = Self.serviceAccount(wanted.name) else {
            return try check(requestor, verb, group, "users", name: wanted.name)
        }
        if wanted.groups.isEmpty {
            result.groups = ["system:serviceaccounts", "system:serviceaccounts:\(account.namespace)"]
        }
        try check(requestor, verb, group, "serviceaccounts", namespace: account.namespace, name: account.name)
    }

    private func checkRest(
        _ wanted: Caller, _ verb: String, _ group: String, _ requestor: Caller
    ) throws(StatusError) {
        if !wanted.uid.isEmpty { try check(requestor, verb, Self.group, "uids", name: wanted.uid) }
        for name in wanted.groups { try check(requestor, verb, group, "groups", name: name) }
        for (key, values) in wanted.extra.sorted(by: { $0.key < $1.key }) {
            for value in values {
                try check(requestor, verb, Self.group, "userextras", subresource: key, name: value)
            }
        }
    }

    /// With the group that everybody is in.
    private static func completed(_ caller: Caller) -> Caller {
        let unauthenticated = "system:unauthenticated"
        let isAnonymous = caller.name == Caller.anonymous.name || caller.groups.contains(unauthenticated)
        let everybody = isAnonymous ? unauthenticated : "system:authenticated"
        var caller = caller
        if !caller.groups.contains(everybody) { caller.groups.append(everybody) }
        return caller
    }

    // MARK: - Asking

    private func check(
        _ requestor: Caller, _ verb: String, _ group: String, _ resource: String, subresource: String = "",
        namespace: String = "", name: String
    ) throws(StatusError) {
        try check(
            AccessAttributes(
                requestor, verb: verb, apiGroup: group, resource: resource, subresource: subresource,
                namespace: namespace, name: name))
    }

    private func check(_ request: AccessAttributes) throws(StatusError) {
        let decision = decide(request)
        guard !decision.isAllowed else { return }
        throw request.forbidden(reason: decision.reason)
    }

    // MARK: - Names

    /// The namespace and name of a service account.
    private static func serviceAccount(_ user: String) -> (namespace: String, name: String)? {
        let parts = user.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, parts[0] == "system", parts[1] == "serviceaccount", !parts[2].isEmpty,
            !parts[3].isEmpty
        else { return nil }
        return (parts[2], parts[3])
    }

    /// The name of a node.
    private static func node(_ user: String) -> String? {
        guard user.hasPrefix(NodeIdentity.userPrefix), user.count > NodeIdentity.userPrefix.count else { return nil }
        return String(user.dropFirst(NodeIdentity.userPrefix.count))
    }
}
