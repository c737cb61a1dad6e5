import Synchronization

/// How many objects of each resource readers see. Every write asks whether there are webhooks, policies and quotas, so
/// this has a lock of its own that is never held for longer than a look.
final class ResourceCounts: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    subscript(resource: String) -> Int { counts.withLock { $0[resource] ?? 0 } }

    func add(_ difference: Int, to resource: String) {
        counts.withLock { $0[resource, default: 0] += difference }
    }
}
