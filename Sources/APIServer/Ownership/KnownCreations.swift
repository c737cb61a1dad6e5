import FieldManagement
import Synchronization

/// What parts of objects brought about when they were created, for the next objects that have the same parts: those of
/// one template. Whoever creates at the same time has knowledge of its own.
final class KnownCreations: Sendable {
    private let idle = Mutex<[KnownDifferences]>([])

    /// Works with what is known, and keeps what comes to be known.
    func with<Result>(_ work: (inout KnownDifferences) -> Result) -> Result {
        var known = idle.withLock { $0.popLast() } ?? KnownDifferences(capacity: ServerLimits.knownParts)
        defer { idle.withLock { $0.append(known) } }
        return work(&known)
    }
}
