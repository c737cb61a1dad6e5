import ObjectModel

/// What a service of some spec has a use for.
public enum ServiceNeeds {
    /// `clusterIP`, be it that there is none (headless).
    public static func address(_ spec: Fields) -> Bool { spec.string("type") != "ExternalName" }

    /// Ports on every node, be it that none is given but those that the client states.
    static func useOfNodePorts(_ spec: Fields) -> Bool { ["NodePort", "LoadBalancer"].contains(spec.string("type")) }

    /// A port on every node for each of its ports.
    public static func nodePorts(_ spec: Fields) -> Bool {
        switch spec.string("type") {
        case "NodePort": true
        case "LoadBalancer": spec["allocateLoadBalancerNodePorts"] != false
        default: false
        }
    }

    /// A port on every node that tells load balancers whether the node has endpoints.
    public static func healthCheckPort(_ spec: Fields) -> Bool {
        spec.string("type") == "LoadBalancer" && spec.string("externalTrafficPolicy") == "Local"
    }

    /// How traffic from outside of the cluster is spread.
    static func externalTrafficPolicy(_ spec: Fields) -> Bool {
        switch spec.string("type") {
        case "NodePort", "LoadBalancer": true
        case "ClusterIP": spec.hasContent("externalIPs")
        default: false
        }
    }
}
