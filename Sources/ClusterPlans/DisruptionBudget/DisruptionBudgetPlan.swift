import ObjectModel
import ObjectRules
import WorkloadPlans

/// Keeps the status of a disruption budget: how many pods there should be, how many have to be and are healthy, and so
/// how many may be evicted now. (Kubernetes: disruption controller.)
///
/// The eviction itself takes from `disruptionsAllowed` and records the pod in `disruptedPods`, in the version that was
/// read. The status is written in the version it was made from too, so neither overwrites the other.
public enum DisruptionBudgetPlan {
    /// The status to write, when it is not there already, and what the budget waits for.
    public static func plan(for state: DisruptionBudgetState) -> Plan {
        let disrupted = DisruptedPods(state)
        var status = state.budget.status
        var announces = overdue(disrupted, state)
        do throws(ExpectedPods.Failure) {
            let expected = try ExpectedPods(state)
            status.currentHealthy = disrupted.healthy(among: state.pods)
            status.desiredHealthy = expected.desiredHealthy
            status.expectedPods = expected.count
            // A budget of no pods allows nothing: the first pods come before their count.
            status.disruptionsAllowed =
                expected.count > 0 ? max(0, status.currentHealthy - status.desiredHealthy) : 0
            status.disruptedPods = disrupted.pending
            status.observedGeneration = state.budget.metadata.generation
            if status != state.budget.status || !DisruptionAllowed.follows(status) {
                DisruptionAllowed.follow(&status, now: state.now)
            }
            announces += remarks(expected, state)
        } catch {
            DisruptionAllowed.fail(&status, why: error.why, now: state.now)
            announces.append(failure(error, state))
        }
        var plan = Plan()
        if status != state.budget.status {
            var budget = state.budget
            budget.status = status
            let step = Step(.updateStatus(budget.value), reason: reason(status), announces: announces)
            plan.then("status", [step])
        }
        let findings = DisruptionBudgetFindings(status, disrupted, state)
        for note in findings.notes { plan.note(note) }
        wait(&plan, status, disrupted, findings)
        return plan
    }

    private static func reason(_ status: PodDisruptionBudgetStatus) -> String {
        "\(status.currentHealthy) of \(status.expectedPods) expected pods are healthy, \(status.desiredHealthy) have "
            + "to be: \(status.disruptionsAllowed) may be evicted"
    }

    // MARK: Waits

    private static func wait(
        _ plan: inout Plan, _ status: PodDisruptionBudgetStatus, _ disrupted: DisruptedPods,
        _ findings: DisruptionBudgetFindings
    ) {
        for name in disrupted.pending.keys.sorted() {
            plan.wait(for: "the end of pod \(name), whose eviction was granted", until: disrupted.lookAgain)
        }
        guard status.disruptionsAllowed == 0 else { return }
        let since = DisruptionAllowed.condition(of: status)?.lastTransitionTime
        plan.wait(for: "room for an eviction: " + findings.whyBlocked, since: since)
    }

    // MARK: Events

    private static func overdue(_ disrupted: DisruptedPods, _ state: DisruptionBudgetState) -> [Announcement] {
        // Kubernetes states the namespace twice.
        let namespace = state.budget.metadata.namespace
        return disrupted.overdue.map { pod in
            .warning(
                "NotDeleted", "Pod was expected by PDB \(namespace)/\(namespace) to be deleted but it wasn't",
                about: ObjectIdentity(Pod.self, pod.metadata))
        }
    }

    private static func remarks(_ expected: ExpectedPods, _ state: DisruptionBudgetState) -> [Announcement] {
        let budget = ObjectIdentity(PodDisruptionBudget.self, state.budget.metadata)
        if state.pods.isEmpty { return [.normal("NoPods", "No matching pods found", about: budget)] }
        guard expected.includesUnmanaged else { return [] }
        return [
            .warning(
                "UnmanagedPods",
                "Pods selected by this PodDisruptionBudget (selector: \(state.budget.spec.selector.dump)) were found "
                    + "to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may "
                    + "result in undefined behavior. To account for these pods please set \".spec.minAvailable\" "
                    + "field of the PDB to an integer value.", about: budget)
        ]
    }

    private static func failure(_ failure: ExpectedPods.Failure, _ state: DisruptionBudgetState) -> Announcement {
        .warning(
            "CalculateExpectedPodCountFailed",
            "Failed to calculate the number of expected pods: \(failure.why)",
            about: ObjectIdentity(PodDisruptionBudget.self, state.budget.metadata))
    }
}

extension LabelSelector? {
    /// As Go prints it.
    fileprivate var dump: String {
        guard let selector = self else { return "nil" }
        let labels = selector.matchLabels.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)," }.joined()
        let expressions = selector.matchExpressions.map { expression in
            "LabelSelectorRequirement{Key:\(expression.key),Operator:\(expression.operator),"
                + "Values:[\(expression.values.joined(separator: " "))],},"
        }
        return "&LabelSelector{MatchLabels:map[string]string{\(labels)},"
            + "MatchExpressions:[]LabelSelectorRequirement{\(expressions.joined())},}"
    }
}
