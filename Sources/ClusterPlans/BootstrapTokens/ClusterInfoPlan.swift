import ObjectModel
import ObjectRules
import WorkloadPlans

/// Keeps the ConfigMap `cluster-info` signed by every bootstrap token that signs, so that a machine that knows a token
/// can tell the cluster's certificate from another. (Kubernetes: bootstrapsigner.)
public struct ClusterInfoPlan: Sendable {
    /// Where it is, and under which keys the text and its signatures are.
    public static let namespace = "kube-public"
    public static let name = "cluster-info"
    public static let textKey = "kubeconfig"
    static let signaturePrefix = "jws-kubeconfig-"

    private let current: ConfigMap
    private let tokens: [BootstrapToken]
    private let now: Time

    /// - Parameter tokens: All there are.
    public init(_ current: ConfigMap, tokens: [BootstrapToken], now: Time) {
        self.current = current
        self.tokens = tokens.sorted { $0.id < $1.id }
        self.now = now
    }

    /// What is signed; nil where there is no text.
    public var text: String? { current.data[Self.textKey] }

    /// The tokens whose signatures belong there now.
    public var signers: [BootstrapToken] { tokens.filter { $0.isGood(for: .signing, at: now) } }

    /// - Parameter signatures: That of each of the `signers`, by its id.
    public func plan(_ signatures: [String: String]) -> Plan {
        var plan = Plan()
        guard text != nil else { return plan }
        var data = current.data.filter { !$0.key.hasPrefix(Self.signaturePrefix) }
        for token in signers { data[Self.signaturePrefix + token.id] = signatures[token.id] }
        if data != current.data {
            var changes = Fields()
            for key in Set(data.keys).union(current.data.keys).sorted() where data[key] != current.data[key] {
                changes[key] = data[key].map(Value.string) ?? .null
            }
            let identity = ObjectIdentity(ConfigMap.self, current.metadata)
            plan.then(
                "sign",
                [
                    Step(
                        .patch(
                            identity.at(resourceVersion: current.metadata.resourceVersion),
                            ["data": .object(changes)]),
                        reason: "signatures are those of the \(signers.count) tokens that sign")
                ])
        }
        if let end = signers.compactMap(\.end).min() { plan.wait(for: "the end of a token that signs", until: end) }
        return plan
    }
}
