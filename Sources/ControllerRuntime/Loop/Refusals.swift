import ObjectModel
import Synchronization

/// What the API server said when it last refused a plan, by key, for controllers that tell of it in a status. It is
/// lost with the process, and learnt anew by the next attempt.
public final class Refusals: Sendable {
    private let errors = Mutex<[ObjectKey: StatusError]>([:])

    public init() {}

    /// nil once a plan went through.
    public subscript(key: ObjectKey) -> StatusError? { errors.withLock { $0[key] } }

    /// Takes in how a plan went. In a namespace that ends, refusals are nothing to tell.
    public func note(_ outcome: PlanApplier.Outcome, of key: ObjectKey) {
        switch outcome {
        case .applied: forget(key)
        case .failed(let error as StatusError) where !error.isNamespaceTerminating:
            errors.withLock { $0[key] = error }
        case .outdated, .failed: break
        }
    }

    /// The object is gone.
    public func forget(_ key: ObjectKey) { errors.withLock { $0[key] = nil } }
}
