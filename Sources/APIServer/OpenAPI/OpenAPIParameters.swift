import ObjectModel

/// The parameters that requests may have, by what they do.
extension OpenAPIParameter {
    private static func query(_ name: String, _ type: String, _ description: String) -> OpenAPIParameter {
        OpenAPIParameter(name: name, place: .query, type: type, description: description)
    }

    static let namespace = OpenAPIParameter(
        name: "namespace", place: .path, type: "string", description: "The namespace of the object.")
    static func name(of kind: String) -> OpenAPIParameter {
        OpenAPIParameter(name: "name", place: .path, type: "string", description: "The name of the \(kind).")
    }
    static let subpath = OpenAPIParameter(
        name: "path", place: .path, type: "string", description: "What follows in the URL, passed on.")

    static let pretty = query("pretty", "string", "Whether JSON is indented.")
    private static let dryRun = query("dryRun", "string", "`All` makes every check and stores nothing.")
    private static let fieldManager = query("fieldManager", "string", "Who the written fields belong to.")
    private static let fieldValidation = query(
        "fieldValidation", "string", "What unknown and duplicate fields cause: Ignore, Warn or Strict.")

    /// Of creates and updates.
    static let write = [dryRun, fieldManager, fieldValidation]
    static let patch =
        write + [
            query("force", "boolean", "Whether an apply takes over fields that others manage.")
        ]

    static let delete = [
        dryRun,
        query("gracePeriodSeconds", "integer", "How long the object may take to stop; zero ends it at once."),
        query(
            "ignoreStoreReadErrorWithClusterBreakingPotential", "boolean",
            "Whether an object that can't be read is deleted all the same."),
        query("orphanDependents", "boolean", "Superseded by propagationPolicy."),
        query("propagationPolicy", "string", "What happens to dependents: Orphan, Background or Foreground."),
    ]

    static let list = [
        query("allowWatchBookmarks", "boolean", "Whether a watch may send events that only tell its position."),
        query("continue", "string", "The token of the page before."),
        query("fieldSelector", "string", "Which objects, by the values of fields."),
        query("labelSelector", "string", "Which objects, by labels."),
        query("limit", "integer", "The size of a page."),
        query("resourceVersion", "string", "How recent the answer must be, or where a watch begins."),
        query("resourceVersionMatch", "string", "How resourceVersion is meant: Exact or NotOlderThan."),
        query("sendInitialEvents", "boolean", "Whether a watch begins with what is there."),
        query("timeoutSeconds", "integer", "How long a watch may last."),
        query("watch", "boolean", "Whether to send changes as they happen instead of a list."),
    ]

    /// Options that a message holds and a connection takes from its query: how to attach, which log.
    static func options(_ message: MessageType) -> [OpenAPIParameter] {
        message.fields.map { field in
            let type =
                switch field.scalar {
                case .bool: "boolean"
                case .int32, .int64: "integer"
                default: "string"
                }
            let description = field.description.isEmpty ? "As in \(message.name)." : field.description
            return query(field.name, type, description)
        }
    }
}
