import ObjectModel

/// Paths that belong to no resource: the documents of discovery and the version.
enum OpenAPIRoots {
    /// `/apis/batch/`: the description of what is below.
    static func discovery(_ path: String, message: String, id: String, tag: String) -> OpenAPIPath {
        var operation = OpenAPIOperation(
            method: "get", id: "get\(id)", tag: tag, description: "Tells what is served here.")
        operation.response = message
        return OpenAPIPath(path: path, parameters: [], operations: [operation])
    }

    static let version = OpenAPIPath(
        path: "/version/", parameters: [],
        operations: [
            OpenAPIOperation(
                method: "get", id: "getCodeVersion", tag: "version", description: "Tells the version of the server.",
                consumes: ["application/json"], produces: ["application/json"])
        ])
}

/// All paths of the API by the documents that OpenAPI v3 has for them: `api/v1`, `apis/batch/v1`, `apis/batch`, ...
struct OpenAPISections {
    private(set) var sections: [(name: String, paths: [OpenAPIPath])]

    init(schema: Schema, resources: [ResourceType]) {
        var sections: [String: [OpenAPIPath]] = [
            "api": [
                OpenAPIRoots.discovery("/api/", message: "meta.v1.APIVersions", id: "CoreAPIVersions", tag: "core")
            ],
            "apis": [
                OpenAPIRoots.discovery("/apis/", message: "meta.v1.APIGroupList", id: "APIVersions", tag: "apis")
            ],
            "version": [OpenAPIRoots.version],
        ]
        for resource in resources {
            let root = OpenAPINames.root(group: resource.group, version: resource.version)
            let name = String(root.dropFirst())
            let group = OpenAPINames.identifier(group: resource.group)
            let tag = group.prefix(1).lowercased() + group.dropFirst()
            if sections[name] == nil {
                let version = OpenAPINames.capitalized(resource.version)
                sections[name] = [
                    OpenAPIRoots.discovery(
                        root + "/", message: "meta.v1.APIResourceList", id: "\(group)\(version)APIResources",
                        tag: "\(tag)_\(resource.version)")
                ]
            }
            sections[name, default: []] += OpenAPIPaths(schema: schema, resource: resource).all
            if !resource.group.isEmpty {
                sections["apis/\(resource.group)"] = [
                    OpenAPIRoots.discovery(
                        "/apis/\(resource.group)/", message: "meta.v1.APIGroup", id: "\(group)APIGroup", tag: tag)
                ]
            }
        }
        self.sections = sections.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The messages that operations mention.
    static func messages(of paths: [OpenAPIPath]) -> Set<String> {
        Set(paths.flatMap(\.operations).flatMap { [$0.body, $0.response].compactMap { $0 } })
    }
}
