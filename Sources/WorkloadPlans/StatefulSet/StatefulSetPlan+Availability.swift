import ObjectModel

// When a pod is good enough for others to depend on it: it runs, is ready, and has been for `minReadySeconds`.

extension StatefulSetState {
    func isReady(_ pod: ControlledPod) -> Bool { pod.phase == .running && pod.isReady }

    func isAvailable(_ pod: ControlledPod) -> Bool {
        isReady(pod) && pod.isAvailable(minReadySeconds: spec.minReadySeconds, now: now)
    }

    /// What has to happen to a pod before others are touched; nil for one that is available and stays.
    /// - Parameter consequence: What does not happen before that, and why.
    func obstacle(_ pod: ControlledPod, _ consequence: @autoclosure () -> String?) -> Wait? {
        if !pod.isDeleting, isAvailable(pod) { return nil }
        let ending = consequence().map { "; \($0)" } ?? ""
        if pod.isDeleting {
            return Wait(reason: "waiting for \(pod.name) to be gone\(ending)", since: pod.deletionAskedAt)
        }
        guard isReady(pod) else {
            return Wait(
                reason: "waiting for \(pod.name) to become ready (\(pod.whatItLacks))\(ending)",
                since: pod.notReadySince)
        }
        let seconds = spec.minReadySeconds
        return Wait(
            reason: "waiting for \(pod.name) to have been ready for \(seconds) s (minReadySeconds)\(ending)",
            since: pod.readyTransition, until: pod.availableAt(minReadySeconds: seconds))
    }
}

extension StatefulSetPlan {
    /// Where nothing else is to be done: which pod is not ready yet, or not gone. Those that only have to stay ready
    /// are spoken of by `watchAvailability`.
    func awaitAvailability(_ plan: inout Plan) {
        let pods = slots.all.lazy.compactMap(\.pod) + slots.condemned.map(\.pod)
        for pod in pods {
            if let obstacle = state.obstacle(pod, nil), obstacle.until == nil { return plan.wait([obstacle]) }
        }
    }

    /// Looks again when the next ready pod becomes available, which no change tells.
    func watchAvailability(_ plan: inout Plan) {
        let minimum = state.spec.minReadySeconds
        guard minimum > 0 else { return }
        var next: (pod: ControlledPod, at: Time)?
        for pod in slots.allPods where state.isReady(pod) {
            guard let at = pod.availableAt(minReadySeconds: minimum), at > state.now else { continue }
            if next.map({ at < $0.at || at == $0.at && pod.name < $0.pod.name }) ?? true { next = (pod, at) }
        }
        guard let next else { return }
        plan.wait(
            for: "\(next.pod.name) to have been ready for \(minimum) s (minReadySeconds); it counts as available then",
            since: next.pod.readyTransition, until: next.at)
    }
}

extension ControlledPod {
    /// When somebody deleted it; nil for a pod that stays.
    var deletionAskedAt: Time? {
        let metadata = pod.metadata
        return metadata.deletionTimestamp?.adding(seconds: -Double(metadata.deletionGracePeriodSeconds ?? 0))
    }
}
