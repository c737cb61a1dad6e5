import ObjectModel

/// Which pods nobody is left to take care of. (Kubernetes: pod garbage collector.)
public enum PodCollectionPlan: Sendable, Equatable {
    case keep
    /// Look again at that moment.
    case wait(until: Time)
    /// Its node is gone: it has failed, and goes.
    case failAndDelete
    /// It was to go, and nobody will stop it: its node is out of service for good, or it was never on one. So it has
    /// failed, and goes. Whoever holds it by a finalizer until it has ended (a Job) need not wait for ever.
    case failAbandoned

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
            self = pod.metadata.deletionTimestamp == nil ? .keep : .failAbandoned
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
}
