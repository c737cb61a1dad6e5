import ObjectModel

/// The paths of a kind: its collections, its objects, their subresources.
struct OpenAPIPaths {
    let schema: Schema
    let resource: ResourceType

    private var message: String {
        resource.isCustom ? CustomResourceSchema.message(of: resource) : schema[resource.message].name
    }
    private var root: String { OpenAPINames.root(group: resource.group, version: resource.version) }
    private var collection: String {
        resource.namespaced ? "\(root)/namespaces/{namespace}/\(resource.plural)" : "\(root)/\(resource.plural)"
    }
    private var scope: String { resource.namespaced ? "Namespaced" : "" }
    private var kind: OpenAPIKind {
        OpenAPIKind(group: resource.group, version: resource.version, kind: resource.kind)
    }
    private var groupIdentifier: String {
        OpenAPINames.identifier(group: resource.group) + OpenAPINames.capitalized(resource.version)
    }
    private var tag: String {
        let group = OpenAPINames.identifier(group: resource.group)
        return group.prefix(1).lowercased() + group.dropFirst() + "_\(resource.version)"
    }
    private var namespaceParameters: [OpenAPIParameter] { resource.namespaced ? [.namespace] : [] }

    /// All of them; paths at which nothing can be done are left out.
    var all: [OpenAPIPath] {
        var paths = [collectionPath, objectPath]
        if resource.namespaced, resource.verbs.contains("list") { paths.append(allNamespacesPath) }
        for subresource in resource.subresources { paths += subresourcePaths(subresource) }
        if resource.isCustom { paths = paths.map(\.ofCustomResource) }
        return paths.filter { !$0.operations.isEmpty }
    }

    private func operation(
        _ method: String, _ action: String, _ id: String, _ description: String
    ) -> OpenAPIOperation {
        OpenAPIOperation(method: method, id: id, tag: tag, description: description, action: action, kind: kind)
    }

    // MARK: - Collections and objects

    private var collectionPath: OpenAPIPath {
        var operations: [OpenAPIOperation] = []
        if resource.verbs.contains("list") { operations.append(list(suffix: "")) }
        if resource.verbs.contains("create") {
            var create = operation(
                "post", "post", "create\(groupIdentifier)\(scope)\(resource.kind)", "Creates a \(resource.kind).")
            create.query = OpenAPIParameter.write
            create.body = message
            create.codes = [200, 201, 202]
            create.response = message
            operations.append(create)
        }
        if resource.verbs.contains("deletecollection") {
            var delete = operation(
                "delete", "deletecollection", "delete\(groupIdentifier)Collection\(scope)\(resource.kind)",
                "Deletes all \(resource.plural) that the selectors choose.")
            let lists = OpenAPIParameter.list.filter { $0.name != "watch" && $0.name != "allowWatchBookmarks" }
            delete.query = lists + OpenAPIParameter.delete
            delete.body = "meta.v1.DeleteOptions"
            delete.isBodyRequired = false
            delete.response = "meta.v1.Status"
            operations.append(delete)
        }
        return OpenAPIPath(path: collection, parameters: namespaceParameters + [.pretty], operations: operations)
    }

    private var allNamespacesPath: OpenAPIPath {
        OpenAPIPath(
            path: "\(root)/\(resource.plural)", parameters: [.pretty], operations: [list(suffix: "ForAllNamespaces")])
    }

    private func list(suffix: String) -> OpenAPIOperation {
        let scope = suffix.isEmpty ? scope : ""
        var list = operation(
            "get", "list", "list\(groupIdentifier)\(scope)\(resource.kind)\(suffix)",
            "Lists or watches \(resource.plural).")
        list.query = OpenAPIParameter.list
        list.produces = OpenAPIOperation.objectTypes + OpenAPIOperation.streamTypes
        list.response = "\(message)List"
        return list
    }

    private var objectPath: OpenAPIPath {
        OpenAPIPath(
            path: "\(collection)/{name}",
            parameters: [.name(of: resource.kind)] + namespaceParameters + [.pretty],
            operations: objectOperations(resource.verbs, body: message, suffix: "", of: kind))
    }

    /// Read, replace, patch and delete, as far as the verbs allow.
    private func objectOperations(
        _ verbs: [String], body: String, suffix: String, of kind: OpenAPIKind
    ) -> [OpenAPIOperation] {
        let subject = "\(groupIdentifier)\(scope)\(resource.kind)\(suffix)"
        let what = suffix.isEmpty ? "a \(resource.kind)" : "\(suffix.lowercased()) of a \(resource.kind)"
        func make(_ method: String, _ id: String, _ description: String) -> OpenAPIOperation {
            var made = operation(method, method, id + subject, description)
            made.kind = kind
            made.response = body
            return made
        }
        var operations: [OpenAPIOperation] = []
        if verbs.contains("get") { operations.append(make("get", "read", "Reads \(what).")) }
        if verbs.contains("update") {
            var replace = make("put", "replace", "Replaces \(what).")
            replace.query = OpenAPIParameter.write
            replace.body = body
            replace.codes = [200, 201]
            operations.append(replace)
        }
        if verbs.contains("patch") {
            var patch = make("patch", "patch", "Changes parts of \(what).")
            patch.query = OpenAPIParameter.patch
            patch.body = "meta.v1.Patch"
            patch.consumes = OpenAPIOperation.patchTypes
            patch.codes = [200, 201]
            operations.append(patch)
        }
        if verbs.contains("delete") {
            var delete = make("delete", "delete", "Deletes \(what).")
            delete.query = OpenAPIParameter.delete
            delete.body = "meta.v1.DeleteOptions"
            delete.isBodyRequired = false
            delete.codes = [200, 202]
            delete.response = "meta.v1.Status"
            operations.append(delete)
        }
        return operations
    }

    // MARK: - Subresources

    private func subresourcePaths(_ subresource: ResourceType.Subresource) -> [OpenAPIPath] {
        let path = "\(collection)/{name}/\(subresource.name)"
        let parameters = [.name(of: subresource.kind)] + namespaceParameters + [.pretty]
        let group = subresource.group.isEmpty ? resource.group : subresource.group
        let version = subresource.version.isEmpty ? resource.version : subresource.version
        let kind = OpenAPIKind(group: group, version: version, kind: subresource.kind)
        if subresource.kind.hasSuffix("Options") { return connections(subresource, path, parameters, kind) }
        let suffix = OpenAPINames.capitalized(subresource.name)
        guard subresource.name != "log" else { return [logPath(path, parameters, kind)] }
        guard let body = bodyMessage(kind) else { return [] }
        var operations = objectOperations(subresource.verbs, body: body, suffix: suffix, of: kind)
        if subresource.verbs.contains("create") {
            var create = operation(
                "post", "post", "create\(groupIdentifier)\(scope)\(resource.kind)\(suffix)",
                "Creates \(subresource.name) of a \(resource.kind).")
            create.kind = kind
            create.query = OpenAPIParameter.write
            create.body = body
            create.codes = [200, 201, 202]
            create.response = body
            operations.append(create)
        }
        return [OpenAPIPath(path: path, parameters: parameters, operations: operations)]
    }

    /// The message of a kind: of the resource's own package, or of the one that serves its group.
    private func bodyMessage(_ kind: OpenAPIKind) -> String? {
        if resource.isCustom, kind.group == resource.group { return message }
        let own = message.split(separator: ".").dropLast().joined(separator: ".")
        let package =
            kind.group == resource.group
            ? own : "\(kind.group.split(separator: ".").first ?? "core").\(kind.version)"
        return schema.message("\(package).\(kind.kind)") == nil ? nil : "\(package).\(kind.kind)"
    }

    private func logPath(_ path: String, _ parameters: [OpenAPIParameter], _ kind: OpenAPIKind) -> OpenAPIPath {
        let id = "read\(groupIdentifier)\(scope)\(resource.kind)Log"
        var log = operation("get", "get", id, "Reads a container's log.")
        log.kind = kind
        log.produces = ["text/plain"] + OpenAPIOperation.objectTypes
        log.query = schema.message("core.v1.PodLogOptions").map(OpenAPIParameter.options) ?? []
        return OpenAPIPath(path: path, parameters: parameters, operations: [log])
    }

    private func connections(
        _ subresource: ResourceType.Subresource, _ path: String, _ parameters: [OpenAPIParameter], _ kind: OpenAPIKind
    ) -> [OpenAPIPath] {
        let options = schema.message("core.v1.\(subresource.kind)").map(OpenAPIParameter.options) ?? []
        let methods = [("get", "get"), ("create", "post"), ("update", "put"), ("patch", "patch"), ("delete", "delete")]
        func connect(_ suffix: String) -> [OpenAPIOperation] {
            methods.filter { subresource.verbs.contains($0.0) }.map { _, method in
                let name = OpenAPINames.capitalized(method) + scope + resource.kind
                var connect = operation(
                    method, "connect",
                    "connect\(groupIdentifier)\(name)\(OpenAPINames.capitalized(subresource.name))\(suffix)",
                    "Connects to \(subresource.name) of a \(resource.kind).")
                connect.kind = kind
                connect.query = options
                connect.consumes = ["*/*"]
                connect.produces = ["*/*"]
                return connect
            }
        }
        let here = OpenAPIPath(path: path, parameters: parameters, operations: connect(""))
        guard subresource.name == "proxy" else { return [here] }
        let below = OpenAPIPath(
            path: path + "/{path}", parameters: parameters + [.subpath], operations: connect("WithPath"))
        return [here, below]
    }
}
