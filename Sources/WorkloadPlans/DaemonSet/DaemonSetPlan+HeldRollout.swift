import ObjectModel

// Opt-in annotations of a DaemonSet that keep a new template from nodes, which Kubernetes can't do:
//
//     swiftlet.dev/rollout-paused: "true"     no node gets it
//     swiftlet.dev/rollout-partition: "3"     the last three nodes, by name, don't get it
//
// A node that is left out keeps its pod. When it loses it, it gets one of the revision that most of the nodes left out
// run, not of the new one.

/// Which nodes a rollout leaves out.
struct DaemonHold: Sendable {
    private enum Extent: Sendable {
        case nothing
        case everything
        /// Nodes that should run a pod, and are not among the last ones.
        case allBut(Set<String>)
    }

    private let extent: Extent
    /// How the set says so, for explanations; nil where it doesn't.
    let cause: String?
    /// What nodes that are left out run; nil where that is the current revision.
    private(set) var revision: ControllerRevision?

    init(_ state: DaemonSetState) {
        let annotations = state.set.metadata.fields.object("annotations")
        let partition = annotations.optionalString(DaemonSetNames.rolloutPartition).flatMap { Int($0) } ?? 0
        if annotations.optionalString(DaemonSetNames.rolloutPaused) == "true" {
            extent = .everything
            cause = "\(DaemonSetNames.rolloutPaused) is true"
        } else if partition > 0 {
            let nodes = state.stands.lazy.filter { $0.placement == .run }.map(\.node.name)
            extent = .allBut(Set(nodes.dropLast(partition)))
            cause = "\(DaemonSetNames.rolloutPartition) is \(partition)"
        } else {
            extent = .nothing
            cause = nil
            return
        }
        revision = usual(in: state)
    }

    /// Whether the node is left out.
    func holds(_ node: String) -> Bool {
        switch extent {
        case .nothing: false
        case .everything: true
        case .allBut(let nodes): !nodes.contains(node)
        }
    }

    /// The revision of most pods on nodes left out, the older one of two; where there is no such pod, the newest one
    /// before the current. nil for the current one.
    private func usual(in state: DaemonSetState) -> ControllerRevision? {
        var counts: [String: Int] = [:]
        for stand in state.stands where holds(stand.node.name) {
            for pod in stand.live { counts[pod.revision, default: 0] += 1 }
        }
        let older = state.revisions.older
        let current = counts[state.revisions.hash] ?? 0
        var usual: (revision: ControllerRevision, count: Int)?
        for revision in older {
            let count = counts[revision.daemonHash] ?? 0
            if count > usual?.count ?? 0 { usual = (revision, count) }
        }
        guard let usual else { return current > 0 ? nil : older.last }
        return usual.count >= current ? usual.revision : nil
    }
}
