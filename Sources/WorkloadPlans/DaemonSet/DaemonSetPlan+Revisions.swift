import ObjectModel

// Every template the set has had is kept as a ControllerRevision, so that it can be told which pods are of the present
// one, and gone back to an earlier one (kubernetes.io/docs/tasks/manage-daemon/rollback-daemon-set). Pods carry the
// revision's hash.

/// The revision of the present template, and the others.
struct DaemonRevisions: Sendable {
    let history: RevisionHistory
    /// The one of the present template, or what it is to be.
    let current: RevisionHistory.Match
    /// What pods of the present template carry.
    let hash: String
    /// Revisions with the same content as the current one.
    let duplicates: [ControllerRevision]
    /// Those with another content, oldest first.
    let older: [ControllerRevision]
    private let templateGeneration: String?

    init(_ set: DaemonSet, _ revisions: [ControllerRevision], isTaken: (String) -> Bool) {
        let history = RevisionHistory(revisions)
        let template = set.spec.template
        current = history.match(
            template, prefix: set.metadata.name, collisionCount: set.status.collisionCount ?? 0, isTaken: isTaken)
        self.history = history
        let annotations = set.metadata.fields.object("annotations")
        // Pods are compared with it as a number; another text means nothing.
        templateGeneration = annotations.optionalString(DaemonSetNames.templateGeneration)
            .flatMap { Int($0) }.map(String.init)
        switch current {
        case .new(_, let newHash, _, _):
            hash = newHash
            duplicates = []
            older = history.revisions
        case .newest(let revision), .reuse(let revision, _):
            hash = revision.daemonHash
            let data = revision.data
            let others = history.revisions.filter { $0.metadata.uid != revision.metadata.uid }
            duplicates = others.filter { $0.data == data }
            older = others.filter { $0.data != data }
        }
    }

    /// Whether a pod is of the present template. Pods made before there were revisions are known by the generation of
    /// the template, which still counts.
    func isUpdated(_ pod: ControlledPod) -> Bool {
        if !hash.isEmpty, pod.revision == hash { return true }
        guard let templateGeneration else { return false }
        return pod.labels.optionalString(DaemonSetNames.podTemplateGeneration) == templateGeneration
    }

    /// What new pods are labelled with.
    var label: (generation: String?, hash: String) { (templateGeneration, hash) }
}

extension ControllerRevision {
    /// What pods of it carry as a label; a revision without a hash is known by its name.
    var daemonHash: String { labels.optionalString(RevisionLabels.ofPods) ?? metadata.name }
}

extension DaemonSetPlan {
    /// A name that another revision has taken is noted in the status before anything is made of it, so that nobody
    /// counts the collision again. Returns whether there is nothing to note.
    func settleCollision(_ plan: inout Plan) -> Bool {
        guard case .new(let name, _, _, let count) = revisions.current, count != state.status.collisionCount ?? 0 else {
            return true
        }
        var set = state.set
        set.status.collisionCount = count
        plan.then(
            "count collision",
            [Step(.updateStatus(set.value), reason: "a revision of another template has the name that \(name) avoids")])
        return false
    }

    /// Makes the revision of the template, or the newest one of it again, and the only one.
    func keepRevisions(_ plan: inout Plan) {
        plan.then("keep revisions", unlabelled + [currentRevision].compactMap(\.self))
        let hashes = Set(revisions.duplicates.map(\.daemonHash))
        let relabelled = hashes.isEmpty ? [] : state.pods.owned.filter { hashes.contains($0.revision) }
        plan.then(
            "relabel pods",
            relabelled.map { pod in
                Step(
                    .patch(pod.identity, ["metadata": ["labels": [RevisionLabels.ofPods: .string(revisions.hash)]]]),
                    reason: "\(pod.name) is of a revision with the same template as the current one")
            })
        plan.then(
            "delete duplicate revisions",
            revisions.duplicates.map { revision in
                Step(
                    .delete(revision.identity),
                    reason: "\(revision.metadata.name) has the same template as the current revision")
            })
    }

    /// Revisions that were adopted without the label.
    private var unlabelled: [Step] {
        state.history.owned.filter { $0.labels.optionalString(RevisionLabels.ofPods) == nil }.map { revision in
            Step(
                .patch(
                    revision.identity,
                    ["metadata": ["labels": [RevisionLabels.ofPods: .string(revision.metadata.name)]]]),
                reason: "pods refer to \(revision.metadata.name) by a label that it lacks")
        }
    }

    private var currentRevision: Step? {
        switch revisions.current {
        case .newest: return nil
        case .reuse(let revision, let number):
            return Step(
                .patch(revision.identity, ["revision": .int(Int64(number))]),
                reason: "the template is that of \(revision.metadata.name) again")
        case .new(let name, let hash, let number, _):
            let source = state.set.metadata
            let template = state.spec.template
            let revision = ControllerRevision.new { revision in
                revision.metadata = .make {
                    $0.name = name
                    $0.namespace = source.namespace
                    $0.labels = template.metadata.labels
                    $0.labels[RevisionLabels.ofPods] = hash
                    $0.fields["annotations"] = source.fields["annotations"]
                    $0.ownerReferences = [state.owner.reference]
                }
                revision.data = RevisionHistory.data(of: template)
                revision.revision = number
            }
            return Step(.create(revision.value), reason: "no revision has the present template")
        }
    }

    /// Deletes the oldest revisions beyond revisionHistoryLimit. Those that pods refer to count, but stay.
    func trimHistory(_ plan: inout Plan) {
        let surplus = revisions.older.count - max(0, state.spec.revisionHistoryLimit ?? 10)
        guard surplus > 0 else { return }
        var used = Set(state.pods.owned.map(\.revision))
        if let held = hold.revision { used.insert(held.daemonHash) }
        plan.then(
            "trim history",
            revisions.older.filter { !used.contains($0.daemonHash) }.prefix(surplus).map { revision in
                Step(.delete(revision.identity), reason: "\(revision.metadata.name) is beyond revisionHistoryLimit")
            })
    }
}
