import ObjectModel
import ObjectRules

/// What the status of a disruption budget is made from.
public struct DisruptionBudgetState: Sendable {
    public let budget: PodDisruptionBudget
    /// The pods of the namespace that the budget selects, in the order of their names.
    public let pods: [Pod]
    /// How many pods the controllers of those pods want, by the uid of the controller that a pod names. Only looked at
    /// where the budget `needsScales`.
    public let scales: [String: ControllerScale]
    public let now: Time

    /// - Parameter pods: may hold pods that the budget does not select; they are left out.
    public init(budget: PodDisruptionBudget, pods: [Pod], scales: [String: ControllerScale] = [:], now: Time) {
        self.budget = budget
        self.pods = pods.filter { budget.selects($0.metadata.fields.object("labels")) }
            .sorted { $0.metadata.name < $1.metadata.name }
        self.scales = scales
        self.now = now
    }
}

/// How many pods a controller wants.
public enum ControllerScale: Sendable, Equatable {
    /// - of: the uid of the one that counts: a ReplicaSet speaks for its Deployment.
    case replicas(Int, of: String)
    /// There is no such controller, or only a namesake.
    case missing
    /// It cannot be asked; the text says why.
    case unknown(String)
}

extension PodDisruptionBudget {
    /// Whether the budget is a share of the pods that their controllers want, not a number of those that are there.
    public var needsScales: Bool {
        if spec.maxUnavailable != nil { return true }
        if case .string? = spec.minAvailable { return true }
        return false
    }
}
