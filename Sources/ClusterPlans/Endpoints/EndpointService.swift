import ObjectModel
import WorkloadPlans

/// What of a Service decides its endpoints.
public struct EndpointService: Sendable, Equatable {
    /// As what it makes names it.
    let owner: OwnerIdentity
    let labels: Fields
    let ports: [ServicePort]
    /// Whether its endpoints are found by a selector; else somebody else writes them.
    public let hasSelector: Bool
    /// A name for something outside of the cluster.
    let isExternalName: Bool
    /// Without an address of its own.
    let isHeadless: Bool
    let publishesNotReady: Bool
    /// `IPv4`, `IPv6` or both, the first being the primary one.
    let families: [String]
    let trafficDistribution: String?
    /// Whether zones are to have endpoints in proportion to their CPUs.
    public let isTopologyAware: Bool
    let created: Time?

    private static let topologyMode = "service.kubernetes.io/topology-mode"

    public init(_ service: Service) {
        let metadata = service.metadata
        let spec = service.spec
        owner = OwnerIdentity(Service.self, metadata)
        labels = metadata.fields.object("labels")
        ports = spec.ports
        hasSelector = !spec.fields.object("selector").isEmpty
        isExternalName = spec.type == "ExternalName"
        isHeadless = spec.clusterIP.isEmpty || spec.clusterIP == "None"
        publishesNotReady = spec.publishNotReadyAddresses
        families = spec.ipFamilies.isEmpty ? ["IPv4"] : spec.ipFamilies
        trafficDistribution = spec.trafficDistribution
        let annotations = metadata.annotations
        let mode = annotations["service.kubernetes.io/topology-aware-hints"] ?? annotations[Self.topologyMode]
        isTopologyAware = mode == "Auto" || mode == "auto"
        created = metadata.creationTimestamp
    }

    var namespace: String { owner.identity.namespace }
    var name: String { owner.identity.name }
    /// Whether the cluster finds its endpoints.
    var isServed: Bool { hasSelector && !isExternalName }
}
