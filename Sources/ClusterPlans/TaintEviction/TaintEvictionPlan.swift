import ObjectModel
import ObjectRules

/// When a pod has to leave its node because of taints with the effect NoExecute.
public enum TaintEvictionPlan: Sendable, Equatable {
    case stay
    /// It leaves at that moment, unless the taints go before.
    case leave(at: Time)

    /// - Parameter since: when the pod came under the taints.
    public init(pod: Pod, taints: [Taint], since: Time) {
        let tolerations = pod.spec.tolerations
        var shortest: Int?
        for taint in taints where taint.effect == "NoExecute" {
            // Of several tolerations for one taint the first counts; of several taints the shortest time.
            guard let first = tolerations.first(where: { TolerationRule($0).tolerates(NodeTaint(taint)) }) else {
                self = .leave(at: since)
                return
            }
            if let seconds = first.tolerationSeconds { shortest = min(shortest ?? Int.max, max(seconds, 0)) }
        }
        self = shortest.map { .leave(at: since.adding(seconds: Double($0))) } ?? .stay
    }
}
