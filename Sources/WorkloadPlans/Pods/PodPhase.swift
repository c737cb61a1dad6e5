/// How far a pod is, by `status.phase`.
public enum PodPhase: String, Sendable {
    case pending = "Pending"
    case running = "Running"
    case succeeded = "Succeeded"
    case failed = "Failed"
    case unknown = "Unknown"

    /// It has ended by itself.
    public var isFinished: Bool { self == .succeeded || self == .failed }
}
