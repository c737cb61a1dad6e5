import ObjectModel

// minReadySeconds: how long a pod has to be ready to count as available.

extension ReplicaSetState {
    func isAvailable(_ pod: ControlledPod) -> Bool {
        pod.isAvailable(minReadySeconds: keeper.minReadySeconds, now: now)
    }
}

extension ReplicaSetPlan {
    /// What the pods are short of, and when the next one becomes available by itself.
    func explainReadiness(_ plan: inout Plan) {
        let waiting = state.active.filter { !state.isAvailable($0) }
        guard !waiting.isEmpty else { return }
        let unready = waiting.filter { !$0.isReady }
        if let first = unready.min(by: { $0.name < $1.name }) {
            plan.wait(
                for: "waiting for \(unready.count) of \(state.active.count) pods to become ready"
                    + " (\(first.name): \(first.whatItLacks))",
                since: unready.compactMap(\.notReadySince).min())
        }
        let seconds = state.keeper.minReadySeconds
        let moments = waiting.compactMap { $0.availableAt(minReadySeconds: seconds) }
        if let next = moments.min() {
            plan.wait(
                for: "\(moments.count) of \(state.active.count) pods to have been ready for \(seconds) s "
                    + "(minReadySeconds)",
                since: next.adding(seconds: -Double(seconds)), until: next)
        }
    }
}
