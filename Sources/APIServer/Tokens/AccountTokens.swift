import ClusterAccess
import ObjectModel

/// Who a service account's token stands for, as long as all is there that it speaks of: the account, and the pod,
/// Secret or node that it is bound to.
struct AccountTokens: Sendable {
    let tokens: ServiceAccountTokens
    let lookups: Lookups
    /// Where it is noted that tokens in Secrets are used.
    let notes: LegacyTokenNotes

    /// What a token is worth.
    struct Identity: Sendable {
        /// Whose it is, and what is to be said of the token itself.
        var shown: Identified
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
            guard let authentic = try read(text) else { return nil }
            return {
                do throws(Refusal) {
                    return try identity(of: authentic, text, audiences: [audience], now: now()).shown
                } catch { return nil }
            }
        } catch { return nil }
    }

    /// Whose token this is; nil for what is no token of a service account.
    func identity(of text: String, audiences: [String], now: Time) throws(Refusal) -> Identity? {
        guard let authentic = try read(text) else { return nil }
        return try identity(of: authentic, text, audiences: audiences, now: now)
    }

    private func identity(
        of authentic: AuthenticToken, _ text: String, audiences: [String], now: Time
    ) throws(Refusal) -> Identity {
        var shown = Identified(Caller(name: authentic.user, groups: authentic.groups + ["system:authenticated"]))
        shown.caller.extra = authentic.extra
        switch authentic.content {
        case .bound(let token):
            try check(token, audiences, now)
            shown.caller.uid = token.serviceAccount.uid
            shown.annotations = Self.staleness(of: token, now)
            return Identity(shown: shown, audiences: audiences.filter(token.audiences.contains))
        case .legacy(let token):
            shown.caller.uid = token.serviceAccount.uid
            try check(token, text, audiences, now, &shown)
            return Identity(shown: shown, audiences: [audience])
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

    /// Such a token lives on for who read it once, which is not meant to be for ever.
    private static func staleness(of token: ServiceAccountToken, _ now: Time) -> [(key: String, value: String)] {
        guard let since = token.staleFrom, since < now else { return [] }
        let text = "subject: \(token.user), seconds after warning threshold: \(Int(now.since(since)))"
        return [("authentication.k8s.io/stale-token", text)]
    }

    /// What is being deleted still counts until the moment that its deletion was announced for, and a little longer:
    /// pods that end gracefully may have something to say. Without `now` it does not count any more.
    private static func isGone(_ metadata: Value?, _ now: Time?) -> Bool {
        guard let end = metadata?["deletionTimestamp"]?.stringValue.flatMap({ Time(rfc3339: $0) }) else { return false }
        return now.map { end.adding(seconds: ServerLimits.deletedTokenSeconds) < $0 } ?? true
    }

    static func list(_ texts: [String]) -> String {
        "[" + texts.map { FieldError.quoted($0) }.joined(separator: " ") + "]"
    }

    // MARK: - What a token speaks of

    func checkAccount(
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
