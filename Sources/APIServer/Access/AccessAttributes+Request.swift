import AccessRules
import ObjectModel
import ObjectRules

/// What a request is about, as access rules see it.
extension AccessAttributes {
    private static let collectionVerbs: Set = ["list", "watch", "deletecollection"]

    /// A request for objects.
    init(_ caller: Caller, _ target: ResourceRequest, verb: String, query: Query? = nil) {
        self.init(
            caller, verb: verb, apiGroup: target.resource.group, resource: target.resource.plural,
            subresource: target.subresource ?? "", namespace: target.namespace, name: target.name)
        // A namespace is an object of itself: rights in it may include reading it.
        if target.resource.groupResource == "namespaces" { namespace = target.name }
        if let query { read(query) }
    }

    /// A collection of which one name is wanted is that object; other fields may be asked for by rules of nodes.
    private mutating func read(_ query: Query) {
        guard Self.collectionVerbs.contains(verb) else { return }
        let text = query["fieldSelector"]
        if !text.isEmpty { restrict(toFields: text) }
    }

    /// Narrows a request for a collection to what a field selector leaves.
    mutating func restrict(toFields text: String) {
        guard let conditions = FieldSelector.conditions(of: text) else { return }
        fields = conditions.map { FieldRequirement(field: $0.field, value: $0.value, isEqual: $0.isEqual) }
        guard name.isEmpty, let wanted = fields.first(where: { $0.field == "metadata.name" && $0.isEqual })?.value,
            wanted != ".", wanted != "..", !wanted.contains("/"), !wanted.contains("%")
        else { return }
        name = wanted
    }

    /// A request for a path that no kind answers to. Where it has the form of a request for objects it counts as one,
    /// so that nobody learns which kinds there are.
    init(_ caller: Caller, method: String, path: String, query: Query) {
        let parts = path.split(separator: "/").map(String.init)
        let isCore = parts.first == "api"
        guard isCore ? parts.count >= 3 : parts.first == "apis" && parts.count >= 4 else {
            self.init(caller, verb: method.lowercased(), path: path)
            return
        }
        var rest = parts[(isCore ? 2 : 3)...]
        let isWatch = rest.first == "watch" && rest.count > 1
        if isWatch { rest = rest.dropFirst() }
        self.init(caller, verb: "", apiGroup: isCore ? "" : parts[1], resource: "")
        if rest.first == "namespaces", rest.count > 1 {
            namespace = rest[rest.startIndex + 1]
            let third = rest.count > 2 ? rest[rest.startIndex + 2] : nil
            if let third, third != "status", third != "finalize" { rest = rest.dropFirst(2) }
        }
        let words = Array(rest)
        resource = words[0]
        name = words.count > 1 ? words[1] : ""
        subresource = words.count > 2 ? words[2] : ""
        verb = isWatch ? "watch" : Self.verb(method: method, isCollection: name.isEmpty, query: query)
        read(query)
    }

    /// What a method means for objects; empty when it means nothing.
    static func verb(method: String, isCollection: Bool, query: Query) -> String {
        switch method {
        case "GET" where isCollection, "HEAD" where isCollection: query.flag("watch") ? "watch" : "list"
        case "GET", "HEAD": "get"
        case "POST": "create"
        case "PUT": "update"
        case "PATCH": "patch"
        case "DELETE": isCollection ? "deletecollection" : "delete"
        default: ""
        }
    }
}
