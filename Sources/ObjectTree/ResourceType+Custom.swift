extension ResourceType {
    /// A kind that a CustomResourceDefinition defines, for clients: how it is asked for.
    ///
    /// - Parameters:
    ///   - plural: As it stands in paths, such as `websites`.
    ///   - namespaced: Whether its objects live in namespaces.
    ///   - hasStatus: Whether its status is written apart from the rest.
    public static func custom(
        group: String, version: String, kind: String, plural: String, namespaced: Bool = true, hasStatus: Bool = true
    ) -> ResourceType {
        let status = Subresource(
            name: "status", group: "", version: "", kind: kind, verbs: ["get", "patch", "update"])
        return ResourceType(
            group: group, version: version, plural: plural, singular: kind.lowercased(), kind: kind, shortNames: [],
            categories: [], namespaced: namespaced,
            verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            subresources: hasStatus ? [status] : [], selectable: [], columns: [], message: noMessage)
    }

    /// Stands where the schema has no message for a kind.
    private static let noMessage: MessageID = -1
}
