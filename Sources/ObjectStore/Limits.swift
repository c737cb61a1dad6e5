/// The bounds of the store.
public enum StoreLimits {
    /// The revision that a new store starts from: clients take 0 for "any" and might take 1 for "from the beginning".
    public static let firstRevision: UInt64 = 2
    /// Changes kept per resource for watchers that reconnect or lag.
    public static let windowEntries = 8192
    /// The most writes in one transaction.
    public static let batchWrites = 2048
    /// How long a transaction waits for more writes when many are expected, in steps of which length, and how many are
    /// enough.
    public static let gatherSeconds = 0.02
    static let gatherStepSeconds = 0.001
    public static let gatheredWrites = 256
    /// Writes that may wait for the disk; beyond it a client is told to come again.
    public static let pendingWrites = 65_536
    /// Revisions reserved on disk ahead of time, so that heartbeats need no fsync and revisions never go back.
    public static let reservedRevisions: UInt64 = 100_000
    /// Seconds until a heartbeat is on disk at the latest.
    public static let lazySeconds = 10.0
    /// Pages written to the write-ahead log after which they are copied to the database.
    public static let checkpointPages = 4000
    /// Objects of resources that are seldom read whose trees are kept all the same, because they are new.
    static let freshTrees = 512
    /// Objects of all others whose text is kept beside the tree: a cluster of the usual size never makes one twice.
    static let freshTexts = 2048
    /// Groups of like objects whose last tree is kept for the next one to share with; all are forgotten beyond it.
    static let sharedShapes = 1024
    /// Parts of objects that are kept for the next that is equal.
    static let sharedParts = 32_768
    /// Bytes at the beginning of a sealed body among which the name of its key ends.
    static let sealedHeadBytes = 128
    /// Seconds that a transaction waits for another program that has locked the database.
    public static let lockSeconds = 5.0
    /// Objects of a namespace that may have changed before its order is found anew rather than kept, on top of half of
    /// them all.
    static let staleObjects = 64
}
