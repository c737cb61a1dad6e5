import ObjectModel
import ObjectRules

/// What the rules of a DaemonSet ask about a node. Heartbeats, capacity and pods don't change it.
public struct DaemonNode: Sendable, Equatable {
    /// The node's name.
    public let name: String
    let labels: [String: String]
    let taints: [NodeTaint]
    /// Whether the node's agent has fallen silent, as its taints tell: nobody can say what runs there.
    public let isUnreachable: Bool

    public init(_ node: Node) {
        name = node.metadata.name
        labels = node.metadata.labels
        taints = node.spec.taints.map(NodeTaint.init)
        isUnreachable = taints.contains { $0.key == "node.kubernetes.io/unreachable" }
    }
}

/// A pod of a DaemonSet and the node it is made for.
struct DaemonPod: Sendable {
    let pod: ControlledPod
    let nodeName: String

    /// nil for a pod that is neither on a node nor pinned to one.
    init?(_ pod: ControlledPod) {
        guard let destination = pod.destination else { return nil }
        self.pod = pod
        nodeName = destination
    }

    /// By node; on one node those that have been scheduled first, then the oldest first.
    static func goesBefore(_ left: DaemonPod, _ right: DaemonPod) -> Bool {
        if left.nodeName != right.nodeName { return left.nodeName < right.nodeName }
        let (isLeftScheduled, isRightScheduled) = (!left.pod.nodeName.isEmpty, !right.pod.nodeName.isEmpty)
        if isLeftScheduled != isRightScheduled { return isLeftScheduled }
        let (older, younger) = (left.pod.pod.metadata.creationTimestamp, right.pod.pod.metadata.creationTimestamp)
        if let older, let younger, older != younger { return older < younger }
        return left.pod.name < right.pod.name
    }
}

/// A node that should have a pod or has some, and the set's pods on it.
struct DaemonStand: Sendable {
    let node: DaemonNode
    let placement: DaemonPlacement.Verdict
    /// Oldest first. Those that have ended and are deleted are left out: nothing is to be done about them.
    let pods: ArraySlice<DaemonPod>

    /// Pods that nobody has asked to go.
    var live: [ControlledPod] { pods.lazy.map(\.pod).filter { !$0.isDeleting } }
}
