/// The bounds of a client.
public enum ClientLimits {
    /// Objects on one page of a list.
    public static let pageSize = 500
    /// Bytes of one event of a watch.
    public static let eventBytes = 16 * 1024 * 1024
    /// Times that a request is made again after the server asked to wait, and the seconds waited at most each time.
    public static let retries = 10
    public static let longestRetrySeconds = 30
    /// Times in a row that a watch is opened anew after its connection broke, before whoever reads it is told.
    public static let watchRetries = 5
    /// Seconds between two attempts to open a watch.
    public static let watchPauseSeconds = 1
    /// Seconds for which a token that was read from a file is used before it is read again.
    public static let tokenSeconds = 60
}
