import ObjectModel
import ObjectRules

/// All that a StatefulSet's plan depends on: the set, the pods of its names, its revisions, its volume claims, the
/// time.
///
/// The pods must be at least as new as the set.
public struct StatefulSetState: Sendable {
    public let set: StatefulSet
    public let now: Time

    let spec: StatefulSetSpec
    let status: StatefulSetStatus
    let owner: OwnerIdentity
    let pods: OwnerClaims<ControlledPod>
    let revisions: OwnerClaims<ControllerRevision>
    /// Names of revisions that are there, whoever owns them.
    let takenRevisions: Set<String>
    /// Pods that have one of the set's names and are not its own, by ordinal.
    let strangers: [Int: ControlledPod]
    /// Those that its pods use or will use, by name.
    let claims: [String: PersistentVolumeClaim]

    /// - Parameters:
    ///   - pods: Those whose names are the set's (`StatefulPodName`), whoever owns them; others are ignored.
    ///   - revisions: Those that the set controls, those that nobody does, and those named after the set.
    ///   - claims: Those named by `claimNames(of:pods:)`, as far as they exist.
    /// - Throws: BadRequest where the set's selector can't be read.
    public init(
        set: StatefulSet, pods: [ControlledPod], revisions: [ControllerRevision],
        claims: [PersistentVolumeClaim] = [], now: Time
    ) throws(StatusError) {
        let name = set.metadata.name
        let owner = OwnerIdentity(StatefulSet.self, set.metadata)
        let selector = try LabelSelectorExpression(set.spec.selector)
        let members = pods.filter { StatefulPodName($0.name)?.set == name }.sorted { $0.name < $1.name }
        self.set = set
        self.now = now
        self.owner = owner
        spec = set.spec
        status = set.status
        self.pods = OwnerClaims(owner: owner, selector: selector, candidates: members)
        // A revision that the selector no longer matches is neither used nor let go.
        let matching = revisions.filter { selector.matches($0.labels) }
        self.revisions = OwnerClaims(owner: owner, selector: selector, candidates: matching)
        takenRevisions = Set(revisions.lazy.map(\.metadata.name))
        self.claims = Dictionary(claims.lazy.map { ($0.metadata.name, $0) }) { $1 }
        strangers = Self.strangers(among: members, owned: self.pods.owned)
    }

    private static func strangers(among members: [ControlledPod], owned: [ControlledPod]) -> [Int: ControlledPod] {
        guard members.count > owned.count else { return [:] }
        let own = Set(owned.lazy.map(\.uid))
        let others = members.lazy.filter { !own.contains($0.uid) }
        return Dictionary(others.compactMap { pod in StatefulPodName(pod.name).map { ($0.ordinal, pod) } }) { $1 }
    }

    var name: String { owner.identity.name }

    /// Whether the plan would make something its own, for which the set has to be known to live still: one that is
    /// deleted without its pods must not take them back.
    public var adopts: Bool { !pods.adopted.isEmpty || !revisions.adopted.isEmpty }

    /// The name of the pod with that ordinal.
    func podName(_ ordinal: Int) -> String { StatefulPodName.name(set: name, ordinal: ordinal) }
}
