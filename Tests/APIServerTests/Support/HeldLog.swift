import Foundation
import ObjectStore
import Synchronization

/// A disk that a test may let wait: what is written meanwhile is on its way.
final class HeldLog: CommitLog {
    private let isHeld = Mutex(false)
    private let changed = NSCondition()

    /// From now on writes wait until `release`.
    func hold() { isHeld.withLock { $0 = true } }

    func release() {
        changed.withLock {
            isHeld.withLock { $0 = false }
            changed.broadcast()
        }
    }

    func load() -> (objects: [StoredObject], revision: UInt64) { ([], 0) }

    func write(_ changes: [LogChange], reserved: UInt64) {
        changed.withLock {
            while isHeld.withLock({ $0 }) { changed.wait() }
        }
    }

    func close() {}
}
