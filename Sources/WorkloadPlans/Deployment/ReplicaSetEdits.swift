import ObjectModel

/// What a plan changes about the ReplicaSets that a Deployment has: one write for each, however many rules have a say.
struct ReplicaSetEdits: Sendable {
    private struct Edit: Sendable {
        let set: DeploymentReplicaSet
        var sizes: [Int] = []
        var annotations: [String: String] = [:]
        var minReadySeconds: Int?
        /// Whether it gets more from its Deployment than a size.
        var isRenewal = false
        var reasons: [String] = []
    }

    private let deployment: ObjectIdentity
    /// The annotations that keep the size of the Deployment on every ReplicaSet whose size it looked at.
    private let sizeAnnotations: [String: String]
    /// In the order in which the rules came.
    private var edits: [Edit] = []

    init(_ state: DeploymentState) {
        deployment = state.identity
        sizeAnnotations = state.sizeAnnotations
    }

    /// The size that a ReplicaSet has, or is about to get.
    func size(of set: DeploymentReplicaSet) -> Int {
        edits.first { $0.set.uid == set.uid }?.sizes.last ?? set.replicas
    }

    /// Whether a ReplicaSet gets another size.
    var isScaling: Bool { edits.contains { !$0.sizes.isEmpty } }

    /// Whether a ReplicaSet gets more from its Deployment than a size.
    func renews(_ set: DeploymentReplicaSet) -> Bool { edits.contains { $0.set.uid == set.uid && $0.isRenewal } }

    /// Gives a ReplicaSet a size, and the annotations that go with it.
    mutating func resize(_ set: DeploymentReplicaSet, to size: Int, because reason: String) {
        let isResized = size != self.size(of: set)
        let outdated = sizeAnnotations.filter { set.annotation($0.key) != $0.value }
        guard isResized || !outdated.isEmpty else { return }
        edit(set, because: reason) { edit in
            if isResized { edit.sizes.append(size) }
            edit.annotations.merge(outdated) { $1 }
        }
    }

    /// Sets annotations, and `minReadySeconds` unless it is nil.
    mutating func renew(
        _ set: DeploymentReplicaSet, _ annotations: [String: String], minReadySeconds: Int?, because reason: String
    ) {
        guard !annotations.isEmpty || minReadySeconds != nil else { return }
        edit(set, because: reason) { edit in
            edit.annotations.merge(annotations) { $1 }
            edit.minReadySeconds = minReadySeconds
            edit.isRenewal = true
        }
    }

    private mutating func edit(
        _ set: DeploymentReplicaSet, because reason: String, _ change: (inout Edit) -> Void
    ) {
        let index = edits.firstIndex { $0.set.uid == set.uid } ?? edits.endIndex
        if index == edits.endIndex { edits.append(Edit(set: set)) }
        change(&edits[index])
        edits[index].reasons.append(reason)
    }

    // MARK: Writes

    var steps: [Step] { edits.map(step) }

    private func step(_ edit: Edit) -> Step {
        Step(
            .patch(edit.set.identity, Self.patch(edit)), reason: edit.reasons.joined(separator: "; "),
            announces: announcements(edit))
    }

    private static func patch(_ edit: Edit) -> Value {
        var patch: Value = .object(Fields())
        if !edit.annotations.isEmpty {
            let sorted = edit.annotations.sorted { $0.key < $1.key }.map { ($0.key, Value.string($0.value)) }
            patch["metadata"] = ["annotations": .object(Fields(sorted))]
        }
        var spec = Fields()
        spec.set("replicas", edit.sizes.last)
        spec.set("minReadySeconds", edit.minReadySeconds)
        if !spec.isEmpty { patch["spec"] = .object(spec) }
        return patch
    }

    /// One event for each change of size.
    private func announcements(_ edit: Edit) -> [Announcement] {
        zip([edit.set.replicas] + edit.sizes, edit.sizes).map { before, after in
            .normal(
                "ScalingReplicaSet",
                "Scaled \(after > before ? "up" : "down") replica set \(edit.set.name) from \(before) to \(after)",
                about: deployment)
        }
    }
}
