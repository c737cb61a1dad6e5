import ObjectModel

/// Whether a Job is over, and why. First the verdict is written as the condition `FailureTarget` or
/// `SuccessCriteriaMet` and never changes again; then the remaining pods are stopped; when all have ended, `Failed`
/// or `Complete` follows.
enum JobVerdict: Sendable, Equatable {
    case success(reason: String, message: String)
    case failure(reason: String, message: String)

    var isSuccess: Bool {
        if case .success = self { return true }
        return false
    }

    /// The condition that announces the verdict, and the one that ends the Job.
    var interimCondition: String { isSuccess ? "SuccessCriteriaMet" : "FailureTarget" }
    var finalCondition: String { isSuccess ? "Complete" : "Failed" }

    var reason: String {
        switch self {
        case .success(let reason, _), .failure(let reason, _): reason
        }
    }
    var message: String {
        switch self {
        case .success(_, let message), .failure(_, let message): message
        }
    }
}

extension JobState {
    /// The first of the reasons to end the Job that holds.
    func verdict(_ tally: JobTally) -> JobVerdict? {
        recordedVerdict
            ?? podFailurePolicyVerdict()
            ?? backoffLimitVerdict(tally)
            ?? deadlineVerdict()
            ?? startDeadlineVerdict()
            ?? backoffLimitPerIndexVerdict(tally)
            ?? successPolicyVerdict(tally)
            ?? completionsVerdict(tally)
    }

    /// The one that the status has.
    var recordedVerdict: JobVerdict? {
        if let met = trueCondition("SuccessCriteriaMet") { return .success(reason: met.reason, message: met.message) }
        return trueCondition("FailureTarget").map { .failure(reason: $0.reason, message: $0.message) }
    }

    func trueCondition(_ type: String) -> JobCondition? {
        status.conditions.first { $0.type == type && $0.status == "True" }
    }

    /// The condition that says that the Job is over, if it is.
    var finalCondition: JobCondition? { trueCondition("Complete") ?? trueCondition("Failed") }
}
