import ObjectModel
import ObjectStore

/// What a write led to.
enum Outcome: Sendable {
    /// The object as it is stored now.
    case object(StoredObject, created: Bool)
    /// The object as it would be: a dry run, or an answer that is stored nowhere.
    case answer(Value, created: Bool)
    /// Success without an object.
    case success(Fields?)
    /// A deletion that has begun, of an object that stays for a while: a client that asked for its dependents to go
    /// too is told that it has to wait.
    indirect case accepted(Outcome)
}

extension Outcome {
    /// The object that this is about; null for a success without one.
    var tree: Value {
        switch self {
        case .object(let stored, _): stored.tree
        case .answer(let value, _): value
        case .success: .null
        case .accepted(let outcome): outcome.tree
        }
    }
}

typealias Completion = @Sendable (Result<Outcome, StatusError>) -> Void

/// What an update makes of the current object.
indirect enum Change: Sendable {
    /// `onSettled` is called once it is stored or refused.
    case put(Value, onSettled: (@Sendable () -> Void)? = nil)
    /// The object goes; this is its last state. `answer` is what the client gets, when it is not that.
    case delete(Value)
    case none
    /// Others than this process have a say first (webhooks). `finish` makes the change of the request as they leave
    /// it.
    case pending(AdmissionAttributes, finish: @Sendable (AdmissionAttributes) throws(StatusError) -> Change)

    /// To be called once the change is stored or refused.
    func settled() {
        if case .put(_, let onSettled?) = self { onSettled() }
    }
}
