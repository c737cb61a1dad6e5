import ObjectModel

extension Defaulting {
    static func applyNetworking(to object: inout Fields, kind: String) {
        switch kind {
        case "NetworkPolicy": object.updateOrAddObject("spec", networkPolicySpec)
        case "IngressClass":
            object.updateObject("spec") { spec in
                spec.updateObject("parameters") { $0.setDefault("scope", "Cluster") }
            }
        default: break
        }
    }

    /// A policy that names no direction restricts what comes in, and what goes out if it has rules for that.
    private static func networkPolicySpec(_ spec: inout Fields) {
        for direction in ["ingress", "egress"] {
            spec.updateObjects(direction) { rule in
                rule.updateObjects("ports") { $0.setDefault("protocol", "TCP") }
            }
        }
        guard !spec.hasContent("policyTypes") else { return }
        spec["policyTypes"] = spec.hasContent("egress") ? ["Ingress", "Egress"] : ["Ingress"]
    }
}
