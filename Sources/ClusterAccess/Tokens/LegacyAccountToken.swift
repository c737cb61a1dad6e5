import Crypto
import ObjectCoding
import ObjectTree

/// What an old service account's token says: it is kept in a Secret, does not end by itself, and is worth something as
/// long as that Secret holds it.
public struct LegacyAccountToken: Sendable, Hashable {
    static let issuer = "kubernetes/serviceaccount"

    /// Of account and Secret.
    public let namespace: String
    /// Whose identity the token is.
    public let serviceAccount: ServiceAccountToken.Reference
    /// The Secret's name.
    public let secret: String

    public init(namespace: String, serviceAccount: ServiceAccountToken.Reference, secret: String) {
        self.namespace = namespace
        self.serviceAccount = serviceAccount
        self.secret = secret
    }

    /// The user that the token stands for.
    public var user: String { "system:serviceaccount:\(namespace):\(serviceAccount.name)" }
    /// Its groups; groups that every caller is in are not among them.
    public var groups: [String] { ["system:serviceaccounts", "system:serviceaccounts:\(namespace)"] }

    private static let prefix = "kubernetes.io/serviceaccount/"

    var claims: Value {
        [
            "iss": .string(Self.issuer), "\(Self.prefix)namespace": .string(namespace),
            "\(Self.prefix)secret.name": .string(secret),
            "\(Self.prefix)service-account.name": .string(serviceAccount.name),
            "\(Self.prefix)service-account.uid": .string(serviceAccount.uid), "sub": .string(user),
        ]
    }

    /// Nil where a claim is missing or contradicts another.
    init?(claims: Value) {
        func text(_ key: String) -> String? { claims[Self.prefix + key]?.stringValue }
        guard let namespace = text("namespace"), let secret = text("secret.name"),
            let name = text("service-account.name"), let uid = text("service-account.uid")
        else { return nil }
        self.init(namespace: namespace, serviceAccount: .init(name: name, uid: uid), secret: secret)
        guard claims["sub"]?.stringValue == user else { return nil }
    }
}
