import ObjectModel

/// Which pod of a ReplicaSet goes first when there are too many: the one that is missed least
/// (kubernetes.io/docs/concepts/workloads/controllers/replicaset, "Scaling a ReplicaSet").
///
/// Smaller ranks go first: without a node before with one, pending before unknown before running, not ready before
/// ready, the lower deletion cost, the node with more of its siblings, ready for a shorter time, more restarts,
/// younger. Ages are compared in powers of two, so that pods of about the same age are not told apart by a second; but
/// young ones are: which of two pods goes that have been ready for some seconds is not left to chance.
public struct DeletionRank: Sendable, Comparable {
    private let isScheduled: Bool
    private let phase: Int
    private let isReady: Bool
    private let cost: Int
    private let siblings: Int
    private let readyAge: Int
    /// Seconds; nil for pods that are no longer young.
    private let youngReadyAge: Double?
    private let restarts: ContainerRestarts
    private let age: Int
    private let uid: String

    /// - Parameters:
    ///   - siblings: How many running pods of the same owner (a Deployment's, say) are on its node.
    public init(_ pod: ControlledPod, siblings: Int, now: Time) {
        let metadata = pod.pod.metadata
        isScheduled = !pod.nodeName.isEmpty
        phase = pod.phase == .pending ? 0 : pod.phase == .unknown ? 1 : 2
        isReady = pod.isReady
        cost = metadata.fields.object("annotations").optionalString(Self.costAnnotation).flatMap { Int($0) } ?? 0
        self.siblings = siblings
        readyAge = pod.isReady ? Self.magnitude(of: pod.readyTransition, now) : 0
        youngReadyAge = readyAge < Self.young ? pod.readyTransition.map(now.since) : nil
        restarts = ContainerRestarts(pod.pod)
        age = Self.magnitude(of: metadata.creationTimestamp, now)
        uid = pod.uid
    }

    /// `controller.kubernetes.io/pod-deletion-cost`: a user's say in it.
    static let costAnnotation = "controller.kubernetes.io/pod-deletion-cost"

    /// The magnitude from which on pods are no longer young: 69 seconds.
    private static let young = 36

    /// The binary logarithm of the age in nanoseconds, as Kubernetes takes it; -1 for what is not in the past or not
    /// known.
    private static func magnitude(of time: Time?, _ now: Time) -> Int {
        guard let time else { return -1 }
        let nanoseconds = now.since(time) * 1e9
        return nanoseconds > 0 ? Int(nanoseconds.exponent) : -1
    }

    public static func < (left: DeletionRank, right: DeletionRank) -> Bool {
        if left.isScheduled != right.isScheduled { return !left.isScheduled }
        if left.phase != right.phase { return left.phase < right.phase }
        if left.isReady != right.isReady { return !left.isReady }
        if left.cost != right.cost { return left.cost < right.cost }
        if left.siblings != right.siblings { return left.siblings > right.siblings }
        if left.readyAge != right.readyAge { return left.readyAge < right.readyAge }
        if let leftAge = left.youngReadyAge, let rightAge = right.youngReadyAge, leftAge != rightAge {
            return leftAge < rightAge
        }
        if left.restarts != right.restarts { return left.restarts > right.restarts }
        if left.age != right.age { return left.age < right.age }
        return left.uid < right.uid
    }
}
