import ObjectModel

/// Tokens are worth something only as long as the service account that they name is there.
struct LiveTokens: TokenIssuer {
    let issuer: any TokenIssuer
    let lookups: Lookups

    var audience: String { issuer.audience }

    func token(
        serviceAccount: String, namespace: String, uid: String, audiences: [String], pod: (name: String, uid: String)?,
        now: Time, expiry: Time
    ) throws(StatusError) -> String {
        try issuer.token(
            serviceAccount: serviceAccount, namespace: namespace, uid: uid, audiences: audiences, pod: pod, now: now,
            expiry: expiry)
    }

    func caller(of token: String, now: Time) -> Caller? {
        guard let caller = issuer.caller(of: token, now: now) else { return nil }
        let parts = caller.name.split(separator: ":")
        guard parts.count == 4, let account = lookups.serviceAccount(String(parts[3]), namespace: String(parts[2])),
            account["metadata"]?["uid"]?.stringValue == caller.uid
        else { return nil }
        return caller
    }
}
