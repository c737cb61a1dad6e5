import ClusterAccess
import ObjectCoding
import ObjectModel

/// Who a service account's token stands for, as long as all is there that it speaks of: the account, and the pod,
/// Secret or node that it is bound to.
struct AccountTokens: Sendable {
    let tokens: ServiceAccountTokens
    let lookups: Lookups

    /// What a token is worth.
    struct Identity: Sendable {
        var caller: Caller
        /// Those of the audiences asked for that the token is for.
        var audiences: [String]
    }

    /// A token that is ours and not accepted; the text is Kubernetes'.
    struct Refusal: Error {
        let message: String

        static let invalidated = Refusal(message: "service account token has been invalidated")
    }

    /// The audience of tokens for the API server itself.
    var audience: String { tokens.issuer }

    /// Whose token this is; nil where that is not to be known, for whatever reason.
    func credential(of text: String, now: @escaping @Sendable () -> Time) -> Credential? {
        // What is wrong with a token is not told to whoever shows it: it is refused like an unknown one.
        do throws(Refusal) {
            guard let shown = try read(text) else { return nil }
            return {
                do throws(Refusal) {
                    return try identity(of: shown, text, audiences: [audience], now: now()).caller
                } catch { return nil }
            }
        } catch { return nil }
    }

    /// Whose token this is; nil for what is no token of a service account.
    func identity(of text: String, audiences: [String], now: Time) throws(Refusal) -> Identity? {
        guard let shown = try read(text) else { return nil }
        return try identity(of: shown, text, audiences: audiences, now: now)
    }

    private func identity(
        of shown: AuthenticToken, _ text: String, audiences: [String], now: Time
    ) throws(Refusal) -> Identity {
        var caller = Caller(name: shown.user, groups: shown.groups + ["system:authenticated"])
        caller.extra = shown.extra
        switch shown.content {
        case .bound(let token):
            try check(token, audiences, now)
            caller.uid = token.serviceAccount.uid
            return Identity(caller: caller, audiences: audiences.filter(token.audiences.contains))
        case .legacy(let token):
            try check(token, text, audiences)
            caller.uid = token.serviceAccount.uid
            return Identity(caller: caller, audiences: [audience])
        }
    }

    private func read(_ text: String) throws(Refusal) -> AuthenticToken? {
        do throws(AccessError) {
            return try tokens.read(text)
        } catch {
            throw Refusal(message: error.message)
        }
    }

    private func check(_ token: ServiceAccountToken, _ audiences: [String], _ now: Time) throws(Refusal) {
        do throws(AccessError) {
            try tokens.verify(token, audiences: audiences, now: now)
        } catch {
            throw Refusal(message: error.message)
        }
        try checkAccount(token.serviceAccount, token.namespace, now)
        try checkBound(token, now)
    }

    /// Tokens in Secrets are for the API server alone, and go with their Secret.
    private func check(_ token: LegacyAccountToken, _ text: String, _ audiences: [String]) throws(Refusal) {
        guard audiences.contains(audience) else {
            throw Refusal(message: "token audiences [] is invalid for the target audiences \(Self.list(audiences))")
        }
        try checkAccount(token.serviceAccount, token.namespace, nil)
        guard let secret = lookups.secret(token.secret, namespace: token.namespace),
            secret["metadata"]?["deletionTimestamp"] == nil
        else { throw .invalidated }
        guard secret.dataText("token") == text else {
            throw Refusal(message: "service account token does not match server's copy")
        }
        try checkMark(of: secret, token)
    }

    /// What is being deleted still counts until the moment that its deletion was announced for, and a little longer:
    /// pods that end gracefully may have something to say. Without `now` it does not count any more.
    private static func isGone(_ metadata: Value?, _ now: Time?) -> Bool {
        guard let end = metadata?["deletionTimestamp"]?.stringValue.flatMap({ Time(rfc3339: $0) }) else { return false }
        return now.map { end.adding(seconds: ServerLimits.deletedTokenSeconds) < $0 } ?? true
    }

    private static let invalidSince = "kubernetes.io/legacy-token-invalid-since"

    /// A token that has not been used for long is marked first, so that whoever still needs it can be found.
    private func checkMark(of secret: Value, _ token: LegacyAccountToken) throws(Refusal) {
        let mark = secret.at("metadata", "labels", Self.invalidSince)?.stringValue ?? ""
        guard !mark.isEmpty else { return }
        throw Refusal(
            message: "the token in secret \(token.namespace)/\(token.secret) for service account "
                + "\(token.namespace)/\(token.serviceAccount.name) has been marked invalid. Use tokens from the "
                + "TokenRequest API or manually created secret-based tokens, or remove the '\(Self.invalidSince)' "
                + "label from the secret to temporarily allow use of this token")
    }

    static func list(_ texts: [String]) -> String {
        "[" + texts.map { FieldError.quoted($0) }.joined(separator: " ") + "]"
    }

    // MARK: - What a token speaks of

    private func checkAccount(
        _ claim: ServiceAccountToken.Reference, _ namespace: String, _ now: Time?
    ) throws(Refusal) {
        guard let account = lookups.serviceAccount(claim.name, namespace: namespace) else {
            throw Refusal(message: "serviceaccounts \(FieldError.quoted(claim.name)) not found")
        }
        guard !Self.isGone(account["metadata"], now) else {
            throw Refusal(message: "service account \(namespace)/\(claim.name) has been deleted")
        }
        let uid = account["metadata"]?["uid"]?.stringValue ?? ""
        guard uid == claim.uid else {
            throw Refusal(message: "service account UID (\(uid)) does not match claim (\(claim.uid))")
        }
    }

    private func checkBound(_ token: ServiceAccountToken, _ now: Time) throws(Refusal) {
        if let claim = token.secret {
            let secret = lookups.secret(claim.name, namespace: token.namespace)
            try check(secret, claim, now, "secret UID", "service account secret ref claim")
        }
        if let claim = token.pod {
            let pod = lookups.object("pods", claim.name, namespace: token.namespace)
            try check(pod, claim, now, "pod UID", "service account pod ref claim")
        } else if let claim = token.node {
            let node = lookups.object("nodes", claim.name)
            try check(node, claim, now, "node UID", "service account node ref claim")
        }
    }

    private func check(
        _ object: Value?, _ claim: ServiceAccountToken.Reference, _ now: Time, _ what: String, _ claimed: String
    ) throws(Refusal) {
        guard let metadata = object?["metadata"], !Self.isGone(metadata, now) else { throw .invalidated }
        let uid = metadata["uid"]?.stringValue ?? ""
        guard uid == claim.uid else {
            throw Refusal(message: "\(what) (\(uid)) does not match \(claimed) (\(claim.uid))")
        }
    }
}

extension Value {
    /// What a Secret holds under a key, as text.
    fileprivate func dataText(_ key: String) -> String {
        String(decoding: Base64.decode(self["data"]?[key]?.stringValue ?? "") ?? [], as: UTF8.self)
    }
}
