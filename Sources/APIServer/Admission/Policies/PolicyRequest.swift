import AccessRules
import CEL
import ObjectModel
import ObjectRules

/// A request as the expressions of policies see it.
struct PolicyRequest {
    let attributes: AdmissionAttributes
    /// The namespace of the object; nil for what is outside of namespaces, and for namespaces.
    let namespace: Value?
    let authorizer: any AuthorizationOracle
    /// The resource in whose form expressions see the request, where that is not its own.
    private var form: ResourceType?

    init(attributes: AdmissionAttributes, namespace: Value?, authorizer: any AuthorizationOracle) {
        self.attributes = attributes
        self.namespace = namespace
        self.authorizer = authorizer
    }

    private var resource: ResourceType { attributes.resource }

    /// The request in the form of a resource that holds the same objects.
    func shown(in form: ResourceType) -> PolicyRequest {
        guard form.apiVersion != resource.apiVersion else { return self }
        var request = self
        request.form = form
        return request
    }

    /// The object as expressions see it, and the resource that it is one of.
    var shownObject: (object: Value, resource: ResourceType) { (shown(attributes.object), form ?? resource) }

    /// An object that expressions have changed, as the request has it.
    func own(_ object: Value) -> Value {
        guard let form, object["kind"]?.stringValue == form.kind else { return object }
        if let served = resource.served { return served.renamed(object) }
        return SharedStorage.shown(SharedStorage.stored(object, resource: form), resource: resource)
    }

    /// An object in the form in which expressions see it.
    private func shown(_ object: Value) -> Value {
        guard let form, attributes.isOfResource(object) else { return object }
        if let served = form.served { return served.renamed(object) }
        return SharedStorage.shown(SharedStorage.stored(object, resource: resource), resource: form)
    }

    private var name: String {
        let target = attributes.target.name
        return target.isEmpty ? attributes.object["metadata"]?["name"]?.stringValue ?? "" : target
    }

    /// What decides whether a policy is about it.
    var match: PolicyMatch.Request {
        PolicyMatch.Request(
            operation: attributes.operation.rawValue, resource: resource, subresource: attributes.target.subresource,
            name: name, object: attributes.object, oldObject: attributes.oldObject,
            namespaceLabels: namespace.map { $0["metadata"]?["labels"]?.objectValue ?? Fields() })
    }

    /// The variables of expressions, but for `params`.
    var variables: [String: CELValue] {
        var question = AuthorizationQuestion()
        question.group = resource.group
        question.resource = resource.plural
        question.subresource = attributes.target.subresource ?? ""
        question.namespace = attributes.target.namespace
        question.name = name
        return [
            "object": CELValue(shown(attributes.object)), "oldObject": CELValue(shown(attributes.oldObject)),
            "request": PolicyExpressions.request(.object(request)),
            "namespaceObject": PolicyExpressions.namespace(namespace),
            "authorizer": .authorization(AuthorizationValue(authorizer)),
            "authorizer.requestResource": .authorization(AuthorizationValue(authorizer, resource: question)),
        ]
    }

    private var request: Fields {
        let (own, shown) = (attributes.form, attributes.form(in: form ?? resource))
        let subresource = Value.string(attributes.target.subresource ?? "")
        var request: Fields = [
            "kind": shown.kind.value, "resource": shown.resource.value, "requestKind": own.kind.value,
            "requestResource": own.resource.value,
        ]
        if attributes.target.subresource != nil {
            request["subResource"] = subresource
            request["requestSubResource"] = subresource
        }
        request["name"] = .string(name)
        if !attributes.target.namespace.isEmpty { request["namespace"] = .string(attributes.target.namespace) }
        request["operation"] = .string(attributes.operation.rawValue)
        request["userInfo"] = .object(user)
        request["dryRun"] = .bool(attributes.options.isDryRun)
        return request
    }

    private var user: Fields {
        let caller = attributes.caller
        var user: Fields = ["username": .string(caller.name), "groups": .array(caller.groups.map(Value.string))]
        if !caller.uid.isEmpty { user["uid"] = .string(caller.uid) }
        if !caller.extra.isEmpty {
            let extra = caller.extra.sorted { $0.key < $1.key }
            user["extra"] = .object(Fields(extra.map { ($0.key, .array($0.value.map(Value.string))) }))
        }
        return user
    }
}

/// Answers the questions of expressions by the access rules of the server.
struct PolicyAuthorizer: AuthorizationOracle {
    let authorizer: Authorizer
    let caller: Caller

    func answer(_ question: AuthorizationQuestion) -> (allowed: Bool, reason: String) {
        var caller = caller
        if let account = question.serviceAccount {
            let groups = ["system:serviceaccounts", "system:serviceaccounts:\(account.namespace)"]
            caller = Caller(
                name: "system:serviceaccount:\(account.namespace):\(account.name)",
                groups: groups + ["system:authenticated"])
        }
        let request =
            question.path.isEmpty
            ? AccessAttributes(
                caller, verb: question.verb, apiGroup: question.group, resource: question.resource,
                subresource: question.subresource, namespace: question.namespace, name: question.name)
            : AccessAttributes(caller, verb: question.verb, path: question.path)
        let decision = authorizer.decide(request)
        return (decision.isAllowed, decision.reason)
    }
}
