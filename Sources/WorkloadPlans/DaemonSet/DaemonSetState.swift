import ObjectModel
import ObjectRules

/// All that a DaemonSet's plan depends on: the set, the nodes of the cluster, the pods and revisions that are or might
/// become its own, the time, the source of names, and what was learnt of failed pods that are gone.
public struct DaemonSetState: Sendable {
    public let set: DaemonSet
    public let now: Time
    public let names: NameSource
    /// To be handed to the next state of the same set. After a restart it begins anew.
    public let backoff: DaemonSetBackoff

    let owner: OwnerIdentity
    let spec: DaemonSetSpec
    let status: DaemonSetStatus
    /// Whether its selector is empty; such a set would take every pod of its namespace.
    let selectsEverything: Bool
    let pods: OwnerClaims<ControlledPod>
    let history: OwnerClaims<ControllerRevision>
    let revisions: DaemonRevisions
    /// Nodes that should have a pod or have some, by name.
    let stands: [DaemonStand]
    /// Pods that wait for a node that is gone.
    let stranded: [ControlledPod]

    /// - Parameters:
    ///   - nodes: All nodes of the cluster, sorted by name.
    ///   - pods: Those that the set controls and those that nobody does; what its selector does not match is ignored.
    ///   - revisions: Likewise.
    ///   - backoff: That of the state before, or an empty one.
    ///   - isRevisionTaken: Whether the set's namespace has a ControllerRevision of that name, whoever owns it.
    /// - Throws: BadRequest where the set's selector can't be read.
    public init(
        set: DaemonSet, nodes: [DaemonNode], pods: [ControlledPod], revisions: [ControllerRevision], now: Time,
        names: NameSource, backoff: DaemonSetBackoff = DaemonSetBackoff(), isRevisionTaken: (String) -> Bool
    ) throws(StatusError) {
        self.set = set
        self.now = now
        self.names = names
        let spec = set.spec
        let owner = OwnerIdentity(DaemonSet.self, set.metadata)
        let selector = try LabelSelectorExpression(spec.selector)
        self.spec = spec
        self.owner = owner
        status = set.status
        selectsEverything = selector.isEverything
        self.pods = OwnerClaims(owner: owner, selector: selector, candidates: pods)
        history = OwnerClaims(owner: owner, selector: selector, candidates: revisions)
        self.revisions = DaemonRevisions(set, history.owned, isTaken: isRevisionTaken)
        let found = Self.meet(nodes, self.pods.owned, DaemonPlacement(spec.template))
        stands = found.stands
        stranded = found.stranded
        self.backoff = backoff.observing(stands, generation: set.metadata.generation, now: now)
    }

    /// Walks nodes and pods side by side, both in the order of the nodes' names.
    private static func meet(
        _ nodes: [DaemonNode], _ pods: [ControlledPod], _ placement: DaemonPlacement
    ) -> (stands: [DaemonStand], stranded: [ControlledPod]) {
        let pods = pods.lazy.filter { !($0.isFinished && $0.isDeleting) }.compactMap(DaemonPod.init)
            .sorted(by: DaemonPod.goesBefore)
        var stands: [DaemonStand] = []
        var stranded: [ControlledPod] = []
        var next = 0
        func takePods(while belongs: (String) -> Bool) -> ArraySlice<DaemonPod> {
            let start = next
            while next < pods.count, belongs(pods[next].nodeName) { next += 1 }
            return pods[start..<next]
        }
        func strand(_ pods: ArraySlice<DaemonPod>) {
            stranded += pods.lazy.map(\.pod).filter { $0.nodeName.isEmpty }
        }
        for node in nodes {
            strand(takePods { $0 < node.name })
            let here = takePods { $0 == node.name }
            let verdict = placement.verdict(on: node)
            guard verdict == .run || !here.isEmpty else { continue }
            stands.append(DaemonStand(node: node, placement: verdict, pods: here))
        }
        strand(pods[next...])
        return (stands, stranded)
    }
}

/// Names that DaemonSets and their pods carry (kubernetes.io/docs/reference/labels-annotations-taints).
public enum DaemonSetNames {
    /// Annotation of the set: how often its template has changed.
    static let templateGeneration = "deprecated.daemonset.template.generation"
    /// Label of its pods: the count above when they were made.
    static let podTemplateGeneration = "pod-template-generation"
    /// Opt-in annotations of the set; `docs/daemonsets.md` explains them.
    public static let rolloutPaused = "swiftlet.dev/rollout-paused"
    public static let rolloutPartition = "swiftlet.dev/rollout-partition"
    public static let ignoreUnreachableNodes = "swiftlet.dev/ignore-unreachable-nodes"
}
