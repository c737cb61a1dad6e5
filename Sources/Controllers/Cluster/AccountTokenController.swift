import APIClient
import ClusterAccess
import ClusterPlans
import ControllerRuntime
import Foundation
import ObjectModel
import Synchronization

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
public final class AccountTokenController: Controller {
    public let name = "serviceaccount-token"
    public let queue: WorkQueue<ObjectKey>

    private let secrets: ResourceCache<Secret>
    private let accounts: ResourceCache<ServiceAccount>
    private let client: any APIClient
    private let signer: any AccountTokenSigner
    private let rootCertificates: String
    /// Secrets that are gone and that their accounts may still name, as they were last.
    private let gone = Mutex<[ObjectKey: Secret]>([:])

    /// - Parameter rootCertificate: PEM of the authority that signed the API server's certificate.
    public init(_ environment: ControllerEnvironment, rootCertificate: String, signer: any AccountTokenSigner) {
        self.signer = signer
        client = environment.client
        rootCertificates = Data(rootCertificate.utf8).base64EncodedString()
        queue = environment.queue()
        secrets = environment.caches.cache(
            of: Secret.self, ListRequest(fieldSelector: "type=\(AccountTokenPlan.type)"))
        accounts = environment.caches.cache(of: ServiceAccount.self)
        secrets.onChange { [weak self, queue] change in
            let key = ObjectKey(change.object)
            if change.new == nil { self?.gone.withLock { $0[key] = change.old } }
            queue.add(key)
        }
        accounts.onChange { [queue, secrets] change in
            let account = change.object.metadata
            for secret in secrets.list(namespace: account.namespace) {
                if AccountTokenPlan.accountName(of: secret) == account.name { queue.add(ObjectKey(secret)) }
            }
        }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        if let lost = gone.withLock({ $0[key] }) {
            let plan = AccountTokenPlan.forget(lost, account: account(of: lost))
            guard plan.isEmpty else { return .apply(plan) }
            gone.withLock { $0[key] = nil }
        }
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

    private func account(of secret: Secret) -> ServiceAccount? {
        AccountTokenPlan.accountName(of: secret).flatMap {
            accounts.get(ObjectKey(namespace: secret.metadata.namespace, name: $0))
        }
    }

    /// Once an account does not name what is gone, there may be another Secret of that name to be looked at.
    public func applied(_ outcome: PlanApplier.Outcome, to key: ObjectKey) {
        guard case .applied = outcome, gone.withLock({ $0[key] != nil }) else { return }
        queue.add(key)
    }
}
