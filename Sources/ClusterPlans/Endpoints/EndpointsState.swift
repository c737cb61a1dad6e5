import ObjectModel
import WorkloadPlans

/// What decides the Endpoints object of one Service.
public struct EndpointsState: Sendable {
    let service: EndpointService?
    /// Those that the Service selects.
    let pods: [EndpointPod]
    /// The object of the Service's name.
    let current: Endpoints?

    /// - Parameter service: nil when there is none of the name.
    public init(service: Service?, pods: [EndpointPod], current: Endpoints?) {
        self.service = service.map(EndpointService.init)
        self.pods = pods
        self.current = current
    }
}
