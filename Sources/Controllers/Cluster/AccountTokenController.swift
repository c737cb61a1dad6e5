import APIClient
import ClusterAccess
import ClusterPlans
import ControllerRuntime
import Foundation
import ObjectModel

/// Makes tokens of service accounts that are kept in Secrets.
public protocol AccountTokenSigner: Sendable {
    /// A token that does not end, for the account of a uid, to be kept in the Secret of a name.
    func token(serviceAccount: String, uid: String, namespace: String, secret: String) throws(StatusError) -> String
}

extension ServiceAccountTokens: AccountTokenSigner {
    public func token(
        serviceAccount: String, uid: String, namespace: String, secret: String
    ) throws(StatusError) -> String {
        do throws(AccessError) {
            return try issue(
                LegacyAccountToken(
                    namespace: namespace, serviceAccount: .init(name: serviceAccount, uid: uid), secret: secret))
        } catch {
            throw .internalError("failed to generate token: \(error.message)")
        }
    }
}

/// Fills the Secrets in which tokens of service accounts are kept. `AccountTokenPlan` decides.
public struct AccountTokenController: Controller {
    public let name = "serviceaccount-token"
    public let queue: WorkQueue<ObjectKey>

    private let secrets: ResourceCache<Secret>
    private let accounts: ResourceCache<ServiceAccount>
    private let client: any APIClient
    private let signer: any AccountTokenSigner
    private let rootCertificates: String

    /// - Parameter rootCertificate: PEM of the authority that signed the API server's certificate.
    public init(_ environment: ControllerEnvironment, rootCertificate: String, signer: any AccountTokenSigner) {
        self.signer = signer
        client = environment.client
        rootCertificates = Data(rootCertificate.utf8).base64EncodedString()
        queue = environment.queue()
        secrets = environment.caches.cache(
            of: Secret.self, ListRequest(fieldSelector: "type=\(AccountTokenPlan.type)"))
        accounts = environment.caches.cache(of: ServiceAccount.self)
        secrets.enqueueChanges(to: queue)
        accounts.onChange { [queue, secrets] change in
            let account = change.object.metadata
            for secret in secrets.list(namespace: account.namespace) {
                if AccountTokenPlan.accountName(of: secret) == account.name { queue.add(ObjectKey(secret)) }
            }
        }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let secret = secrets.get(key), let name = AccountTokenPlan.accountName(of: secret) else { return .done }
        let place = ObjectKey(namespace: key.namespace, name: name)
        var account = accounts.get(place)
        // Before a Secret goes for good it is made sure that it is not only the cache that lacks the account.
        if account == nil { account = try await client.find(ServiceAccount.self, namespace: key.namespace, name: name) }
        let plan = AccountTokenPlan(secret, account: account, rootCertificates: rootCertificates)
        guard plan.wantsToken, let account else { return .apply(plan.plan(token: nil)) }
        let token = try signer.token(
            serviceAccount: name, uid: account.metadata.uid, namespace: key.namespace, secret: key.name)
        return .apply(plan.plan(token: Data(token.utf8).base64EncodedString()))
    }
}
