import ObjectModel
import WorkloadPlans

/// Fills Secrets of type `kubernetes.io/service-account-token` with a token of the service account that they name, and
/// deletes those whose account is gone. (Kubernetes: serviceaccount-token controller.)
public struct AccountTokenPlan: Sendable {
    /// The type of these Secrets, and the annotations that name the account.
    public static let type = "kubernetes.io/service-account-token"
    static let nameAnnotation = "kubernetes.io/service-account.name"
    static let uidAnnotation = "kubernetes.io/service-account.uid"

    private let secret: Secret
    private let account: ServiceAccount?
    private let rootCertificates: String

    /// - Parameters:
    ///   - account: The one that the Secret names; nil when there is none.
    ///   - rootCertificates: PEM in base64, as the data of a Secret has it.
    public init(_ secret: Secret, account: ServiceAccount?, rootCertificates: String) {
        self.secret = secret
        self.account = account
        self.rootCertificates = rootCertificates
    }

    /// The name of the account that a Secret is for; nil for other Secrets.
    public static func accountName(of secret: Secret) -> String? {
        guard secret.type == type else { return nil }
        let name = secret.metadata.annotations[nameAnnotation] ?? ""
        return name.isEmpty ? nil : name
    }

    /// What is to be done when a Secret is gone: its account is not to name it any more.
    ///
    /// - Parameters:
    ///   - secret: As it was last.
    ///   - account: The one that it named; nil when there is none.
    public static func forget(_ secret: Secret, account: ServiceAccount?) -> Plan {
        var plan = Plan()
        let uid = secret.metadata.annotations[uidAnnotation] ?? ""
        let name = secret.metadata.name
        guard let account, uid.isEmpty || uid == account.metadata.uid,
            account.secrets.contains(where: { $0.name == name })
        else { return plan }
        let identity = ObjectIdentity(ServiceAccount.self, account.metadata)
        plan.then(
            "forget",
            [
                Step(
                    .patch(
                        identity.at(resourceVersion: account.metadata.resourceVersion),
                        ["secrets": [["$patch": "delete", "name": .string(name)]]]),
                    reason: "the secret \(name) is gone")
            ])
        return plan
    }

    /// Whether the Secret belongs to the account that there is now.
    private var isOwned: Bool {
        let uid = secret.metadata.annotations[Self.uidAnnotation] ?? ""
        return account.map { uid.isEmpty || uid == $0.metadata.uid } ?? false
    }

    /// Whether the plan wants a token. One that somebody has put there stays.
    public var wantsToken: Bool {
        isOwned && secret.metadata.deletionTimestamp == nil && secret.fields.object("data").string("token").isEmpty
    }

    /// - Parameter token: A new one in base64, when `wantsToken`.
    public func plan(token: String?) -> Plan {
        var plan = Plan()
        guard Self.accountName(of: secret) != nil, secret.metadata.deletionTimestamp == nil else { return plan }
        let identity = ObjectIdentity(Secret.self, secret.metadata)
            .at(resourceVersion: secret.metadata.resourceVersion)
        guard isOwned else {
            plan.then("collect", [Step(.delete(identity), reason: "its service account is not there any more")])
            return plan
        }
        var data = Fields()
        let known = secret.fields.object("data")
        if let token { data["token"] = .string(token) }
        if known.string("ca.crt") != rootCertificates { data["ca.crt"] = .string(rootCertificates) }
        var texts = Fields()
        if known.string("namespace").isEmpty { texts["namespace"] = .string(secret.metadata.namespace) }
        let missing = (data.entries + texts.entries).map(\.key)
        guard !missing.isEmpty else { return plan }
        let uid = account?.metadata.uid ?? ""
        plan.then(
            "fill",
            [
                Step(
                    .patch(
                        identity,
                        [
                            "metadata": ["annotations": [Self.uidAnnotation: .string(uid)]],
                            "data": .object(data), "stringData": .object(texts),
                        ]),
                    reason: "it lacks \(missing.joined(separator: ", "))")
            ])
        return plan
    }
}
