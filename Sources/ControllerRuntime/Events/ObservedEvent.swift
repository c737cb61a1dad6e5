import APIClient
import ObjectModel

/// Something worth telling the people who watch an object.
public struct ObservedEvent: Sendable, Hashable {
    /// The `type` of an Event.
    public enum Level: String, Sendable {
        case normal = "Normal"
        case warning = "Warning"
    }

    /// Which of the two recorders of Kubernetes the event reads like.
    public enum Form: Sendable, Hashable {
        /// Controllers: `source`, `count`, `firstTimestamp` and `lastTimestamp`.
        case core
        /// The scheduler (events.k8s.io): `eventTime`, `action` and, for repeats, `series`.
        case series(action: String)
    }

    /// Whether it tells of the usual or of trouble.
    public let level: Level
    /// One word in camel case, such as `SuccessfulCreate`.
    public let reason: String
    /// For people; no final full stop is added.
    public let message: String
    public let form: Form

    public init(_ level: Level, reason: String, message: String, form: Form = .core) {
        self.level = level
        self.reason = reason
        self.message = message
        self.form = form
    }
}

extension ObjectReference {
    /// A reference to an object as events hold it.
    public init(to object: some Kind) {
        self.init()
        let metadata = object.objectMeta
        kind = object.kind
        namespace = metadata.namespace
        name = metadata.name
        uid = metadata.uid
        apiVersion = object.apiVersion
        resourceVersion = metadata.resourceVersion
    }
}
