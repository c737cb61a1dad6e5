/// The limits of the client and of the benchmarks' patience.
enum Limits {
    /// Bytes of an answer's head, and of a line that frames a chunk.
    static let headBytes = 64 << 10
    /// Digits of a Content-Length: enough for any body, too few to overflow.
    static let lengthDigits = 15
    /// Bytes of a refusal's body that are kept to be shown.
    static let refusalBytes = 2 << 10
    /// Connections that are being opened at one time; more would only wait in the server's backlog.
    static let openingConnections = 64
    /// Seconds for a connection to be opened, and for a single request to be answered.
    static let requestSeconds = 30
    /// Seconds for a whole load to be answered.
    static let loadSeconds = 600
    /// Seconds that the last deliveries of a watch may come after the last answer.
    static let deliverySeconds = 60
    /// Seconds for a workload to be as it has to be.
    static let workloadSeconds = 300
    /// Seconds for a server to come to rest, and the share of a processor that one at rest uses at most.
    static let restSeconds = 120
    static let restingShare = 0.15
    /// Seconds of a minute that must be left to create what is due at its end.
    static let cronHeadroomSeconds = 25.0
    /// Seconds for a server to be ready, and for its nodes to be.
    static let readySeconds = 60
    /// Milliseconds between two looks at a server that is not ready yet.
    static let readyPollMilliseconds = 2
    /// Milliseconds between two looks at nodes that are not ready yet.
    static let nodePollMilliseconds = 50
    /// Seconds between SIGTERM and SIGKILL for a server that does not end.
    static let stopSeconds = 10
    /// Open files beside the connections: the program's own, and the event loop's.
    static let ownFiles = 256
    /// Bytes of a server's log that are shown when it ends too early.
    static let logBytes = 2 << 10
}
