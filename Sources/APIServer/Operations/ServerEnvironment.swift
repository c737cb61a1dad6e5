import ObjectModel

/// Time, ids and chance: what the server takes from outside, so that a simulation can give it other ones.
public struct ServerEnvironment: Sendable {
    public var now: @Sendable () -> Time
    /// A random UUID in lower case.
    public var uid: @Sendable () -> String
    /// Random letters and digits for generated names, of a length.
    public var suffix: @Sendable (Int) -> String
    /// Changes that may wait for a reader in this process; that of `ServerLimits` unless a test needs less.
    package var localWatchBacklog = ServerLimits.localWatchBacklog

    public init(
        now: @escaping @Sendable () -> Time, uid: @escaping @Sendable () -> String,
        suffix: @escaping @Sendable (Int) -> String
    ) {
        self.now = now
        self.uid = uid
        self.suffix = suffix
    }
}
