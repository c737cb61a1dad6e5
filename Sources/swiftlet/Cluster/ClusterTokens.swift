import APIServer
import ClusterAccess
import Foundation
import ObjectModel

/// The tokens of service accounts, as the API server wants them, from the cluster's signing key.
struct ClusterTokens: TokenIssuer {
    let tokens: ServiceAccountTokens

    var audience: String { tokens.issuer }

    func token(
        serviceAccount: String, namespace: String, uid: String, audiences: [String], pod: (name: String, uid: String)?,
        now: Time, expiry: Time
    ) throws(StatusError) -> String {
        var token = ServiceAccountToken(
            namespace: namespace, serviceAccount: .init(name: serviceAccount, uid: uid), audiences: audiences,
            issuedAt: now, expires: expiry, id: UUID().uuidString.lowercased())
        token.pod = pod.map { .init(name: $0.name, uid: $0.uid) }
        do throws(AccessError) {
            return try tokens.issue(token)
        } catch {
            throw .internalError("\(error)")
        }
    }

    func caller(of token: String, now: Time) -> Caller? {
        do throws(AccessError) {
            let verified = try tokens.verify(token, audiences: [audience], now: now)
            var caller = Caller(name: verified.user, groups: verified.groups + ["system:authenticated"])
            caller.uid = verified.serviceAccount.uid
            for (key, values) in verified.extra { caller.extra[key] = values }
            return caller
        } catch {
            // What is wrong with a token is not told to whoever shows it: it is refused like an unknown one.
            return nil
        }
    }
}
