import ObjectTree

/// What a service account's token says (Kubernetes' bound tokens: RFC 7519 with the private claim `kubernetes.io`).
public struct ServiceAccountToken: Sendable, Hashable {
    /// An object that a token speaks of. The token is worth nothing once an object of that name has another uid.
    public struct Reference: Sendable, Hashable {
        public let name: String
        public let uid: String

        public init(name: String, uid: String) {
            self.name = name
            self.uid = uid
        }
    }

    /// Of the service account.
    public var namespace: String
    /// Whose identity the token is.
    public var serviceAccount: Reference
    /// What the token is bound to, and the node of its pod; a node that is not there has no uid.
    public var pod: Reference?
    public var secret: Reference?
    public var node: Reference?
    /// Who may accept the token.
    public var audiences: [String]
    public var issuedAt: Time
    public var expires: Time
    /// From when on its holder should have a newer one; nil when that is what `expires` says.
    public var staleFrom: Time?
    /// `jti`: tells this token from others.
    public var id: String

    /// A token for some audiences from one moment to another, in whole seconds; `id` is a random UUID.
    public init(
        namespace: String, serviceAccount: Reference, audiences: [String], issuedAt: Time, expires: Time, id: String
    ) {
        self.namespace = namespace
        self.serviceAccount = serviceAccount
        self.audiences = audiences
        self.issuedAt = issuedAt.wholeSeconds
        self.expires = expires.wholeSeconds
        self.id = id
    }

    /// The user that the token stands for.
    public var user: String { "system:serviceaccount:\(namespace):\(serviceAccount.name)" }
    /// Its groups; groups that every caller is in are not among them.
    public var groups: [String] { ["system:serviceaccounts", "system:serviceaccounts:\(namespace)"] }

    /// What an API server keeps with the user beside name, uid and groups.
    public var extra: [(key: String, values: [String])] {
        var extra = [("credential-id", "JTI=\(id)")]
        if let node { extra.append(("node-name", node.name)) }
        if let node, !node.uid.isEmpty { extra.append(("node-uid", node.uid)) }
        if let pod { extra += [("pod-name", pod.name), ("pod-uid", pod.uid)] }
        return extra.map { (key: "authentication.kubernetes.io/\($0.0)", values: [$0.1]) }
    }
}

// MARK: - Claims

extension ServiceAccountToken {
    func claims(issuer: String) -> Value {
        var bound: [(String, Value)] = [("namespace", .string(namespace))]
        if let node { bound.append(("node", node.claim)) }
        if let pod { bound.append(("pod", pod.claim)) }
        if let secret { bound.append(("secret", secret.claim)) }
        bound.append(("serviceaccount", serviceAccount.claim))
        if let staleFrom { bound.append(("warnafter", .int(staleFrom.seconds))) }
        return [
            "aud": .array(audiences.map { .string($0) }), "exp": .int(expires.seconds), "iat": .int(issuedAt.seconds),
            "iss": .string(issuer), "jti": .string(id), "kubernetes.io": .object(Fields(bound)),
            "nbf": .int(issuedAt.seconds), "sub": .string(user),
        ]
    }

    /// Nil where a claim is missing or contradicts another.
    init?(claims: Value) {
        guard let bound = claims["kubernetes.io"], let namespace = bound["namespace"]?.stringValue,
            let account = Reference(claim: bound["serviceaccount"]), let subject = claims["sub"]?.stringValue,
            let expires = claims["exp"]?.intValue, let begins = claims["nbf"]?.intValue,
            let audiences = claims["aud"]?.arrayValue, let id = claims["jti"]?.stringValue
        else { return nil }
        let names = audiences.compactMap(\.stringValue)
        guard names.count == audiences.count else { return nil }
        self.init(
            namespace: namespace, serviceAccount: account, audiences: names, issuedAt: Time(seconds: Int64(begins)),
            expires: Time(seconds: Int64(expires)), id: id)
        pod = Reference(claim: bound["pod"])
        secret = Reference(claim: bound["secret"])
        node = Reference(claim: bound["node"])
        staleFrom = bound["warnafter"]?.intValue.map { Time(seconds: Int64($0)) }
        guard subject == user else { return nil }
    }
}

extension ServiceAccountToken.Reference {
    fileprivate var claim: Value {
        uid.isEmpty ? ["name": .string(name)] : ["name": .string(name), "uid": .string(uid)]
    }

    fileprivate init?(claim: Value?) {
        guard let name = claim?["name"]?.stringValue else { return nil }
        self.init(name: name, uid: claim?["uid"]?.stringValue ?? "")
    }
}
