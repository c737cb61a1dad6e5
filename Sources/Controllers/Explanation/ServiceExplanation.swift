import ObjectModel
import WorkloadPlans

/// Why a Service has fewer endpoints than pods, or none.
struct ServiceExplanation {
    let service: Service
    /// Those that its selector matches, without those that have ended.
    let pods: [Pod]

    /// Nothing where all pods get connections, or where somebody else writes the endpoints.
    var waits: [Wait] { endpoints + addresses }

    private var endpoints: [Wait] {
        let selector = service.spec.selector
        guard !selector.isEmpty, service.spec.type != "ExternalName" else { return [] }
        guard !pods.isEmpty else {
            let labels = selector.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            return [
                Wait(reason: "a pod with the labels \(labels.joined(separator: ",")); the Service has no endpoints")
            ]
        }
        let unready = pods.filter { !PodExplanation($0).waits.isEmpty }
        guard !unready.isEmpty else { return [] }
        guard unready.count < pods.count else {
            return [
                Wait(reason: "one of its pods (\(pods.count)) to become ready; it has no ready endpoint before that")
            ]
        }
        return [
            Wait(reason: "\(unready.count) of its \(pods.count) pods to become ready; the others get all connections")
        ]
    }

    private var addresses: [Wait] {
        guard service.spec.type == "LoadBalancer", service.status.loadBalancer.ingress.isEmpty else { return [] }
        return [
            Wait(
                reason: "somebody to provide a load balancer; it works without, but has no external address",
                since: service.metadata.creationTimestamp)
        ]
    }
}
