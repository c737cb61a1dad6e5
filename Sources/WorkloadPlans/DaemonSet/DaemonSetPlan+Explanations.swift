import ObjectModel

// What a plan leaves for later, in words.

extension DaemonSetPlan {
    /// Notes what the set waits for. Of many pods only the first are named.
    func explain(_ change: DaemonChange, _ plan: inout Plan) {
        explainBackoff(&plan)
        explainPods(apartFrom: Set(change.doomed.map(\.pod.uid)), &plan)
        explainOldPods(&plan)
        explainBounds(change, &plan)
    }

    private func explainPods(apartFrom doomed: Set<String>, _ plan: inout Plan) {
        var unready = NamedPods()
        var ending = NamedPods()
        var ripening = NamedPods()
        var ripe: Time?
        for stand in state.stands {
            for entry in stand.pods where !doomed.contains(entry.pod.uid) && entry.pod.phase != .failed {
                let pod = entry.pod
                if pod.isDeleting {
                    ending.add("\(pod.name) on \(stand.node.name)", since: pod.pod.metadata.deletionTimestamp)
                } else if !pod.isReady {
                    unready.add("\(pod.name) on \(stand.node.name) (\(pod.whatItLacks))", since: pod.notReadySince)
                } else if let end = pod.availableAt(minReadySeconds: state.spec.minReadySeconds), end > state.now {
                    ripening.add("\(pod.name) on \(stand.node.name)", since: pod.readyTransition)
                    ripe = min(ripe ?? end, end)
                }
            }
        }
        if let names = unready.text { plan.wait(for: "\(names) to become ready", since: unready.since) }
        if let names = ending.text {
            plan.wait(
                for: "\(names) to end; the nodes get new pods, where they should, after that", since: ending.since)
        }
        if let names = ripening.text {
            plan.wait(
                for: "\(names) to have been ready for minReadySeconds (\(state.spec.minReadySeconds) s)",
                since: ripening.since, until: ripe)
        }
    }

    /// Pods of older revisions that are not replaced because nobody wants that now.
    private func explainOldPods(_ plan: inout Plan) {
        guard !state.isRolling || hold.cause != nil else { return }
        var old = NamedPods()
        for stand in state.stands where !state.isRolling || hold.holds(stand.node.name) {
            for pod in stand.live where !revisions.isUpdated(pod) { old.add("\(pod.name) on \(stand.node.name)") }
        }
        guard let names = old.text else { return }
        if state.isRolling, let cause = hold.cause {
            plan.wait(for: "the rollout to go on, because \(cause): until then \(names) are not replaced")
        } else {
            plan.wait(for: "somebody to delete \(names), because the update strategy is OnDelete")
        }
    }

    private func explainBounds(_ change: DaemonChange, _ plan: inout Plan) {
        let limit = Limits.podsPerDaemonSetPlan
        guard change.vacant.count > limit || change.doomed.count > limit else { return }
        plan.wait(for: "the first \(limit) pods: the rest comes with the next plan")
    }
}

/// Some pods by name, and how many more.
private struct NamedPods {
    private var names: [String] = []
    private var count = 0
    /// The earliest of the times.
    private(set) var since: Time?

    mutating func add(_ name: @autoclosure () -> String, since time: Time? = nil) {
        count += 1
        if names.count < Limits.podsNamedInWait { names.append(name()) }
        if let time { since = min(since ?? time, time) }
    }

    /// nil for none.
    var text: String? {
        guard count > 0 else { return nil }
        let rest = count > names.count ? " and \(count - names.count) more" : ""
        return names.joined(separator: ", ") + rest
    }
}
