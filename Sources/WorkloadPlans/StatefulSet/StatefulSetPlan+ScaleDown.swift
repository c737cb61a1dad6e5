import ObjectModel

// Pods beyond the range of ordinals go. With OrderedReady the highest ordinal goes first, each when the one before is
// gone, and only while all others are available; with Parallel all at once.

extension StatefulSetPlan {
    /// Takes away pods that are too many; false when nothing else may be done to pods before the next plan.
    func scaleDown(_ plan: inout Plan) -> Bool {
        var claims = ClaimWork()
        for member in slots.condemned { own(member.ordinal, member.pod, &claims, announcing: nil) }
        plan.then("own claims of surplus pods", claims.ownerships)
        guard !state.spec.isParallel else {
            plan.then("scale down", slots.condemned.lazy.map(\.pod).filter { !$0.isDeleting }.map(surplus))
            return true
        }
        guard let first = slots.condemned.first?.pod else { return true }
        if first.isDeleting {
            let next = slots.condemned.dropFirst().first.map {
                "\($0.pod.name) is not deleted before that because podManagementPolicy is OrderedReady"
            }
            plan.wait(state.obstacle(first, next).map { [$0] } ?? [])
            return false
        }
        // Of several that are not available the lowest could go, but it is not its turn.
        if !state.isAvailable(first), let lowest = lowestUnavailable, lowest.name != first.name {
            let held = "it is not deleted before that because \(lowest.name) is not available either"
            plan.wait(state.obstacle(first, held).map { [$0] } ?? [])
            return false
        }
        plan.then("scale down", [surplus(first)])
        return false
    }

    private func surplus(_ pod: ControlledPod) -> Step {
        let range = slots.range
        let place =
            range.isEmpty
            ? "no pod is wanted" : "only ordinals \(range.lowerBound) to \(range.upperBound - 1) are wanted"
        return deletion(of: pod, because: "\(pod.name) is too much: \(place)")
    }

    private var lowestUnavailable: ControlledPod? {
        slots.condemned.last { !state.isAvailable($0.pod) || $0.pod.isDeleting }?.pod
    }
}
