/// Named bounds of the cluster's plans. Durations are in seconds.
public enum ClusterLimits {
    /// A node whose agent was not heard of for so long is Unknown.
    public static let nodeGrace = 40.0
    /// A node that was never heard of is Unknown after so long.
    public static let nodeStartupGrace = 60.0
    /// Pods on a node that is gone are collected after so long: it may come back.
    public static let vanishedNodeGrace = 40.0
}
