import ObjectModel

/// All that a ReplicaSet's plan depends on: the ReplicaSet, the pods that are or might become its own, the pods of its
/// siblings where it has to choose which to delete, what was refused, the time, and a source of names.
public struct ReplicaSetState: Sendable {
    public let now: Time
    public let names: NameSource
    /// What the API server said when it refused the plan before; nil after one that went through.
    public let refusal: StatusError?

    let keeper: ReplicaKeeper
    let claims: OwnerClaims<ControlledPod>
    /// Pods that it has and that count: they run, or will.
    let active: [ControlledPod]
    /// Pods of it that were deleted and have not ended.
    let terminating: Int
    /// How many running pods its siblings and itself have on each node; only known where pods are to be deleted.
    let podsOnNode: [String: Int]

    /// - Parameters:
    ///   - pods: Those that the ReplicaSet controls and those that nobody does.
    ///   - siblings: The pods of all ReplicaSets with the controller that this one has, its own included.
    public init(
        of keeper: ReplicaKeeper, pods: [ControlledPod], siblings: @autoclosure () -> [ControlledPod] = [], now: Time,
        names: NameSource, refusal: StatusError? = nil
    ) {
        self.keeper = keeper
        self.now = now
        self.names = names
        self.refusal = refusal
        // One that has ended or is about to stays with whom it had.
        claims = OwnerClaims(owner: keeper.owner, selector: keeper.selector, candidates: pods.filter(\.isActive))
        active = claims.owned
        terminating = pods.reduce(0) { count, pod in
            let counts =
                pod.isDeleting && !pod.isFinished && pod.controllerUID == keeper.owner.uid
                && keeper.selector.matches(pod.labels)
            return counts ? count + 1 : count
        }
        var podsOnNode: [String: Int] = [:]
        if claims.owned.count > keeper.replicas {
            for pod in siblings() where pod.isActive { podsOnNode[pod.nodeName, default: 0] += 1 }
        }
        self.podsOnNode = podsOnNode
    }

    /// Pods to be created, or if negative to be deleted.
    var missing: Int { keeper.replicas - active.count }
}
