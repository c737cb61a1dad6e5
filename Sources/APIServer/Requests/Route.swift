import ObjectModel

/// What a path asks for.
enum Route: Sendable {
    case resource(ResourceRequest)
    /// Anything of a group version that another server serves.
    case remote(RemoteService, path: String)
    /// Anything that is no object: discovery, health, OpenAPI, unknown paths.
    case other(path: String)
}

/// A request for objects of one kind.
struct ResourceRequest: Sendable {
    var resource: ResourceType
    /// Empty for cluster scope and for all namespaces.
    var namespace: String
    /// Empty for a whole collection.
    var name: String
    var subresource: String?
    /// What follows the subresource (`proxy/...`).
    var rest: String
    /// The old `/watch/` form of a path.
    var isWatchPath: Bool
    /// Who asks.
    var context = RequestContext()

    init(
        resource: ResourceType, namespace: String, name: String, subresource: String? = nil, rest: String = "",
        isWatchPath: Bool = false
    ) {
        self.resource = resource
        self.namespace = namespace
        self.name = name
        self.subresource = subresource
        self.rest = rest
        self.isWatchPath = isWatchPath
    }
}

/// Finds the resource that a path names: one look into a dictionary, and a second one for custom resources.
struct Router: Sendable {
    private struct Key: Hashable {
        let group: String
        let version: String
        let plural: String
    }

    private let resources: [Key: ResourceType]
    private let served: ServedResources
    private let remote: RemoteServices

    init(served: ServedResources, remote: RemoteServices = RemoteServices()) {
        self.remote = remote
        var resources: [Key: ResourceType] = [:]
        for resource in served.builtIn.resources {
            resources[Key(group: resource.group, version: resource.version, plural: resource.plural)] = resource
        }
        self.resources = resources
        self.served = served
    }

    /// `path` is percent-decoded and without its query.
    func route(_ path: String) -> Route {
        let parts = Self.segments(path)
        guard let first = parts.first else { return .other(path: path) }
        if first == "apis", parts.count >= 3,
            let service = remote.service(group: String(parts[1]), version: String(parts[2]))
        {
            return .remote(service, path: path)
        }
        var rest: ArraySlice<Substring>
        let group: String
        let version: String
        if first == "api", parts.count >= 3 {
            (group, version, rest) = ("", String(parts[1]), parts[2...])
        } else if first == "apis", parts.count >= 4 {
            (group, version, rest) = (String(parts[1]), String(parts[2]), parts[3...])
        } else {
            return .other(path: path)
        }
        var isWatchPath = false
        if rest.first == "watch" {
            isWatchPath = true
            rest = rest.dropFirst()
        }
        guard let request = request(group, version, rest, isWatchPath) else { return .other(path: path) }
        return .resource(request)
    }

    /// What stands between the slashes; nothing when there is nothing between two of them. Slashes at both ends do no
    /// harm.
    private static func segments(_ path: String) -> [Substring] {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false)[...]
        while parts.first?.isEmpty == true { parts.removeFirst() }
        while parts.last?.isEmpty == true { parts.removeLast() }
        return parts.contains(where: \.isEmpty) ? [] : Array(parts)
    }

    private func request(
        _ group: String, _ version: String, _ path: ArraySlice<Substring>, _ isWatchPath: Bool
    ) -> ResourceRequest? {
        var parts = Array(path)
        var namespace = ""
        if parts.first == "namespaces", parts.count > 2, !isNamespaceSubresource(parts) {
            namespace = String(parts[1])
            parts.removeFirst(2)
        }
        guard let plural = parts.first,
            let resource = resource(group, version, String(plural)),
            namespace.isEmpty || resource.namespaced
        else { return nil }
        // A namespaced object is only found under its namespace.
        if resource.namespaced, namespace.isEmpty, parts.count > 1 { return nil }
        return ResourceRequest(
            resource: resource, namespace: namespace, name: parts.count > 1 ? String(parts[1]) : "",
            subresource: parts.count > 2 ? String(parts[2]) : nil, rest: parts.dropFirst(3).joined(separator: "/"),
            isWatchPath: isWatchPath)
    }

    private func resource(_ group: String, _ version: String, _ plural: String) -> ResourceType? {
        if let resource = resources[Key(group: group, version: version, plural: plural)] { return resource }
        return group.isEmpty ? nil : served.custom(group: group, version: version, plural: plural)
    }

    private func isNamespaceSubresource(_ parts: [Substring]) -> Bool {
        parts.count == 3 && (parts[2] == "status" || parts[2] == "finalize")
    }
}
