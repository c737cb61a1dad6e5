import ObjectModel
import Synchronization
import WorkloadPlans

/// What went wrong when controllers last worked on an object, and has not gone right since: for whoever asks why
/// nothing happens. It is lost with the process, and learnt anew by the next attempt.
public final class FailedAttempts: Sendable {
    private struct Work: Hashable {
        let controller: String
        let key: ObjectKey
    }

    private struct Failure {
        let message: String
        let since: Time
        let nextTry: Time
    }

    private let failures = Mutex<[Work: Failure]>([:])

    public init() {}

    /// What the object of a key waits for on that account; nil when the last attempt went well.
    public func wait(of controller: String, on key: ObjectKey) -> Wait? {
        guard let failure = failures.withLock({ $0[Work(controller: controller, key: key)] }) else { return nil }
        return Wait(
            reason: "the next attempt; the last one failed: \(failure.message)", since: failure.since,
            until: failure.nextTry)
    }

    /// Takes in that an attempt failed, and when the next one is made.
    public func note(_ error: any Error, by controller: String, on key: ObjectKey, now: Time, nextTry: Time) {
        let message = (error as? StatusError)?.message ?? "\(error)"
        let work = Work(controller: controller, key: key)
        failures.withLock { failures in
            let since = failures[work]?.since ?? now
            failures[work] = Failure(message: message, since: since, nextTry: nextTry)
        }
    }

    /// The last attempt went well, or the object is gone.
    public func forget(_ key: ObjectKey, of controller: String) {
        failures.withLock { _ = $0.removeValue(forKey: Work(controller: controller, key: key)) }
    }
}
