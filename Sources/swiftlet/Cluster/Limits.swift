/// The bounds of what one command starts.
enum ClusterLimits {
    /// Nodes on this machine.
    static let workers = 64
    static let simulatedNodes = 20_000
    /// Times that `down` looks whether the cluster has stopped, every 20 ms.
    static let stopPolls = 500
    /// Bytes that the memory allocator gets from the system at a time, beyond what is asked for.
    static let allocatorStep: Int32 = 2 << 20
    /// Seconds between two times that free memory is given back.
    static let trimSeconds = 5.0
    /// Seconds between two looks whether what every cluster has is still there.
    static let standingObjectSeconds = 10.0
    /// Seconds between two looks whether the nodes are ready.
    static let readinessSeconds = 0.01
    /// Times that `up --detach` looks whether the cluster is ready, every 20 ms.
    static let readyPolls = 1500
    /// Seconds that a command tries to reach a server.
    static let connectSeconds: Int64 = 10
    /// Seconds between two tries to mark the control plane.
    static let controlPlaneMarkSeconds = 0.2
    /// Lines of a log that are shown when a start in the background failed.
    static let shownLogLines = 20
}
