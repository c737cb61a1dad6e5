import ObjectModel

extension Defaulting {
    /// Three hours: how long a client stays with a pod.
    private static let affinitySeconds: Value = 10_800

    static func service(_ service: inout Fields) {
        service.updateOrAddObject("spec") { spec in
            spec.setDefault("sessionAffinity", "None")
            sessionAffinity(&spec)
            spec.setDefault("type", "ClusterIP")
            spec.updateObjects("ports", servicePort)
            trafficPolicies(&spec)
        }
        service.updateObject("status") { status in
            status.updateObject("loadBalancer") { balancer in
                balancer.updateObjects("ingress") { ingress in
                    if ingress.contains("ip") { ingress.setDefault("ipMode", "VIP") }
                }
            }
        }
    }

    private static func sessionAffinity(_ spec: inout Fields) {
        guard spec.string("sessionAffinity") == "ClientIP" else {
            if spec.string("sessionAffinity") == "None" { spec["sessionAffinityConfig"] = nil }
            return
        }
        spec.updateOrAddObject("sessionAffinityConfig") { config in
            config.updateOrAddObject("clientIP") { $0.setDefault("timeoutSeconds", affinitySeconds) }
        }
    }

    private static func servicePort(_ port: inout Fields) {
        port.setDefault("protocol", "TCP")
        switch port["targetPort"] {
        case nil, .int(0)?, .string("")?: port["targetPort"] = port["port"] ?? 0
        default: break
        }
    }

    private static func trafficPolicies(_ spec: inout Fields) {
        let type = spec.string("type")
        let hasClusterAddress = type == "ClusterIP" || type == "NodePort" || type == "LoadBalancer"
        let isReachedFromOutside =
            type == "NodePort" || type == "LoadBalancer" || (type == "ClusterIP" && spec.hasContent("externalIPs"))
        if isReachedFromOutside { spec.setDefault("externalTrafficPolicy", "Cluster") }
        if hasClusterAddress { spec.setDefault("internalTrafficPolicy", "Cluster") }
        if type == "LoadBalancer" { spec.setDefault("allocateLoadBalancerNodePorts", true) }
    }
}
