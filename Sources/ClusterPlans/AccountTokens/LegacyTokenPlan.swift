import ObjectModel
import ObjectRules
import WorkloadPlans

/// What decides whether tokens in Secrets that Kubernetes once made for every service account may go.
public struct LegacyTokenState: Sendable {
    let tracking: ConfigMap?
    let secrets: [Secret]
    let accounts: [String: ServiceAccount]
    let mounted: [String: Set<String>]
    let now: Time

    /// - Parameters:
    ///   - tracking: The ConfigMap of `LegacyTokenTracking`; nil when there is none.
    ///   - secrets: Those of type `kubernetes.io/service-account-token`.
    ///   - accounts: All of them, by `NAMESPACE/NAME`.
    ///   - mounted: The names of the Secrets that pods of a namespace use, by namespace.
    public init(
        tracking: ConfigMap?, secrets: [Secret], accounts: [String: ServiceAccount], mounted: [String: Set<String>],
        now: Time
    ) {
        self.tracking = tracking
        self.secrets = secrets
        self.accounts = accounts
        self.mounted = mounted
        self.now = now
    }
}

/// Marks tokens that nobody has shown for a year, so that they are refused, and deletes them when nobody has asked for
/// them in another. Only Secrets that their account names are meant: those were made by themselves, others by somebody
/// who may come back for them. (Kubernetes: legacy-service-account-token-cleaner.)
public enum LegacyTokenPlan {
    /// What is to be done now, and when to look again.
    public static func plan(for state: LegacyTokenState) -> Plan {
        var plan = Plan()
        guard let since = state.tracking.flatMap(LegacyTokenTracking.beginning) else { return plan }
        // The day itself counts as one on which not everything was noted.
        let ready = since.adding(seconds: LegacyTokenUse.secondsOfDay + ClusterLimits.unusedTokenSeconds)
        guard state.now >= ready else {
            plan.wait(for: "the use of tokens to be known for long enough", since: since, until: ready)
            return plan
        }
        let unused = state.secrets.filter { isUnused($0, state) }.sorted { order($0) < order($1) }
        plan.then("mark", unused.filter { invalidSince($0) == nil }.map { mark($0, state.now) })
        let limit = lastDay(state.now)
        plan.then("collect", unused.filter { invalidSince($0).map { $0 < limit } ?? false }.map(collect))
        plan.wait(for: "tokens to fall out of use", until: state.now.adding(seconds: LegacyTokenUse.secondsOfDay))
        return plan
    }

    private static func order(_ secret: Secret) -> String { "\(secret.metadata.namespace)/\(secret.metadata.name)" }

    /// The first day on which somebody may have used what stays.
    private static func lastDay(_ now: Time) -> String {
        LegacyTokenUse.day(of: now.adding(seconds: -ClusterLimits.unusedTokenSeconds))
    }

    /// The day under `invalidSince`; nil where none is to be read.
    private static func invalidSince(_ secret: Secret) -> String? {
        let day = secret.metadata.labels[LegacyTokenUse.invalidSince] ?? ""
        return LegacyTokenUse.beginning(of: day).map { _ in day }
    }

    private static func isUnused(_ secret: Secret, _ state: LegacyTokenState) -> Bool {
        let metadata = secret.metadata
        let yearAgo = state.now.adding(seconds: -ClusterLimits.unusedTokenSeconds)
        guard secret.type == AccountTokenPlan.type, metadata.deletionTimestamp == nil,
            let created = metadata.creationTimestamp, created < yearAgo
        else { return false }
        if let day = metadata.labels[LegacyTokenUse.lastUsed] {
            guard LegacyTokenUse.beginning(of: day) != nil, day < lastDay(state.now) else { return false }
        }
        return isNamed(secret, state.accounts) && state.mounted[metadata.namespace]?.contains(metadata.name) != true
    }

    /// Whether the account that the Secret is for names it among its own.
    private static func isNamed(_ secret: Secret, _ accounts: [String: ServiceAccount]) -> Bool {
        guard let name = AccountTokenPlan.accountName(of: secret),
            let account = accounts["\(secret.metadata.namespace)/\(name)"]
        else { return false }
        let uid = secret.metadata.annotations[AccountTokenPlan.uidAnnotation] ?? ""
        guard uid.isEmpty || uid == account.metadata.uid else { return false }
        return account.secrets.contains { $0.name == secret.metadata.name }
    }

    private static func mark(_ secret: Secret, _ now: Time) -> Step {
        let label: Value = .string(LegacyTokenUse.day(of: now))
        return Step(
            .patch(
                ObjectIdentity(Secret.self, secret.metadata),
                ["metadata": ["labels": [LegacyTokenUse.invalidSince: label]]]),
            reason: "its token was not used for a year")
    }

    private static func collect(_ secret: Secret) -> Step {
        let identity = ObjectIdentity(Secret.self, secret.metadata)
        return Step(
            .delete(identity.at(resourceVersion: secret.metadata.resourceVersion)),
            reason: "its token is refused for a year, and nobody has asked for it")
    }
}
