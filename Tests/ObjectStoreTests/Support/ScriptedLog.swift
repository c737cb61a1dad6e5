import Foundation
import ObjectStore
import Synchronization

/// A log around another one, that counts, waits and fails as a test wants.
final class ScriptedLog: CommitLog {
    private struct State {
        var transactions: [Int] = []
        var failures = 0
        var isHeld = false
        var isWaiting = false
    }

    private let base: any CommitLog
    private let state = Mutex(State())
    private let changed = NSCondition()

    init(_ base: any CommitLog) { self.base = base }

    /// How many changes each transaction had.
    var transactions: [Int] { state.withLock { $0.transactions } }

    /// The next transactions are refused.
    func fail(next count: Int = 1) { state.withLock { $0.failures = count } }

    /// From now on transactions wait until `release`.
    func hold() { state.withLock { $0.isHeld = true } }

    func release() {
        changed.withLock {
            state.withLock { $0.isHeld = false }
            changed.broadcast()
        }
    }

    /// Returns when a transaction waits.
    func waitUntilHeld() {
        changed.withLock {
            while !state.withLock({ $0.isWaiting }) { changed.wait() }
        }
    }

    func load() throws(StoreError) -> (objects: [StoredObject], revision: UInt64) { try base.load() }

    func write(_ changes: [LogChange], reserved: UInt64) throws(StoreError) {
        changed.withLock {
            state.withLock { $0.isWaiting = $0.isHeld }
            changed.broadcast()
            while state.withLock({ $0.isHeld }) { changed.wait() }
            state.withLock { $0.isWaiting = false }
        }
        let fails = state.withLock { state in
            state.transactions.append(changes.count)
            defer { state.failures = max(0, state.failures - 1) }
            return state.failures > 0
        }
        if fails { throw .unavailable("the disk is full, says the test") }
        try base.write(changes, reserved: reserved)
    }

    func close() { base.close() }
}

/// A disk in memory: what was written stays when a store over it is closed or abandoned.
final class MemoryDisk: CommitLog {
    private struct State {
        var objects: [ObjectKey: StoredObject] = [:]
        var reserved: UInt64 = 0
    }

    private let state = Mutex(State())

    func load() -> (objects: [StoredObject], revision: UInt64) {
        state.withLock { (Array($0.objects.values), $0.reserved) }
    }

    func write(_ changes: [LogChange], reserved: UInt64) {
        state.withLock { state in
            for change in changes {
                switch change {
                case .put(let object): state.objects[object.key] = object
                case .delete(let key): state.objects[key] = nil
                }
            }
            state.reserved = reserved
        }
    }

    func close() {}
}
