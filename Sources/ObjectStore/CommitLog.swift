/// Where a store keeps its objects for the next start. One thread at a time writes.
public protocol CommitLog: Sendable {
    /// Everything that was written and not deleted, and the revision to go on from.
    func load() throws(StoreError) -> (objects: [StoredObject], revision: UInt64)
    /// Makes changes durable as a whole or not at all. No revision up to `reserved` is given out again after a restart.
    func write(_ changes: [LogChange], reserved: UInt64) throws(StoreError)
    func close()
}

/// What is to become of one key.
public enum LogChange: Sendable {
    case put(StoredObject)
    case delete(ObjectKey)
}

/// A log that forgets: for tests, simulations and clusters that shall leave no trace.
public struct MemoryLog: CommitLog {
    public init() {}
    public func load() -> (objects: [StoredObject], revision: UInt64) { ([], 0) }
    public func write(_ changes: [LogChange], reserved: UInt64) {}
    public func close() {}
}
