/// The bounds of the API server.
public enum ServerLimits {
    /// Bytes of a request body (Kubernetes: 3 MiB).
    public static let bodyBytes = 3 * 1024 * 1024
    /// Times that an update is tried again after losing against another writer.
    static let updateAttempts = 20
    /// Names tried for `generateName` before giving up.
    static let generatedNames = 8
    /// Letters in the random part of a generated name, and the longest prefix before it.
    static let generatedSuffix = 5
    static let generatedPrefix = 58
    /// Bytes that may wait in the socket of a watcher before it counts as lagging.
    static let watchBufferBytes = 1024 * 1024
    /// Seconds between bookmarks of a quiet watch.
    static let bookmarkSeconds = 60
    /// Seconds after which a watch without a timeout ends, and the random part added to it.
    static let watchSeconds = 1800
    /// Seconds for which a client may take to send its request.
    static let requestSeconds = 60
    /// Seconds without a request after which a connection is closed.
    static let idleSeconds = 600
    /// Connections at one time.
    static let connections = 20_000
    /// Requests at one time on one HTTP/2 connection.
    static let streamsPerConnection = 1000
    /// Objects deleted at one time by a deletecollection.
    static let deleteCollectionWidth = 64
}
