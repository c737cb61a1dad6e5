import ObjectModel

/// A field that objects of a resource can be selected by, and how to read it.
struct SelectableField: Sendable, Hashable {
    /// As queries name it.
    let name: String
    /// Where its value stands; the first path that leads to a text counts.
    private let paths: [[String]]
    /// What a missing value reads as: `0`, `false` or nothing, by the field's type.
    private let zero: String

    init(_ name: String, of resource: ResourceType) throws(StatusError) {
        // Clients of long ago asked for the node of a pod by this name.
        let name = name == "spec.host" && resource.groupResource == "pods" ? "spec.nodeName" : name
        guard Self.isKnown(name, resource) else { throw .badRequest(Self.refusal(name, resource)) }
        self.name = name
        let paths = Self.paths[resource.groupResource]?[name] ?? [name]
        self.paths = paths.map { $0.split(separator: ".").map(String.init) }
        zero = Self.zero(self.paths[0], resource)
    }

    /// The value in an object as a selector compares it.
    func text(in object: Value) -> String {
        for path in paths {
            switch object.at(path) {
            case .string(let text) where !text.isEmpty: return text
            case .int(let number): return "\(number)"
            case .bool(let flag): return "\(flag)"
            default: continue
            }
        }
        return zero
    }

    /// Fields that are named otherwise in queries than in objects, by resource.
    private static let paths: [String: [String: [String]]] = [
        "jobs.batch": ["status.successful": ["status.succeeded"]],
        "events": ["source": ["source.component", "reportingComponent"]],
        "pods": ["status.podIPs": ["status.podIP"]],
    ]

    private static func isKnown(_ name: String, _ resource: ResourceType) -> Bool {
        switch name {
        case "metadata.name": true
        // Kinds with fields of their own state all that they know, and cluster-scoped ones don't state a namespace.
        case "metadata.namespace": resource.namespaced || resource.selectable.isEmpty
        default: resource.selectable.contains(name)
        }
    }

    private static func refusal(_ name: String, _ resource: ResourceType) -> String {
        if resource.groupResource == "jobs.batch" {
            return "field label \(FieldError.quoted(name)) not supported for batchv1.Job"
        }
        let isBuiltIn =
            Schema.kubernetes.resource(
                group: resource.group, version: resource.version, plural: resource.plural) != nil
        if resource.selectable.isEmpty, isBuiltIn {
            return "\(FieldError.quoted(name)) is not a known field selector: only \"metadata.name\", "
                + "\"metadata.namespace\""
        }
        return "field label not supported: \(name)"
    }

    private static func zero(_ path: [String], _ resource: ResourceType) -> String {
        var message = Schema.kubernetes.resource(
            group: resource.group, version: resource.version, plural: resource.plural)?.message
        for (index, name) in path.enumerated() {
            guard let field = message.flatMap({ Schema.kubernetes[$0].field(name) }) else { return "" }
            if case .message(let id) = field.scalar {
                message = id
            } else if index == path.count - 1 {
                switch field.scalar {
                case .bool: return "false"
                case .int32, .int64: return "0"
                default: return ""
                }
            }
        }
        return ""
    }
}

extension Value {
    /// The node at a path of member names, or nil where one of them is missing.
    fileprivate func at(_ path: [String]) -> Value? {
        var node: Value? = self
        for name in path { node = node?[name] }
        return node
    }
}
