import ObjectModel

/// What clients ask first: which groups, versions and resources there are.
///
/// The documents are those of meta.k8s.io (`/api`, `/apis` and below) and their aggregated form, apidiscovery.k8s.io
/// (KEP-3352).
public struct Discovery: Sendable {
    private let groups: [DiscoveryGroup]

    /// The discovery of everything that a schema serves.
    public init(schema: Schema) { self.init(resources: schema.resources) }

    /// The discovery of these kinds: the built-in ones and, where there are any, custom ones.
    public init(resources: [ResourceType]) { self.init(resources: resources, remote: []) }

    /// The same with what other servers serve.
    init(resources: [ResourceType], remote: [RemoteService]) {
        groups = DiscoveryGroup.all(of: resources, remote: remote)
    }

    private var named: some Sequence<DiscoveryGroup> { groups.lazy.filter { !$0.name.isEmpty } }

    /// Whether any version of a group is served; then unknown paths below it answer with a Status, not as plain text.
    public func serves(group: String) -> Bool { groups.contains { $0.name == group } }

    /// Such as `v1` and `batch/v1`.
    var groupVersions: [String] {
        groups.flatMap { group in group.versions.map { group.groupVersion($0) } }
    }

    // MARK: - meta.k8s.io

    /// `/api`. `serverAddress` is `host:port` as clients outside of the cluster may use it.
    public func apiVersions(serverAddress: String) -> Value {
        let versions = groups.first { $0.name.isEmpty }?.versions.map { Value.string($0.name) } ?? []
        let address: Value = ["clientCIDR": "0.0.0.0/0", "serverAddress": .string(serverAddress)]
        return [
            "kind": "APIVersions", "versions": .array(versions), "serverAddressByClientCIDRs": .array([address]),
        ]
    }

    /// `/apis`.
    public func apiGroupList() -> Value {
        ["kind": "APIGroupList", "apiVersion": "v1", "groups": .array(named.map { .object($0.summary) })]
    }

    /// `/apis/GROUP`; nil for a group that is not served.
    public func apiGroup(_ name: String) -> Value? {
        guard let group = named.first(where: { $0.name == name }) else { return nil }
        return .object(Fields([("kind", "APIGroup"), ("apiVersion", "v1")] + group.summary.map { ($0.key, $0.value) }))
    }

    /// `/api/v1` (an empty group) or `/apis/GROUP/VERSION`; nil for one that is not served.
    public func apiResourceList(group: String, version: String) -> Value? {
        guard let group = groups.first(where: { $0.name == group }),
            let version = group.versions.first(where: { $0.name == version })
        else { return nil }
        var list = Fields([("kind", "APIResourceList")])
        // The core group's list has never had an apiVersion.
        if !group.name.isEmpty { list["apiVersion"] = "v1" }
        list["groupVersion"] = .string(group.groupVersion(version))
        list["resources"] = .array(version.resources.flatMap(Self.resources))
        return .object(list)
    }

    private static func resources(_ type: ResourceType) -> [Value] {
        var resource = Fields([
            ("name", .string(type.plural)), ("singularName", .string(type.singular)),
            ("namespaced", .bool(type.namespaced)), ("kind", .string(type.kind)), ("verbs", strings(type.verbs)),
        ])
        if !type.shortNames.isEmpty { resource["shortNames"] = strings(type.shortNames) }
        if !type.categories.isEmpty { resource["categories"] = strings(type.categories) }
        if type.verbs.contains("create"), type.verbs.contains("get") {
            resource["storageVersionHash"] = .string(storageVersionHash(type))
        }
        return [.object(resource)]
            + type.subresources.map { subresource in
                var fields = Fields([
                    ("name", .string("\(type.plural)/\(subresource.name)")), ("singularName", ""),
                    ("namespaced", .bool(type.namespaced)),
                ])
                if !subresource.version.isEmpty {
                    if !subresource.group.isEmpty { fields["group"] = .string(subresource.group) }
                    fields["version"] = .string(subresource.version)
                }
                fields["kind"] = .string(subresource.kind)
                fields["verbs"] = strings(subresource.verbs)
                return .object(fields)
            }
    }

    static func strings(_ texts: [String]) -> Value { .array(texts.map(Value.string)) }

    /// Opaque to clients, which only look whether it changes: a hash of the form that objects are stored in.
    private static func storageVersionHash(_ type: ResourceType) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in "\(type.apiVersion)/\(type.kind)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        let digits = (0..<11).map { alphabet[Int((hash >> UInt64(6 * $0)) & 63)] }
        return String(digits) + "="
    }

    // MARK: - apidiscovery.k8s.io

    /// The media type of the aggregated form, as clients ask for it and as it is answered.
    public static func aggregatedType(beta: Bool) -> String {
        "application/json;g=apidiscovery.k8s.io;v=\(beta ? "v2beta1" : "v2");as=APIGroupDiscoveryList"
    }

    /// All resources in one document: of the core group (`/api`) or of all others (`/apis`); in version v2beta1 for
    /// clients that know no other, else in v2.
    public func aggregated(core: Bool, beta: Bool) -> Value {
        let items = groups.filter { $0.name.isEmpty == core }.map { group -> Value in
            let metadata = group.name.isEmpty ? Fields() : Fields([("name", .string(group.name))])
            return [
                "metadata": .object(metadata),
                "versions": .array(group.versions.map { Self.aggregated($0, of: group) }),
            ]
        }
        return [
            "kind": "APIGroupDiscoveryList",
            "apiVersion": beta ? "apidiscovery.k8s.io/v2beta1" : "apidiscovery.k8s.io/v2",
            "metadata": .object(Fields()), "items": .array(items),
        ]
    }

    private static func aggregated(_ version: DiscoveryGroup.Version, of group: DiscoveryGroup) -> Value {
        [
            "version": .string(version.name), "resources": .array(version.resources.map(aggregated)),
            "freshness": version.isStale ? "Stale" : "Current",
        ]
    }

    private static func aggregated(_ type: ResourceType) -> Value {
        var resource = Fields([
            ("resource", .string(type.plural)), ("responseKind", responseKind(type.kind)),
            ("scope", type.namespaced ? "Namespaced" : "Cluster"), ("singularResource", .string(type.singular)),
            ("verbs", strings(type.verbs)),
        ])
        if !type.shortNames.isEmpty { resource["shortNames"] = strings(type.shortNames) }
        if !type.categories.isEmpty { resource["categories"] = strings(type.categories) }
        if !type.subresources.isEmpty {
            resource["subresources"] = .array(
                type.subresources.map {
                    [
                        "subresource": .string($0.name),
                        "responseKind": responseKind($0.kind, group: $0.group, version: $0.version),
                        "verbs": strings($0.verbs),
                    ]
                })
        }
        return .object(resource)
    }

    /// Group and version are empty where they are the document's own.
    private static func responseKind(_ kind: String, group: String = "", version: String = "") -> Value {
        ["group": .string(group), "version": .string(version), "kind": .string(kind)]
    }
}
