import ObjectModel

// A pod that has failed or succeeded is deleted, and a new one takes its place. A node that refuses its pod again and
// again must not be asked without a pause: the second failed pod of a node is deleted a second after the first, the
// next two seconds later, and so on up to 15 minutes. Half an hour without a failure, or another spec, ends this.

/// When failed pods were deleted, node by node. A fold over what was seen, so observing the same pods again changes
/// nothing.
public struct DaemonSetBackoff: Sendable, Equatable {
    private struct Entry: Equatable {
        /// Seconds from `last` to the next deletion.
        var delay: Double
        /// When the newest failed pod was given up.
        var last: Time
        /// That pod's uid.
        var pod: String
    }

    private var generation = 0
    private var entries: [String: Entry] = [:]

    public init() {}

    /// With the failed pods that may go now.
    func observing(_ stands: [DaemonStand], generation: Int, now: Time) -> DaemonSetBackoff {
        var next = self
        if generation != self.generation {
            next.generation = generation
            next.entries = [:]
        }
        let memory = 2 * Limits.daemonBackoffMaximum
        if !next.entries.isEmpty { next.entries = next.entries.filter { now.since($0.value.last) <= memory } }
        for stand in stands where stand.placement != .leave {
            for entry in stand.pods where entry.pod.phase == .failed && !entry.pod.isDeleting {
                next.note(entry.pod.uid, on: stand.node.name, now)
            }
        }
        return next
    }

    private mutating func note(_ pod: String, on node: String, _ now: Time) {
        guard let entry = entries[node] else {
            entries[node] = Entry(delay: Limits.daemonBackoffBase, last: now, pod: pod)
            return
        }
        guard entry.pod != pod, now >= entry.last.adding(seconds: entry.delay) else { return }
        entries[node] = Entry(delay: min(entry.delay * 2, Limits.daemonBackoffMaximum), last: now, pod: pod)
    }

    /// When a failed pod may be deleted; nil for now.
    func end(for pod: ControlledPod, on node: String) -> Time? {
        guard let entry = entries[node], entry.pod != pod.uid else { return nil }
        return entry.last.adding(seconds: entry.delay)
    }
}

extension DaemonSetPlan {
    /// Deletes the ended pods of a node whose time has come. Returns those that run or will, oldest first.
    func removeEndedPods(on stand: DaemonStand, _ change: inout DaemonChange) -> [ControlledPod] {
        let node = stand.node.name
        let set = state.owner.identity
        return stand.live.filter { pod in
            let shown = "\(set.namespace)/\(pod.name) on node \(node)"
            switch pod.phase {
            case .failed:
                guard state.backoff.end(for: pod, on: node) == nil else { return false }
                change.delete(
                    pod, because: "\(pod.name) has failed",
                    telling: .warning(
                        "FailedDaemonPod", "Found failed daemon pod \(shown), will try to kill it", about: set))
                return false
            case .succeeded:
                change.delete(
                    pod, because: "\(pod.name) has ended, and daemons run for ever",
                    telling: .normal(
                        "SucceededDaemonPod", "Found succeeded daemon pod \(shown), will try to delete it", about: set))
                return false
            case .pending, .running, .unknown: return true
            }
        }
    }

    /// Failed pods that wait for the end of their back-off.
    func explainBackoff(_ plan: inout Plan) {
        for stand in state.stands where stand.placement != .leave {
            for pod in stand.live where pod.phase == .failed {
                guard let end = state.backoff.end(for: pod, on: stand.node.name) else { continue }
                let node = stand.node.name
                plan.wait(
                    for: "the back-off of \(node): \(pod.name) has failed there, as others did before it, and is"
                        + " replaced then",
                    until: end)
            }
        }
    }
}
