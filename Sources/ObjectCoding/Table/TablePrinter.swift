import ObjectModel

/// What stands beside the cells of a row.
public enum IncludeObject: String, Sendable {
    case none = "None"
    /// The object's metadata as PartialObjectMetadata.
    case metadata = "Metadata"
    case object = "Object"

    /// From the query parameter `includeObject`; fails with 400 for a word that is none of these.
    public init(query: String?) throws(StatusError) {
        guard let query, !query.isEmpty else {
            self = .metadata
            return
        }
        guard let known = IncludeObject(rawValue: query) else {
            throw .badRequest(
                "Unable to convert to Table as requested: includeObject: Invalid value: \(FieldError.quoted(query)): "
                    + "must be 'Metadata', 'Object', 'None', or empty")
        }
        self = known
    }
}

/// Objects as `kubectl get` shows them: meta.k8s.io Table.
public enum TablePrinter {
    /// The Table of some objects of one kind. `listMetadata` is a list's own; without it the Table is of one object
    /// and carries that one's resourceVersion. Ages are relative to `now`.
    public static func table(
        resource: ResourceType, items: [Value], listMetadata: Value?, includeObject: IncludeObject, now: Time
    ) -> Value {
        table(
            format: TableFormat(resource), items: items, listMetadata: listMetadata, includeObject: includeObject,
            now: now)
    }

    /// The same for any format. In a watch, where each event holds a Table of one object, only the first has
    /// `withColumns`. `version` is the one of meta.k8s.io that the client asked for, `v1` or `v1beta1`.
    public static func table(
        format: TableFormat, items: [Value], listMetadata: Value?, includeObject: IncludeObject, now: Time,
        withColumns: Bool = true, version: String = "v1"
    ) -> Value {
        let items = format.order.map { items.sorted(by: $0) } ?? items
        let rows = items.map { row($0, format, includeObject, now, version) }
        return [
            "kind": "Table", "apiVersion": .string("meta.k8s.io/\(version)"),
            "metadata": listMetadata ?? metadata(ofOnly: items.first),
            "columnDefinitions": withColumns ? .array(format.columns.map(\.definition)) : .null,
            "rows": .array(rows),
        ]
    }

    private static func metadata(ofOnly object: Value?) -> Value {
        var metadata = Fields()
        metadata["resourceVersion"] = object?.at("metadata", "resourceVersion")
        return .object(metadata)
    }

    private static func row(
        _ object: Value, _ format: TableFormat, _ include: IncludeObject, _ now: Time, _ version: String
    ) -> Value {
        let content = format.row(object, now)
        var row = Fields([("cells", .array(content.cells))])
        if !content.conditions.isEmpty { row["conditions"] = .array(content.conditions) }
        switch include {
        case .none: row["object"] = .null
        case .object: row["object"] = object
        case .metadata: row["object"] = partial(object, version: version)
        }
        return .object(row)
    }

    /// The PartialObjectMetadata of an object.
    public static func partial(_ object: Value, version: String = "v1") -> Value {
        [
            "kind": "PartialObjectMetadata", "apiVersion": .string("meta.k8s.io/\(version)"),
            "metadata": object["metadata"] ?? .object(Fields()),
        ]
    }
}
