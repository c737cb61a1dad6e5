import ObjectModel
import ObjectRules

/// The kind of object and the resource that a request speaks of.
struct AdmissionForm: Sendable, Equatable {
    /// A group, a version and the name of a kind or a resource in it.
    struct Name: Sendable, Equatable {
        var group: String
        var version: String
        /// What stands before `name` in JSON: `kind` or `resource`.
        var sort: String
        var name: String

        var value: Value {
            .object(Fields([("group", .string(group)), ("version", .string(version)), (sort, .string(name))]))
        }
    }

    var kind: Name
    var resource: Name
}

extension AdmissionAttributes {
    /// As the request itself has it. A subresource may be a kind of its own, such as `Scale`.
    var form: AdmissionForm { form(in: resource) }

    /// The same request for a resource that holds the same objects.
    func form(in resource: ResourceType) -> AdmissionForm {
        let part = resource.subresources.first { $0.name == target.subresource }
        let isOwn = part.map { !$0.version.isEmpty } ?? false
        return AdmissionForm(
            kind: .init(
                group: isOwn ? part?.group ?? "" : resource.group,
                version: isOwn ? part?.version ?? "" : resource.version, sort: "kind",
                name: part?.kind ?? resource.kind),
            resource: .init(
                group: resource.group, version: resource.version, sort: "resource", name: resource.plural))
    }

    /// Whether an object is one of the resource's own, not of the kind of a subresource.
    func isOfResource(_ object: Value) -> Bool {
        object["kind"]?.stringValue == resource.kind && object["apiVersion"]?.stringValue == resource.apiVersion
    }

    /// The name as far as it is known: a generated one comes after the object was completed.
    var name: String {
        target.name.isEmpty ? object.at("metadata", "name")?.stringValue ?? "" : target.name
    }

    /// The namespace as rules see it: a namespace is in itself.
    var scopeNamespace: String {
        resource.groupResource == "namespaces" ? name : target.namespace
    }

    /// The request as rules look at it, in the form of a resource that holds the same objects.
    func scope(in resource: ResourceType) -> RequestScope {
        RequestScope(
            operation: operation.rawValue, group: resource.group, version: resource.version,
            resource: resource.plural, subresource: target.subresource ?? "", namespace: scopeNamespace)
    }
}

extension WriteOptions {
    /// The options as webhooks are shown them.
    func shown(for operation: AdmissionOperation) -> Value {
        let kind: Value =
            switch operation {
            case .create: "CreateOptions"
            case .update: "UpdateOptions"
            case .delete: "DeleteOptions"
            case .connect: .null
            }
        guard !kind.isNull else { return .null }
        var options = Fields([("kind", kind), ("apiVersion", "meta.k8s.io/v1")])
        if isDryRun { options["dryRun"] = ["All"] }
        if operation != .delete {
            if !fieldManager.isEmpty { options["fieldManager"] = .string(fieldManager) }
            options["fieldValidation"] = .string(fieldValidation.rawValue)
        }
        return .object(options)
    }
}
