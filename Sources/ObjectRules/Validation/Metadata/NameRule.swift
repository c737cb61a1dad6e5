import ObjectModel

/// How the names of a kind's objects look.
enum NameRule: Sendable {
    /// A host name: most kinds.
    case subdomain
    /// One part of a host name: kinds whose name becomes such a part.
    case label
    /// Anything that fits between two slashes of a URL.
    case pathSegment
    /// The address that the object is about.
    case address

    /// The rule of a resource.
    static func rule(for resource: ResourceType) -> NameRule {
        switch resource.groupResource {
        case "namespaces", "services", "statefulsets.apps": .label
        case "roles.rbac.authorization.k8s.io", "rolebindings.rbac.authorization.k8s.io",
            "clusterroles.rbac.authorization.k8s.io", "clusterrolebindings.rbac.authorization.k8s.io",
            "poddisruptionbudgets.policy", "certificatesigningrequests.certificates.k8s.io",
            "apiservices.apiregistration.k8s.io":
            .pathSegment
        case "ipaddresses.networking.k8s.io": .address
        default: .subdomain
        }
    }

    /// What is wrong with a name.
    func problems(of name: String) -> [String] {
        switch self {
        case .subdomain: NameFormat.dns1123Subdomain(name)
        case .label: NameFormat.dns1123Label(name)
        case .pathSegment: NameFormat.pathSegmentName(name)
        case .address: NameFormat.strictIPAddress(name)
        }
    }

    /// What is wrong with the start of a name, to which random letters are added.
    func problems(ofPrefix prefix: String) -> [String] {
        // Letters follow, so a hyphen at the end is no hyphen at the end of the name.
        guard prefix.utf8.count > 1, prefix.hasSuffix("-") else { return problems(of: prefix) }
        return problems(of: prefix.dropLast() + "a")
    }
}
