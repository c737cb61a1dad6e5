import ObjectModel

// successPolicy: an Indexed Job succeeds as soon as certain indexes, or a number of them, have (KEP-3998). The other
// pods are stopped and don't count as failed.

extension JobState {
    func successPolicyVerdict(_ tally: JobTally) -> JobVerdict? {
        guard spec.isIndexed, !tally.succeededIndexes.isEmpty, let rules = spec.successPolicy?.rules else { return nil }
        let met = rules.firstIndex { $0.isMet(by: tally.succeededIndexes, below: spec.indexLimit) }
        return met.map { .success(reason: "SuccessPolicy", message: "Matched rules at index \($0)") }
    }
}

extension SuccessPolicyRule {
    fileprivate func isMet(by succeeded: CompletionIndexes, below limit: Int) -> Bool {
        guard let text = succeededIndexes else { return succeededCount.map { succeeded.count >= $0 } ?? false }
        let candidates = CompletionIndexes(parsing: text, below: limit)
        guard !candidates.isEmpty else { return false }
        return candidates.intersection(succeeded).count >= succeededCount ?? candidates.count
    }
}
