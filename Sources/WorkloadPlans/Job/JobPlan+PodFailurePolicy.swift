import ObjectModel

// podFailurePolicy: what the failure of a pod means, by its exit codes or conditions (KEP-3329). The first rule that
// matches decides; without one the failure counts.

extension JobSpec {
    var hasPodFailurePolicy: Bool { podFailurePolicy != nil }

    /// Whether a failed pod counts against the limits.
    func countsFailure(of pod: JobPod) -> Bool { policyAction(for: pod) != .ignore }

    /// What the first rule that matches a failed pod says; nil where none does.
    func policyAction(for pod: JobPod) -> PodFailurePolicy.Action? { podFailurePolicy?.match(pod)?.action }
}

extension PodFailurePolicy {
    enum Action: String {
        case failJob = "FailJob"
        case failIndex = "FailIndex"
        case ignore = "Ignore"
        case count = "Count"
    }

    /// The rule that matches a failed pod, and what of the pod made it match.
    struct Match {
        let ruleIndex: Int
        let action: Action
        let cause: Cause
    }

    enum Cause {
        case exitCode(container: String, code: Int)
        case condition(String)
    }

    func match(_ pod: JobPod) -> Match? {
        let status = pod.pod.status
        for (index, rule) in rules.enumerated() {
            guard let action = Action(rawValue: rule.action) else { continue }
            let cause = rule.onExitCodes.map { $0.match(status) } ?? rule.matchConditions(status)
            if let cause { return Match(ruleIndex: index, action: action, cause: cause) }
        }
        return nil
    }
}

extension PodFailurePolicyOnExitCodesRequirement {
    /// The first container that has ended with such a code, init containers last. Zero never matches.
    fileprivate func match(_ status: PodStatus) -> PodFailurePolicy.Cause? {
        let values = values
        for container in status.containerStatuses + status.initContainerStatuses {
            guard let code = container.state.terminated?.exitCode, code != 0,
                containerName == nil || containerName == container.name
            else { continue }
            if values.contains(code) == (self.operator == "In") {
                return .exitCode(container: container.name, code: code)
            }
        }
        return nil
    }
}

extension PodFailurePolicyRule {
    fileprivate func matchConditions(_ status: PodStatus) -> PodFailurePolicy.Cause? {
        let patterns = onPodConditions
        let match = status.conditions.first { condition in
            patterns.contains { $0.type == condition.type && $0.wantedStatus == condition.status }
        }
        return match.map { .condition($0.type) }
    }
}

extension PodFailurePolicyOnPodConditionsPattern {
    fileprivate var wantedStatus: String { status.isEmpty ? "True" : status }
}

extension JobState {
    /// The Job fails with the first failed pod for which the policy says so.
    func podFailurePolicyVerdict() -> JobVerdict? {
        guard let policy = spec.podFailurePolicy else { return nil }
        for pod in pods where pod.isTracked && spec.considersFailed(pod) {
            guard let match = policy.match(pod), match.action == .failJob else { continue }
            let name = "\(identity.namespace)/\(pod.name)"
            let what =
                switch match.cause {
                case .exitCode(let container, let code):
                    "Container \(container) for pod \(name) failed with exit code \(code)"
                case .condition(let type):
                    "Pod \(name) has condition \(type)"
                }
            let rule = "matching FailJob rule at index \(match.ruleIndex)"
            return .failure(reason: "PodFailurePolicy", message: "\(what) \(rule)")
        }
        return nil
    }
}
