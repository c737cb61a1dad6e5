import ObjectModel

/// What a deletion states of the object that it means. Who sees another one in the store is told of a conflict.
struct DeletePreconditions {
    let uid: String?
    let resourceVersion: String?

    init?(_ options: DeleteOptions) {
        guard let stated = options.preconditions else { return nil }
        uid = stated.uid
        resourceVersion = stated.resourceVersion
    }

    func check(_ current: Value, _ target: ResourceRequest) throws(StatusError) {
        let metadata = current["metadata"]?.objectValue ?? Fields()
        let found = (uid: metadata.string("uid"), version: metadata.string("resourceVersion"))
        if let uid, uid != found.uid { throw conflict("UID", uid, found.uid, target) }
        if let resourceVersion, resourceVersion != found.version {
            throw conflict("ResourceVersion", resourceVersion, found.version, target)
        }
    }

    private func conflict(_ name: String, _ stated: String, _ found: String, _ target: ResourceRequest) -> StatusError {
        if Self.looksFirst(target.resource) {
            return .conflict(
                target.resource, name: target.name,
                "Precondition failed: \(name) in precondition: \(stated), \(name) in object meta: \(found)")
        }
        let guess =
            name == "UID"
            ? "The object might have been deleted and then recreated" : "The object might have been modified"
        return Self.conflict(
            target,
            "the \(name) in the precondition (\(stated)) does not match the \(name) in record (\(found)). \(guess)")
    }

    /// Kinds whose deletion goes on after the first request read the object ahead of the store, in words of their own.
    private static func looksFirst(_ resource: ResourceType) -> Bool {
        ["namespaces", "customresourcedefinitions.apiextensions.k8s.io"].contains(resource.groupResource)
    }

    /// The store speaks of kinds, not of resources, and knows events by the group they came from.
    private static func conflict(_ target: ResourceRequest, _ why: String) -> StatusError {
        let resource = target.resource
        let group = resource.groupResource == "events.events.k8s.io" ? "" : resource.group
        let kind = group.isEmpty ? resource.kind : "\(resource.kind).\(group)"
        var details = Fields([("name", .string(target.name))])
        if !group.isEmpty { details["group"] = .string(group) }
        details["kind"] = .string(resource.kind)
        return StatusError(
            code: 409, reason: "Conflict",
            message: "Operation cannot be fulfilled on \(kind) \(FieldError.quoted(target.name)): \(why)",
            details: details)
    }
}
