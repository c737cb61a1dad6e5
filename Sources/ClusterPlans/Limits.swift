/// Named bounds of the cluster's plans. Durations are in seconds.
public enum ClusterLimits {
    /// A node whose agent was not heard of for so long is Unknown.
    public static let nodeGrace = 50.0
    /// Who looks for signs so much later than intended has slept itself, and gives the agents another grace.
    public static let nodeLookLateness = 20.0
    /// A node that was never heard of is Unknown after so long.
    public static let nodeStartupGrace = 60.0
    /// Pods on a node that is gone are collected after so long: it may come back.
    public static let vanishedNodeGrace = 40.0
    /// Addresses of one Endpoints object; the rest is left out, which an annotation tells.
    static let addressesPerEndpoints = 1000
    /// Endpoints of one EndpointSlice; the rest goes to further slices.
    public static let endpointsPerSlice = 100
    /// Addresses of one subset of an Endpoints object that are mirrored; the rest is left out, which an event tells.
    static let mirroredPerSubset = 1000
    /// A pod whose eviction was granted counts as gone for so long; then the grant is taken for void.
    public static let evictionSeconds = 120.0
    /// A pod that is marked as a target of disruption and not deleted loses the mark after so long.
    public static let staleDisruptionSeconds = 120.0
    /// Pods that a finding about a budget names; the rest is counted.
    static let namesInFinding = 10
}
