import ObjectModel
import ObjectRules

// backoffLimit: how many pods may fail before the Job does. With restartPolicy OnFailure restarts of containers
// count. After a failure the next pod waits 10 s, twice as long after each further one, 10 minutes at most; a success
// resets this.

/// The failures since the last success, also those whose pods are gone. A fold over what was seen, so observing the
/// same pods again changes nothing.
public struct JobBackoff: Sendable, Equatable {
    private(set) var failures = 0
    private(set) var lastFailure: Time?
    /// Pods that are still there and part of the numbers above.
    private var noted: Set<String> = []

    public init() {}

    /// With pods that have ended since. A pod that was released before it ended was stopped on purpose.
    func observing(_ pods: [JobPod], spec: JobSpec) -> JobBackoff {
        var next = self
        next.noted = []
        var newFailures: [Time] = []
        var lastSuccess: Time?
        for pod in pods where !pod.isActive && spec.knows(pod) {
            let isFailure = spec.considersFailed(pod)
            guard isFailure ? pod.isTracked || !pod.isDeleting : pod.phase == .succeeded else { continue }
            next.noted.insert(pod.uid)
            guard !noted.contains(pod.uid) else { continue }
            let end = pod.finishedAt
            if isFailure { newFailures.append(end) } else { lastSuccess = max(lastSuccess ?? end, end) }
        }
        next.fold(newFailures, lastSuccess)
        return next
    }

    private mutating func fold(_ newFailures: [Time], _ lastSuccess: Time?) {
        if lastSuccess != nil {
            failures = 0
            lastFailure = nil
        }
        for end in newFailures where lastSuccess.map({ end > $0 }) ?? true {
            failures += 1
            lastFailure = max(lastFailure ?? end, end)
        }
    }

    /// When the next pod may be created; nil where there is nothing to wait for.
    func end(_ pace: JobBackoffPace) -> Time? {
        lastFailure.map { $0.adding(seconds: pace.seconds(afterFailures: failures)) }
    }
}

/// How long a Job waits after failed pods. An annotation of the Job can set the first wait and the longest
/// (`swiftlet.dev/backoff-initial-seconds`, `swiftlet.dev/backoff-max-seconds`).
struct JobBackoffPace: Sendable, Equatable {
    private let first: Double
    private let longest: Double

    init(_ job: Job) {
        let metadata = job.metadata
        first = SecondsAnnotation.backoffInitial.value(in: metadata).map(Double.init) ?? Limits.jobBackoffBase
        longest = SecondsAnnotation.backoffMaximum.value(in: metadata).map(Double.init) ?? Limits.jobBackoffMaximum
    }

    func seconds(afterFailures failures: Int) -> Double {
        var seconds = first
        var doublings = failures - 1
        while doublings > 0, seconds > 0, seconds < longest {
            seconds *= 2
            doublings -= 1
        }
        return min(seconds, longest)
    }
}

extension JobState {
    /// nil where there is nothing to wait for.
    var backoffEnd: Time? { backoff.end(JobBackoffPace(job)) }

    func backoffLimitVerdict(_ tally: JobTally) -> JobVerdict? {
        let limit = spec.backoffLimit ?? 6
        guard tally.failed > limit || restartsExceed(limit) else { return nil }
        return .failure(reason: "BackoffLimitExceeded", message: "Job has reached the specified backoff limit")
    }

    private func restartsExceed(_ limit: Int) -> Bool {
        guard spec.template.spec.restartPolicy == "OnFailure" else { return false }
        let restarts = pods.lazy.filter { $0.phase == .running || $0.phase == .pending }.reduce(0) { $0 + $1.restarts }
        return limit == 0 ? restarts > 0 : restarts >= limit
    }
}

extension JobPlan {
    /// Whether no pod may be created yet.
    func waitsForBackoff(_ plan: inout Plan) -> Bool {
        guard let end = state.backoffEnd, end > state.now else { return false }
        plan.wait(
            for: "the back-off after \(state.backoff.failures) failed in a row; no pod is created before that "
                + "(\(tally.failed) failed so far, backoffLimit is \(state.spec.backoffLimit ?? 6))",
            since: state.backoff.lastFailure, until: end)
        return true
    }
}
