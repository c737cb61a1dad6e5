import ObjectModel

// Revisions: the newest ReplicaSet has the highest number, and the Deployment shows it. One that becomes the newest
// again gets the next number and keeps those it had in its history.

extension DeploymentState {
    /// The number that the newest ReplicaSet has to have at least.
    private var nextRevision: Int { (old.compactMap(\.revision).max() ?? 0) &+ 1 }

    /// Annotations of the Deployment that its ReplicaSets share.
    private var sharedAnnotations: [String: String] {
        deployment.metadata.annotations.filter { !DeploymentNames.notCopied.contains($0.key) }
    }

    var annotationsOfNext: [String: String] {
        var annotations = sharedAnnotations.merging(sizeAnnotations) { $1 }
        annotations[DeploymentNames.revision] = "\(nextRevision)"
        return annotations
    }

    /// Brings what the newest ReplicaSet has from the Deployment up to date.
    func renewNewest(_ edits: inout ReplicaSetEdits) {
        guard let newest else { return }
        var annotations = sharedAnnotations.filter { newest.annotation($0.key) != $0.value }
        if let revision = newest.revision, revision < nextRevision {
            annotations[DeploymentNames.revision] = "\(nextRevision)"
            if let last = newest.annotation(DeploymentNames.revision) {
                annotations[DeploymentNames.revisionHistory] = newest.history(adding: last)
            }
        }
        edits.renew(
            newest, annotations,
            minReadySeconds: newest.replicaSet.spec.minReadySeconds == spec.minReadySeconds
                ? nil : spec.minReadySeconds,
            because: "\(newest.name) has the template of the Deployment and follows it")
    }

    /// The revision that the Deployment has to show; nil where there is nothing to change.
    func revisionToShow(_ edits: ReplicaSetEdits) -> String? {
        guard let newest, !edits.renews(newest), let revision = newest.annotation(DeploymentNames.revision),
            revision != annotation(DeploymentNames.revision)
        else { return nil }
        return revision
    }

    /// Whether the newest ReplicaSet has just been made, and the status does not say so yet: it speaks of another one,
    /// or of none while a revision is to be shown. One that was found has a history, or is older than the Deployment.
    func isNewestFresh(_ edits: ReplicaSetEdits) -> Bool {
        guard let newest, !edits.renews(newest), newest.annotation(DeploymentNames.revisionHistory) == nil,
            newest.createdAt >= deployment.metadata.creationTimestamp ?? newest.createdAt
        else { return false }
        let progress = status.conditions.first { $0.type == "Progressing" }
        guard let named = progress?.nameOfReplicaSet else { return revisionToShow(edits) != nil }
        return named != newest.name
    }
}

extension DeploymentCondition {
    /// The ReplicaSet that makes, made or ought to make progress; nil for a pause, its end, and one that could not be
    /// created.
    fileprivate var nameOfReplicaSet: Substring? {
        let parts = message.split(separator: "\"", omittingEmptySubsequences: false)
        guard parts.count == 3, reason != "ReplicaSetCreateError", !message.hasPrefix("Deployment") else { return nil }
        return parts[1]
    }
}

extension DeploymentReplicaSet {
    /// The revisions it had, and one more; the first are forgotten when it gets too long.
    fileprivate func history(adding revision: String) -> String {
        let recorded = annotation(DeploymentNames.revisionHistory) ?? ""
        guard !recorded.isEmpty else { return revision }
        var revisions = recorded.split(separator: ",", omittingEmptySubsequences: false)[...]
        var length = recorded.utf8.count + revision.utf8.count + 1
        while length > Limits.revisionHistoryLength, let first = revisions.popFirst() { length -= first.utf8.count + 1 }
        return (revisions.map(String.init) + [revision]).joined(separator: ",")
    }
}
