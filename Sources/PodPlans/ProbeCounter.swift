import ObjectModel

/// Counts the results of one probe until they pass its threshold.
public struct ProbeCounter: Sendable, Hashable {
    /// What the results so far amount to.
    public enum Verdict: Sendable, Hashable {
        case undecided
        case success
        case failure
    }

    private let successThreshold: Int
    private let failureThreshold: Int
    private var last: Bool?
    private var inARow = 0

    public init(_ probe: Probe) {
        successThreshold = max(1, probe.successThreshold)
        failureThreshold = probe.failureThreshold > 0 ? probe.failureThreshold : 3
    }

    /// Takes in a result; answers what is decided by it.
    public mutating func record(success: Bool) -> Verdict {
        inARow = last == success ? inARow + 1 : 1
        last = success
        if success { return inARow >= successThreshold ? .success : .undecided }
        return inARow >= failureThreshold ? .failure : .undecided
    }
}
