import ObjectModel

/// The two revisions that a set deals with: the one its pods are of, and the one they are updated to.
struct StatefulSetRevisions: Sendable {
    let history: RevisionHistory
    /// What becomes of the set's template in the history.
    let match: RevisionHistory.Match
    /// Names of revisions.
    let current: String
    let update: String
    let currentTemplate: PodTemplateSpec
    /// How many names were taken already when new revisions were named.
    let collisionCount: Int

    init(_ state: StatefulSetState) {
        let template = state.spec.template
        history = RevisionHistory(state.revisions.owned)
        match = history.match(
            template, prefix: state.name, collisionCount: state.status.collisionCount ?? 0,
            isTaken: state.takenRevisions.contains)
        var collisions = state.status.collisionCount ?? 0
        switch match {
        case .newest(let revision), .reuse(let revision, _): update = revision.metadata.name
        case .new(let name, _, _, let count):
            update = name
            collisions = count
        }
        collisionCount = collisions
        let name = state.status.currentRevision
        if let known = history.revisions.first(where: { $0.metadata.name == name })?.template {
            current = name
            currentTemplate = known
        } else {
            current = update
            currentTemplate = template
        }
    }
}

// Every template that the set had is kept as a ControllerRevision, as many former ones as `revisionHistoryLimit` says.

extension StatefulSetPlan {
    /// Keeps the template before a pod is made from it. A set that goes away keeps none.
    func recordRevision(_ plan: inout Plan) {
        guard !state.owner.isDeleting else { return }
        switch revisions.match {
        case .newest: return
        case .reuse(let revision, let number):
            plan.then(
                "renumber revision",
                [
                    Step(
                        .patch(revision.identity, ["revision": .int(Int64(number))]),
                        reason: "the template is that of revision \(revision.revision) again")
                ])
        case .new(let name, let hash, let number, _):
            let revision = newRevision(name, hash, number)
            plan.then("record revision", [Step(.create(revision.value), reason: "the template is new")])
        }
    }

    private func newRevision(_ name: String, _ hash: String, _ number: Int) -> ControllerRevision {
        let template = state.spec.template
        return .new { revision in
            revision.metadata = .make {
                $0.name = name
                $0.namespace = state.owner.identity.namespace
                $0.labels = template.metadata.labels
                $0.labels[RevisionLabels.ofStatefulSets] = hash
                $0.fields["annotations"] = state.set.metadata.fields["annotations"]
                $0.ownerReferences = [state.owner.reference]
            }
            revision.data = RevisionHistory.data(of: template)
            revision.revision = number
        }
    }

    /// Forgets the oldest templates beyond the limit. Those that a pod has are not counted.
    func trimHistory(_ plan: inout Plan) {
        // A negative limit, which validation lets pass, keeps all.
        guard !state.owner.isDeleting, let limit = state.spec.revisionHistoryLimit, limit >= 0,
            revisions.history.revisions.count > limit
        else { return }
        let inUse = Set(state.pods.owned.map(\.revision) + [revisions.current, revisions.update])
        let surplus = revisions.history.surplus(limit: limit) { inUse.contains($0.metadata.name) }
        plan.then(
            "trim history",
            surplus.map { revision in
                Step(
                    .delete(revision.identity),
                    reason: "more than \(limit) former templates are kept (revisionHistoryLimit)")
            })
    }
}
