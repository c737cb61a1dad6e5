import ObjectModel

/// The APIServices of the group versions that this server itself serves, as `kubectl get apiservices` shows them.
enum LocalAPIServices {
    /// Says that an object is kept by the server, and when: from the start of the server on, or always.
    static let label = "kube-aggregator.kubernetes.io/automanaged"
    static let onStart = "onstart"
    static let always = "true"

    /// How groups, and versions within them, are preferred: higher before lower.
    struct Priority: Sendable, Equatable {
        let group: Int
        let version: Int
    }

    /// Kubernetes' own priorities of what is built in.
    private static let groups: [String: Int] = [
        "": 18000, "apps": 17800, "events.k8s.io": 17750, "authentication.k8s.io": 17700,
        "authorization.k8s.io": 17600, "autoscaling": 17500, "batch": 17400, "certificates.k8s.io": 17300,
        "networking.k8s.io": 17200, "policy": 17100, "rbac.authorization.k8s.io": 17000, "storage.k8s.io": 16800,
        "apiextensions.k8s.io": 16700, "admissionregistration.k8s.io": 16700, "scheduling.k8s.io": 16600,
        "coordination.k8s.io": 16500, "node.k8s.io": 16300, "discovery.k8s.io": 16200, "resource.k8s.io": 16200,
        "flowcontrol.apiserver.k8s.io": 16100,
    ]
    private static let custom = Priority(group: 1000, version: 100)

    static func priority(group: String, version: String) -> Priority {
        guard let priority = groups[group] else { return custom }
        switch (group, version) {
        case ("", _): return Priority(group: priority, version: 1)
        case ("autoscaling", "v2"): return Priority(group: priority, version: 30)
        case ("flowcontrol.apiserver.k8s.io", "v1"): return Priority(group: priority, version: 21)
        default: return Priority(group: priority, version: 15)
        }
    }

    /// The objects for the group versions of resources. The group of APIServices is not among them: nobody else could
    /// serve it.
    static func all(of resources: [ResourceType], managed: String) -> [APIService] {
        var seen: Set<String> = ["v1.apiregistration.k8s.io"]
        return resources.compactMap { resource in
            let name = "\(resource.version).\(resource.group)"
            guard seen.insert(name).inserted else { return nil }
            return service(group: resource.group, version: resource.version, managed: managed)
        }
    }

    private static func service(group: String, version: String, managed: String) -> APIService {
        let priority = priority(group: group, version: version)
        var spec: Fields = [
            "groupPriorityMinimum": .int(Int64(priority.group)), "versionPriority": .int(Int64(priority.version)),
        ]
        if !group.isEmpty { spec["group"] = .string(group) }
        spec["version"] = .string(version)
        return APIService([
            "apiVersion": "apiregistration.k8s.io/v1", "kind": "APIService",
            "metadata": ["name": .string("\(version).\(group)"), "labels": .object([label: .string(managed)])],
            "spec": .object(spec),
        ])
    }
}
