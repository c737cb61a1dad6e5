import ObjectModel
import ObjectRules
import ObjectStore
import Synchronization

/// A creation that was made ready before its moment (docs/decisions/0023).
struct PreparedCreation: Sendable {
    /// Kinds of which all but admission follows from the object alone: they get no addresses, grant no rights, ask no
    /// signer, and are stored as they are shown.
    static let kinds: Set = ["jobs.batch"]

    /// What was announced, and by whom.
    let body: Value
    let manager: String
    /// The identity that it gets, and its moment.
    let context: CreationContext
    /// As it comes to admission.
    let draft: Value
    /// As it is judged, if admission leaves the draft as it is.
    let valid: Value
    /// As it is stored then.
    let stored: Value
    let form: EncodedObject

    /// The form in which an object is stored, if it is this one.
    func encoded(of object: Value) -> EncodedObject? { object == stored ? form : nil }
}

/// The creations that were announced and have not come yet.
final class PreparedCreations: Sendable {
    private struct State {
        var creations: [ObjectKey: PreparedCreation] = [:]
        /// When those are thrown away next that have not come.
        var sweep: Time?
    }

    private let state = Mutex(State())

    /// How many wait.
    var count: Int { state.withLock { $0.creations.count } }

    /// Keeps a creation until its moment is over.
    func note(_ creation: PreparedCreation, as key: ObjectKey, now: Time) {
        state.withLock { state in
            if let sweep = state.sweep, sweep <= now {
                state.creations = state.creations.filter { now.since($0.value.context.now) < 1 }
                state.sweep = nil
            }
            guard state.creations.count < ServerLimits.preparedCreations else { return }
            state.creations[key] = creation
            state.sweep = state.sweep ?? creation.context.now.adding(seconds: ServerLimits.preparedSweepSeconds)
        }
    }

    /// Hands out what was made ready of an object.
    func take(_ key: ObjectKey) -> PreparedCreation? { state.withLock { $0.creations.removeValue(forKey: key) } }
}
