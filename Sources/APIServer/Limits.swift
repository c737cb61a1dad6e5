/// The bounds of the API server.
public enum ServerLimits {
    /// Bytes of a request body (Kubernetes: 3 MiB).
    public static let bodyBytes = 3 * 1024 * 1024
    /// Sets of match conditions of webhooks that are kept compiled.
    static let compiledConditions = 1000
    /// Times that an update is tried again after losing against another writer.
    static let updateAttempts = 50
    /// Names tried for `generateName` before giving up.
    static let generatedNames = 8
    /// Letters in the random part of a generated name, and the longest prefix before it.
    static let generatedSuffix = 5
    static let generatedPrefix = 58
    /// Seconds after which no write is on its way any more that began under an earlier definition of a custom resource.
    static let definitionSettlingSeconds = 10.0
    /// Seconds between looks at the objects that a deleted definition still waits for, at first and at most.
    static let firstEmptyingDelay = 0.1
    static let longestEmptyingDelay = 10.0
    /// Bytes that may wait in the socket of a watcher before it counts as lagging.
    static let watchBufferBytes = 1024 * 1024
    /// Bytes that the first watches of a client on a loop share; the n-th has an n-th of it to itself.
    static let watchBytesPerClient = 16 * 1024 * 1024
    static let leastWatchBufferBytes = 16 * 1024
    /// Seconds for which a token goes on after the deletion of what it is bound to is over.
    static let deletedTokenSeconds = 60.0
    /// Seconds between bookmarks of a quiet watch.
    static let bookmarkSeconds = 60
    /// Seconds after which a watch without a timeout ends. Chance decides, so that watches that began together do not
    /// end together.
    static let watchSeconds = 1800..<3600
    /// Changes that may wait for a reader in this process, on top of as many as there were objects when it began.
    static let localWatchBacklog = 65_536
    /// Parts of objects of which it is remembered what they brought about, by each of those that create at a time.
    static let knownParts = 512
    /// Creations that are made ready before their moment, and seconds after it until those are thrown away that did not
    /// come.
    static let preparedCreations = 16_384
    static let preparedSweepSeconds = 10.0
    /// Seconds for which a client may take to send its request.
    static let requestSeconds = 60
    /// Seconds without a request after which a connection is closed.
    static let idleSeconds = 600
    /// Connections at one time.
    static let connections = 20_000
    /// Bytes of one header or of the request line, and of all headers of a request.
    static let headerFieldBytes = 128 * 1024
    static let headerBytes = 256 * 1024
    /// Headers of one request.
    static let headerFields = 256
    /// Bytes of a refused body that are read and thrown away, so that the client gets to see the refusal; then the
    /// connection is closed.
    static let refusedBodyBytes = 64 * 1024 * 1024
    /// Requests at one time on one HTTP/2 connection.
    static let streamsPerConnection = 1000
    /// Bytes that a client may send ahead on one HTTP/2 stream.
    static let streamWindowBytes = 1024 * 1024
    /// Within `floodSeconds` on one HTTP/2 connection: streams that the client cancels, PING and SETTINGS frames. A
    /// client with many watches cancels them all at once, and some send a PING with each.
    static let resetsPerFlood = 2 * streamsPerConnection
    static let controlFramesPerFlood = 2 * streamsPerConnection
    static let floodSeconds = 30
    /// Bytes of events that are written to a watcher before it is asked again whether it still has room.
    static let watchChunkBytes = 64 * 1024
    /// Seconds in which a request is to be answered, unless the client asks for less.
    static let answerSeconds = 60
    /// Nanoseconds for which one event loop works on requests before it reads what has arrived meanwhile, and those
    /// after which it comes back to them.
    static let requestSliceNanoseconds: UInt64 = 5_000_000
    static let breathNanoseconds: Int64 = 50_000
    /// Of one client on one event loop: requests that have begun and are not answered (writes on their way to the
    /// disk), requests that wait for their turn and bytes of their bodies, bytes of large answers that it has not taken
    /// yet, open watches. More than that waits, or is refused with 429.
    static let activeRequestsPerClient = 512
    static let waitingRequestsPerClient = 1024
    static let waitingBytesPerClient = 64 * 1024 * 1024
    static let unreadBytesPerClient = 64 * 1024 * 1024
    static let watchesPerClient = 5000
    /// Nanoseconds that a request waits for its turn before it is refused with 429.
    static let waitingNanoseconds: UInt64 = 15_000_000_000
    /// Bytes from which on an answer is counted until it is taken.
    static let trackedAnswerBytes = 64 * 1024
    /// Clients on one event loop whose use of it is remembered.
    static let rememberedClients = 4096
    /// Seconds that a refused client is asked to wait.
    static let retrySeconds = 1
    /// Bytes of audit events that wait to be written; more are dropped.
    static let auditQueueBytes = 64 * 1024 * 1024
    /// Bytes of the largest answer that is never compressed.
    static let plainAnswerBytes = 128 * 1024
    /// Bytes of one piece of a large answer, a power of two as buffers are: below what the C library asks the system
    /// for by itself each time (128 KiB).
    static let answerPieceBytes = 64 * 1024
    /// Tries to find a free address or port by chance before looking through all of them.
    static let allocationGuesses = 32
    /// Bytes that a webhook may answer.
    static let webhookAnswerBytes = 3 * 1024 * 1024
    /// Objects, and bytes of them, that a webhook is asked to convert at one time, seconds that it may take, and bytes
    /// that it may answer.
    static let conversionBatch = 500
    static let conversionBatchBytes = 4 * 1024 * 1024
    static let conversionSeconds = 30
    static let conversionAnswerBytes = 64 * 1024 * 1024
    /// Converted objects of one version of a custom resource that are remembered.
    static let convertedObjects = 10_000
    /// Seconds between looks whether the servers of APIServices answer, and those they may take to do so.
    static let availabilitySeconds = 30
    static let discoverySeconds = 6
    /// Bytes of one OpenAPI document of such a server.
    static let remoteOpenAPIBytes = 16 * 1024 * 1024
    /// Objects deleted at one time by a deletecollection.
    static let deleteCollectionWidth = 64
}
