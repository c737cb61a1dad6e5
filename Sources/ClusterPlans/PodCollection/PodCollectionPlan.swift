import ObjectModel

/// Which pods nobody is left to take care of. (Kubernetes: pod garbage collector.)
public enum PodCollectionPlan: Sendable, Equatable {
    case keep
    /// Look again at that moment.
    case wait(until: Time)
    /// Its node is gone: it has failed, and goes.
    case failAndDelete
    /// It was never on a node and is to go: nothing has to be stopped.
    case delete

    /// - Parameter nodeGoneSince: since when its node is known not to exist; nil while it exists or it has none.
    public init(pod: Pod, nodeGoneSince: Time?, now: Time) {
        if pod.spec.nodeName.isEmpty {
            self = pod.metadata.deletionTimestamp == nil ? .keep : .delete
        } else if let nodeGoneSince {
            let end = nodeGoneSince.adding(seconds: ClusterLimits.vanishedNodeGrace)
            self = now < end ? .wait(until: end) : .failAndDelete
        } else {
            self = .keep
        }
    }
}
