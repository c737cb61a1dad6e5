import ObjectModel

/// A group with its versions in the order in which clients prefer them.
struct DiscoveryGroup: Sendable {
    struct Version: Sendable {
        let name: String
        var resources: [ResourceType]
    }

    /// Empty for the core group.
    let name: String
    var versions: [Version]

    func groupVersion(_ version: Version) -> String { name.isEmpty ? version.name : "\(name)/\(version.name)" }

    /// What `APIGroup` and `APIGroupList` say about the group.
    var summary: Fields {
        let versions = versions.map { version -> Value in
            ["groupVersion": .string(groupVersion(version)), "version": .string(version.name)]
        }
        return Fields([
            ("name", .string(name)), ("versions", .array(versions)),
            ("preferredVersion", versions.first ?? .object(Fields())),
        ])
    }

    /// Kubernetes' own order of groups: a short name that two groups have means the first one's.
    private static let order = [
        "", "apiregistration.k8s.io", "apps", "events.k8s.io", "authentication.k8s.io", "authorization.k8s.io",
        "autoscaling", "batch", "certificates.k8s.io", "networking.k8s.io", "policy", "rbac.authorization.k8s.io",
        "storage.k8s.io", "admissionregistration.k8s.io", "apiextensions.k8s.io", "scheduling.k8s.io",
        "coordination.k8s.io", "node.k8s.io", "discovery.k8s.io", "flowcontrol.apiserver.k8s.io",
    ]

    /// Known groups first, then all others by name; the resources of a version by name.
    static func all(of resources: [ResourceType]) -> [DiscoveryGroup] {
        var byGroup: [String: [String: [ResourceType]]] = [:]
        for resource in resources {
            byGroup[resource.group, default: [:]][resource.version, default: []].append(resource)
        }
        let groups = byGroup.map { name, versions in
            DiscoveryGroup(
                name: name,
                versions: versions.map { Version(name: $0.key, resources: $0.value.sorted { $0.plural < $1.plural }) }
                    .sorted { APIVersionOrder(of: $0.name) > APIVersionOrder(of: $1.name) })
        }
        return groups.sorted { (rank($0.name), $0.name) < (rank($1.name), $1.name) }
    }

    private static func rank(_ group: String) -> Int { order.firstIndex(of: group) ?? order.count }
}

/// The priority of a version's name: v2 over v1 over v2beta1 over v1beta1 over v1alpha1 over anything else.
struct APIVersionOrder: Comparable {
    private let stability: Int
    private let major: Int
    private let minor: Int
    private let name: String

    init(of name: String) {
        self.name = name
        let digits = name.dropFirst().prefix { $0.isNumber }
        let rest = name.dropFirst(1 + digits.count)
        let stage = rest.prefix { $0.isLetter }
        let last = rest.dropFirst(stage.count)
        let rank = ["": 3, "beta": 2, "alpha": 1][String(stage)] ?? 0
        let isPlain = rank == 3 && last.isEmpty
        guard name.hasPrefix("v"), let major = Int(digits), rank > 0, let minor = isPlain ? 0 : Int(last) else {
            (stability, self.major, self.minor) = (0, 0, 0)
            return
        }
        (stability, self.major, self.minor) = (rank, major, minor)
    }

    static func < (left: APIVersionOrder, right: APIVersionOrder) -> Bool {
        if left.stability == 0, right.stability == 0 { return left.name > right.name }
        return (left.stability, left.major, left.minor) < (right.stability, right.major, right.minor)
    }
}
