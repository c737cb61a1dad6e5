import ObjectModel
import WorkloadPlans

/// What decides the EndpointSlices of one Service.
public struct EndpointSliceState: Sendable {
    let service: EndpointService
    /// Those that the Service selects.
    let pods: [EndpointPod]
    /// The zone of every node that the pods are on and that exists; empty for a node that states none.
    let zones: [String: String]
    /// The slices of the Service that this controller manages, by name.
    let slices: [EndpointSlice]
    let names: NameSource
    /// The shares of the zones in the CPUs of the cluster; nil where they are not known.
    let zoneShares: [String: Double]?
    /// Whether the Service asked for a distribution over zones when it was looked at last.
    let wasTopologyAware: Bool
    /// Endpoints that a slice has at most.
    let capacity: Int

    /// - Parameters:
    ///   - nodes: Those that the pods are on, as far as they exist.
    ///   - zoneShares: Of the CPUs of the cluster; nil where they are not known.
    ///   - wasTopologyAware: Whether the Service asked for a distribution over zones when it was looked at last.
    public init(
        service: Service, pods: [EndpointPod], nodes: [Node], slices: [EndpointSlice], names: NameSource,
        zoneShares: [String: Double]? = nil, wasTopologyAware: Bool = false,
        capacity: Int = ClusterLimits.endpointsPerSlice
    ) {
        self.service = EndpointService(service)
        self.pods = pods
        zones = Dictionary(
            nodes.map { ($0.metadata.name, $0.metadata.fields.object("labels").string("topology.kubernetes.io/zone")) },
            uniquingKeysWith: { $1 })
        self.slices = slices.sorted { $0.metadata.name < $1.metadata.name }
        self.names = names
        self.zoneShares = zoneShares
        self.wasTopologyAware = wasTopologyAware
        self.capacity = capacity
    }
}

extension EndpointPod {
    /// Names of the nodes that some pods are on.
    public static func nodeNames(of pods: [EndpointPod]) -> Set<String> {
        Set(pods.map(\.nodeName)).subtracting([""])
    }
}
