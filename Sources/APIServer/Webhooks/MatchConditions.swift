import ObjectModel

/// Why a condition could not be decided.
struct MatchConditionFailure: Error {
    let why: String
}

/// Decides whether the conditions of a webhook hold for a request (CEL, KEP-3716).
protocol MatchConditionEvaluator: Sendable {
    /// False as soon as one does not. Fails when one cannot be decided and none is false.
    func hold(_ conditions: [MatchCondition], _ request: AdmissionAttributes) throws(MatchConditionFailure) -> Bool
}
