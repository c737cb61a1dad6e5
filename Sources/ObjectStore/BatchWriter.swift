import Foundation

/// Turns batches into transactions, and keeps heartbeats back until a transaction is due anyway or time is up.
///
/// Every transaction takes all heartbeats along that are older, so what is on disk is always the state at one revision.
struct BatchWriter {
    private let log: any CommitLog
    /// Revisions up to this one are reserved on disk.
    private var reserved: UInt64
    private let lazySeconds: Double
    private var lazy: [ObjectKey: LogChange] = [:]
    private var lazySince: Double?

    init(log: any CommitLog, reserved: UInt64, lazySeconds: Double) {
        self.log = log
        self.reserved = reserved
        self.lazySeconds = lazySeconds
    }

    /// How long `flushLazy` has nothing to do; nil without heartbeats.
    var secondsUntilFlush: Double? { lazySince.map { max(0, $0 + lazySeconds - Self.uptime) } }

    private static var uptime: Double { ProcessInfo.processInfo.systemUptime }

    /// Makes a batch durable, but for heartbeats. Of one that fails nothing is kept; heartbeats of earlier ones are.
    mutating func write(_ batch: [StoreState.Pending]) throws(StoreError) {
        guard let revision = batch.last?.revision else { return }
        guard revision > reserved || batch.contains(where: { !$0.isLazy && !$0.isBarrier }) else { return keep(batch) }
        var changes = lazy
        for write in batch where !write.isBarrier { changes[write.key] = Self.change(write) }
        let next = revision > reserved ? revision + StoreLimits.reservedRevisions : reserved
        try log.write(Array(changes.values), reserved: next)
        reserved = next
        lazy = [:]
        lazySince = nil
    }

    private mutating func keep(_ batch: [StoreState.Pending]) {
        for write in batch where !write.isBarrier {
            lazy[write.key] = Self.change(write)
            if lazySince == nil { lazySince = Self.uptime }
        }
    }

    private static func change(_ write: StoreState.Pending) -> LogChange {
        write.result.map(LogChange.put) ?? .delete(write.key)
    }

    /// Writes heartbeats when their time is up, or in any case when forced. Those that can't be written stay in memory
    /// and are tried again: they were never promised to be on disk.
    mutating func flushLazy(force: Bool = false) {
        guard let secondsUntilFlush, force || secondsUntilFlush == 0 else { return }
        do throws(StoreError) {
            try log.write(Array(lazy.values), reserved: reserved)
            lazy = [:]
            lazySince = nil
        } catch {
            lazySince = Self.uptime
        }
    }
}
