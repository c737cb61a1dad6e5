import ObjectModel

// Each pod gets claims of its own from `volumeClaimTemplates`. They are created before it, found again by their names
// when it comes back, and kept when it goes, unless `persistentVolumeClaimRetentionPolicy` says otherwise: then they
// have an owner, with which garbage collection takes them.

/// What is done to claims.
struct ClaimWork {
    var creations: [Step] = []
    var ownerships: [Step] = []
}

/// What keeps a pod from its claims.
struct ClaimObstacle {
    let wait: Wait
    /// The claims that are being deleted.
    let claims: [String]

    /// In Kubernetes' words.
    var message: String {
        let errors = claims.map { "pvc \($0) is being deleted" }
        return errors.count == 1 ? errors[0] : "[\(errors.joined(separator: ", "))]"
    }
}

extension StatefulSetSpec {
    private static let deletes = "Delete"
    fileprivate var deletesClaimsWhenScaled: Bool {
        persistentVolumeClaimRetentionPolicy?.whenScaled == Self.deletes
    }
    fileprivate var deletesClaimsWhenDeleted: Bool {
        persistentVolumeClaimRetentionPolicy?.whenDeleted == Self.deletes
    }

    /// The name of the claim made from a template for a pod of the set.
    fileprivate static func claimName(_ template: PersistentVolumeClaim, _ podName: String) -> String {
        "\(template.metadata.name)-\(podName)"
    }
}

extension StatefulSetState {
    /// The names of all claims that a set with these pods looks at, in no order.
    public static func claimNames(of set: StatefulSet, pods: [ControlledPod]) -> [String] {
        let templates = set.spec.volumeClaimTemplates
        guard !templates.isEmpty else { return [] }
        let name = set.metadata.name
        let slots = set.spec.ordinalRange.prefix(pods.count + Limits.podsPerStatefulSetPlan)
        let podNames = Set(pods.map(\.name)).union(slots.map { StatefulPodName.name(set: name, ordinal: $0) })
        return podNames.flatMap { pod in templates.map { StatefulSetSpec.claimName($0, pod) } }
    }
}

extension StatefulSetPlan {
    /// The volumes through which the pod of an ordinal uses its claims.
    func claimVolumes(_ ordinal: Int) -> [Volume] {
        state.spec.volumeClaimTemplates.map { template in
            .make { volume in
                volume.name = template.metadata.name
                volume.persistentVolumeClaim = .make {
                    $0.claimName = StatefulSetSpec.claimName(template, state.podName(ordinal))
                }
            }
        }
    }

    /// Whether the pod's volumes are the claims of its ordinal.
    func usesItsClaims(_ pod: ControlledPod, _ ordinal: Int) -> Bool {
        let templates = state.spec.volumeClaimTemplates
        guard !templates.isEmpty else { return true }
        let volumes = pod.pod.spec.volumes
        return templates.allSatisfy { template in
            let volume = volumes.first { $0.name == template.metadata.name }
            return volume?.persistentVolumeClaim?.claimName == StatefulSetSpec.claimName(template, pod.name)
        }
    }

    /// Creates the claims that the pod of an ordinal lacks and has the others owned as the set wants it.
    /// - Parameter pod: nil for a pod that does not exist yet.
    /// - Returns: What stands in the way of it.
    func provideClaims(_ ordinal: Int, _ pod: ControlledPod?, _ work: inout ClaimWork) -> ClaimObstacle? {
        let podName = state.podName(ordinal)
        var obstacle: ClaimObstacle?
        for template in state.spec.volumeClaimTemplates {
            let name = StatefulSetSpec.claimName(template, podName)
            guard let claim = state.claims[name] else {
                work.creations.append(creation(of: name, template, podName))
                continue
            }
            guard claim.metadata.fields.contains("deletionTimestamp") else { continue }
            let wait = Wait(
                reason: "claim \(name), which is being deleted, to go; \(podName) has to wait for a new one",
                since: claim.metadata.deletionTimestamp)
            obstacle = ClaimObstacle(wait: wait, claims: (obstacle?.claims ?? []) + [name])
        }
        if obstacle == nil { own(ordinal, pod, &work, announcing: nil) }
        return obstacle
    }

    private func creation(of name: String, _ template: PersistentVolumeClaim, _ podName: String) -> Step {
        var claim = template
        claim.apiVersion = PersistentVolumeClaim.apiVersion
        claim.kind = PersistentVolumeClaim.kind
        claim.metadata.name = name
        claim.metadata.namespace = state.owner.identity.namespace
        claim.metadata.labels.merge(state.spec.selector?.matchLabels ?? [:]) { $1 }
        if wantedOwner(isSurplus: false, pod: nil) == state.owner {
            claim.metadata.ownerReferences.append(state.owner.reference)
        }
        return Step(
            .create(claim.value), reason: "\(podName) needs the claim \(name)",
            announces: [
                event("SuccessfulCreate", "Create Claim \(name) Pod \(podName) in StatefulSet \(state.name) success")
            ],
            ifRefused: refusal(
                "FailedCreate", "Create Claim \(name) for Pod \(podName) in StatefulSet \(state.name) failed error: "))
    }

    /// A claim that goes with a former pod of this ordinal, where claims go with their pods: a new pod must not begin
    /// to use it.
    func staleClaim(_ ordinal: Int) -> Wait? {
        guard state.spec.deletesClaimsWhenScaled else { return nil }
        let podName = state.podName(ordinal)
        for template in state.spec.volumeClaimTemplates {
            let name = StatefulSetSpec.claimName(template, podName)
            guard let claim = state.claims[name], claim.isOwned(byPodNamed: podName) else { continue }
            return Wait(
                reason:
                    "claim \(name) to go with the former \(podName), as whenScaled is Delete; \(podName) is created "
                    + "after that",
                since: claim.metadata.deletionTimestamp)
        }
        return nil
    }
}

// MARK: - Owners of claims

extension StatefulSetPlan {
    /// Has the claims of a pod owned by whom the retention policy wants.
    /// - Parameter announcing: Told for each claim that changes.
    func own(
        _ ordinal: Int, _ pod: ControlledPod?, _ work: inout ClaimWork,
        announcing announcement: @autoclosure () -> Announcement?
    ) {
        guard !state.claims.isEmpty else { return }
        let podName = state.podName(ordinal)
        for template in state.spec.volumeClaimTemplates {
            let name = StatefulSetSpec.claimName(template, podName)
            guard let claim = state.claims[name] else { continue }
            let owners = ClaimOwners(claim, set: state.owner, podName: podName, podUID: pod?.uid)
            let wanted = wantedOwner(isSurplus: !slots.range.contains(ordinal), pod: pod)
            let isGuarded = state.spec.deletesClaimsWhenScaled || state.spec.deletesClaimsWhenDeleted
            guard let change = owners.change(to: wanted, yieldsToOthers: isGuarded) else { continue }
            let conflict = Announcement.warning(
                "ConflictingController",
                "PersistentVolumeClaim \(name) has a conflicting OwnerReference that acts as a manging controller, the "
                    + "retention policy is ignored for this claim", about: state.owner.identity)
            work.ownerships.append(
                Step(
                    .patch(ObjectIdentity(PersistentVolumeClaim.self, claim.metadata), change.patch),
                    reason: "the retention policy wants \(name) to go with \(change.owner?.identity.name ?? "nobody")",
                    announces: (change.isConflict ? [conflict] : []) + (announcement().map { [$0] } ?? [])))
        }
    }

    /// With whom the claims of a pod go: the pod itself, the set, or nobody.
    private func wantedOwner(isSurplus: Bool, pod: ControlledPod?) -> OwnerIdentity? {
        if isSurplus, state.spec.deletesClaimsWhenScaled { return pod.map { OwnerIdentity(Pod.self, $0.pod.metadata) } }
        return state.spec.deletesClaimsWhenDeleted ? state.owner : nil
    }
}

/// The owners of a claim, as far as a set and its pod are concerned.
private struct ClaimOwners {
    struct Change {
        let owner: OwnerIdentity?
        let patch: Value
        /// Another controller manages the claim, so the set takes its hands off it.
        let isConflict: Bool
    }

    private let references: [OwnerReference]
    private let set: OwnerIdentity
    private let podName: String
    private let podUID: String?

    init(_ claim: PersistentVolumeClaim, set: OwnerIdentity, podName: String, podUID: String?) {
        references = claim.metadata.ownerReferences
        self.set = set
        self.podName = podName
        self.podUID = podUID
    }

    /// What has to change so that only the given one of set and pod owns the claim; nil when nothing has to, or when it
    /// is an affair of somebody else.
    /// - Parameter yieldsToOthers: Whether another controller is a conflict.
    func change(to wanted: OwnerIdentity?, yieldsToOthers: Bool) -> Change? {
        // It goes with a former set or pod of the name: garbage collection decides.
        guard !references.contains(where: isStale) else { return nil }
        let ours = references.filter(isOurs)
        if yieldsToOthers, references.contains(where: { $0.controller == true && !isOurs($0) }) {
            return ours.isEmpty ? nil : Change(owner: nil, patch: patch(dropping: ours, adding: nil), isConflict: true)
        }
        let isRight = ours.map(\.uid) == (wanted.map { [$0.uid] } ?? []) && ours.allSatisfy { $0.controller == true }
        guard !isRight else { return nil }
        return Change(owner: wanted, patch: patch(dropping: ours, adding: wanted), isConflict: false)
    }

    private func isOurs(_ reference: OwnerReference) -> Bool {
        reference.uid == set.uid || reference.uid == podUID
    }

    private func isStale(_ reference: OwnerReference) -> Bool {
        let isSet =
            reference.apiVersion == set.identity.apiVersion && reference.kind == set.identity.kind
            && reference.name == set.identity.name
        if isSet { return reference.uid != set.uid }
        return reference.isPod(named: podName) && reference.uid != podUID
    }

    private func patch(dropping ours: [OwnerReference], adding wanted: OwnerIdentity?) -> Value {
        let dropped = ours.filter { $0.uid != wanted?.uid }
        var entries = dropped.map { ["$patch": "delete", "uid": .string($0.uid)] as Value }
        if let wanted { entries.append(wanted.reference.value) }
        return ["metadata": ["ownerReferences": .array(entries)]]
    }
}

extension OwnerReference {
    fileprivate func isPod(named podName: String) -> Bool {
        apiVersion == Pod.apiVersion && kind == Pod.kind && name == podName
    }
}

extension PersistentVolumeClaim {
    fileprivate func isOwned(byPodNamed podName: String) -> Bool {
        metadata.ownerReferences.contains { $0.isPod(named: podName) }
    }
}
