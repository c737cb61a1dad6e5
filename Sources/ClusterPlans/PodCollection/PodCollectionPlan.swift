import ObjectModel

/// Which pods nobody is left to take care of. (Kubernetes: pod garbage collector.)
public enum PodCollectionPlan: Sendable, Equatable {
    case keep
    /// Look again at that moment.
    case wait(until: Time)
    /// Its node is gone: it has failed, and goes.
    case failAndDelete
    /// It was to go, and nobody will stop it: its node is out of service for good, or it was never on one and is still
    /// held by finalizers. So it has failed, and goes. A Job that holds it until it has ended need not wait for ever.
    case failAbandoned
    /// It was never on a node, is to go, and nothing holds it.
    case delete

    private static let outOfService = "node.kubernetes.io/out-of-service"

    /// Whether somebody has said that a node will not come back, and it is indeed not ready.
    public static func isOutOfService(_ node: Node) -> Bool {
        node.spec.taints.contains { $0.key == outOfService }
            && node.status.conditions.first { $0.type == "Ready" }?.status != "True"
    }

    /// - Parameters:
    ///   - node: Its node, where that exists.
    ///   - nodeGoneSince: since when its node is known not to exist; nil while it exists or it has none.
    public init(pod: Pod, node: Node?, nodeGoneSince: Time?, now: Time) {
        if pod.spec.nodeName.isEmpty {
            self = Self.withoutNode(pod, now: now)
        } else if let nodeGoneSince {
            // A node may still come for a pod that is new, however long others have waited for it.
            let since = max(nodeGoneSince, pod.metadata.creationTimestamp ?? nodeGoneSince)
            let end = since.adding(seconds: ClusterLimits.vanishedNodeGrace)
            self = now < end ? .wait(until: end) : .failAndDelete
        } else {
            let isAbandoned = pod.metadata.deletionTimestamp != nil && node.map(Self.isOutOfService) == true
            self = isAbandoned ? .failAbandoned : .keep
        }
    }

    private static func withoutNode(_ pod: Pod, now: Time) -> PodCollectionPlan {
        guard let end = pod.metadata.deletionTimestamp else { return .keep }
        guard !pod.metadata.finalizers.isEmpty else { return .delete }
        let since = end.adding(seconds: -Double(pod.metadata.deletionGracePeriodSeconds ?? 0))
        let patience = since.adding(seconds: ClusterLimits.heldPodGrace)
        return now < patience ? .wait(until: patience) : .failAbandoned
    }
}
