/// Every bound of this target, in one place.
public enum RuntimeLimits {
    /// Of one file of a container's log; two are kept of each run.
    public static let logBytes = 256 << 20
    /// Bytes read from a log at a time.
    public static let logChunkBytes = 64 * 1024
    /// Between looks at a log that is followed.
    public static let logFollowSeconds = 0.1
    /// Chunks of a followed log that wait for a slow reader.
    public static let logChunksAhead = 64
    /// Output of a command run beside a container that is kept, as the kubelet keeps it of probes.
    public static let execOutputBytes = 10 * 1024
    /// Of a termination message file.
    public static let terminationMessageBytes = 4096
    /// Memory of the thread that waits for containers to end.
    public static let watcherStackBytes = 256 * 1024
}
