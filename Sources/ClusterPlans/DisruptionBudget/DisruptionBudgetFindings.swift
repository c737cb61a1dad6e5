import ObjectModel
import ObjectRules

/// What a disruption budget comes to, in words: which pods count, how many may be evicted, and what blocks more.
struct DisruptionBudgetFindings {
    private let spec: PodDisruptionBudgetSpec
    private let status: PodDisruptionBudgetStatus
    private var healthy: [String] = []
    private var unready: [String] = []
    private var leaving: [String] = []
    private var granted: [String] = []

    /// - Parameter status: As it is, or is to be.
    init(_ status: PodDisruptionBudgetStatus, _ disrupted: DisruptedPods, _ state: DisruptionBudgetState) {
        spec = state.budget.spec
        self.status = status
        for pod in state.pods {
            let name = pod.metadata.name
            if pod.metadata.deletionTimestamp != nil {
                leaving.append(name)
            } else if disrupted.pending[name] != nil {
                granted.append(name)
            } else if pod.isReady {
                healthy.append(name)
            } else {
                unready.append(name)
            }
        }
    }

    var notes: [String] {
        var notes = [expected]
        let groups = [
            ("healthy", healthy), ("not ready", unready), ("being deleted", leaving),
            ("granted an eviction and not gone yet", granted),
        ]
        for (what, names) in groups where !names.isEmpty { notes.append("\(what): \(Self.list(names))") }
        if let failure {
            return notes + ["nothing may be evicted: the budget can't be calculated (\(failure))"]
        }
        notes.append("\(status.disruptionsAllowed) may be evicted now: \(numbers) (\(bound))")
        if !unready.isEmpty { notes.append(unhealthy) }
        return notes
    }

    /// Why no pod that is healthy may go.
    var whyBlocked: String {
        if let failure { return "the budget can't be calculated (\(failure))" }
        guard !(healthy + unready + leaving + granted).isEmpty else {
            return "there are no pods that the budget selects"
        }
        guard status.expectedPods > 0 else {
            return "the pods have no controller that says how many there should be; "
                + "an integer in minAvailable would do without"
        }
        let missing =
            Self.some(unready, "not ready") + Self.some(leaving, "being deleted")
            + Self.some(granted, "about to be deleted")
        return ([numbers] + missing).joined(separator: "; ")
    }

    // MARK: Words

    private var failure: String? {
        DisruptionAllowed.condition(of: status).flatMap { $0.message.isEmpty ? nil : $0.message }
    }

    private var expected: String {
        var text = "\(status.expectedPods) pods are expected: "
        if case .int? = spec.minAvailable, spec.maxUnavailable == nil {
            text += "those that are there"
        } else {
            text += "what their controllers ask for"
        }
        return text
    }

    private var numbers: String {
        "\(status.currentHealthy) pods are healthy and \(status.desiredHealthy) have to be"
    }

    private var bound: String {
        if let most = spec.maxUnavailable { return "maxUnavailable \(most.text)" }
        return spec.minAvailable.map { "minAvailable \($0.text)" } ?? "neither minAvailable nor maxUnavailable is set"
    }

    /// What becomes of pods that are not ready, as evictions decide it.
    private var unhealthy: String {
        let head = "pods that are not ready "
        if spec.unhealthyPodEvictionPolicy == "AlwaysAllow" {
            return head + "may be evicted at any time (unhealthyPodEvictionPolicy AlwaysAllow)"
        }
        let isFree = status.desiredHealthy > 0 && status.currentHealthy >= status.desiredHealthy
        return head
            + (isFree
                ? "may be evicted at no cost: enough others are healthy"
                : "are held like others while too few are healthy (unhealthyPodEvictionPolicy AlwaysAllow would let "
                    + "them go)")
    }

    private static func some(_ names: [String], _ what: String) -> [String] {
        guard let first = names.first else { return [] }
        let more = names.count > 1 ? " and \(names.count - 1) more" : ""
        return ["pod \(first)\(more) is \(what)"]
    }

    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(ClusterLimits.namesInFinding).joined(separator: ", ")
        let rest = names.count - ClusterLimits.namesInFinding
        return rest > 0 ? "\(shown) and \(rest) more" : shown
    }
}

extension IntOrString {
    fileprivate var text: String {
        switch self {
        case .int(let number): "\(number)"
        case .string(let text): text
        }
    }
}
