import ObjectModel

// What a plan leaves for later, in words.

extension DaemonSetPlan {
    /// Notes what the set waits for. Of many pods only the first are named.
    func explain(_ change: DaemonChange, _ plan: inout Plan) {
        if state.desired == 0 {
            plan.wait(for: "a node that the pods may run on (node selector, affinity, taints); there is none now")
        }
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
            plan.wait(for: "the rollout to go on; until then \(names) are not replaced, because \(cause)")
        } else {
            plan.wait(
                for: "somebody to delete \(names); they are of older revisions, and not replaced before that "
                    + "because the update strategy is OnDelete")
        }
    }

    private func explainBounds(_ change: DaemonChange, _ plan: inout Plan) {
        let limit = Limits.podsPerDaemonSetPlan
        guard change.vacant.count > limit || change.doomed.count > limit else { return }
        plan.wait(for: "the first \(limit) pods; the rest comes with the next plan")
    }
}
