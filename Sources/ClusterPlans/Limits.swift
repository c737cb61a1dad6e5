/// Named bounds of the cluster's plans. Durations are in seconds.
public enum ClusterLimits {
    /// A node whose agent was not heard of for so long is Unknown.
    public static let nodeGrace = 50.0
    /// Who looks for signs so much later than intended has slept itself, and gives the agents another grace.
    public static let nodeLookLateness = 20.0
    /// A node that was never heard of is Unknown after so long.
    public static let nodeStartupGrace = 60.0
    /// Between two looks at all nodes: a node that has fallen silent is not emptied before the others are known.
    static let nodeLookPeriod = 5.0
    /// Between two nodes of a zone that are emptied.
    static let secondsBetweenNodeEvictions = 10.0
    /// The same in a large zone of which much is not ready.
    static let secondsBetweenNodeEvictionsInTrouble = 100.0
    /// The share of the nodes of a zone that is much.
    static let unhealthyZoneShare = 0.55
    /// So few nodes are not much of any zone.
    static let nodesNotReadyAnyway = 2
    /// Zones with more nodes are large; nobody is evicted in a smaller one while much of it is not ready.
    static let largeZone = 50
    /// Pods that have ended and are kept; beyond that the oldest go.
    public static let endedPodsKept = 12_500
    /// Pods on a node that is gone are collected after so long: it may come back.
    public static let vanishedNodeGrace = 40.0
    /// A pod that is to go, has no node and is held by finalizers has failed after so long: by then Kubernetes' pod
    /// garbage collector has passed.
    public static let heldPodGrace = 20.0
    /// Addresses of one Endpoints object; the rest is left out, which an annotation tells.
    static let addressesPerEndpoints = 1000
    /// Endpoints of one EndpointSlice; the rest goes to further slices.
    public static let endpointsPerSlice = 100
    /// Addresses of one subset of an Endpoints object that are mirrored; the rest is left out, which an event tells.
    static let mirroredPerSubset = 1000
    /// A range of cluster addresses that is to go stays for so long, so that nobody hands out one of its addresses.
    static let serviceRangeGrace = 10.0
    /// A pod whose eviction was granted counts as gone for so long; then the grant is taken for void.
    public static let evictionSeconds = 120.0
    /// A pod that is marked as a target of disruption and not deleted loses the mark after so long.
    public static let staleDisruptionSeconds = 120.0
    /// A token of a Secret that was not used for so long is marked, and deleted when it is marked for so long.
    public static let unusedTokenSeconds = 365 * 86_400.0
    /// Between two creations of the ConfigMap that tells since when the use of tokens is noted.
    public static let secondsBetweenTokenTrackings = 1_800.0
    /// Pods that a finding about a budget names; the rest is counted.
    static let namesInFinding = 10
}
