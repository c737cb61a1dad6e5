import ObjectModel

/// What a service costs a quota.
enum ServiceUsage {
    static let names: Set<String> = ["services", "services.nodeports", "services.loadbalancers"]

    static func usage(of service: Service) -> [String: Quantity] {
        var usage = ["services": Quantity(1), "services.nodeports": .zero, "services.loadbalancers": .zero]
        let ports = service.spec.ports
        switch service.spec.type {
        case "NodePort": usage["services.nodeports"] = Quantity(ports.count)
        case "LoadBalancer":
            usage["services.loadbalancers"] = Quantity(1)
            // Ports are given out later, so what counts is whether they will be.
            let isAllocating = service.spec.allocateLoadBalancerNodePorts != false
            usage["services.nodeports"] = Quantity(isAllocating ? ports.count : ports.count { $0.nodePort != 0 })
        default: break
        }
        return usage
    }
}
