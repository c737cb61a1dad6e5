import ObjectModel

/// What somebody wants to do.
struct AccessRequest: Sendable {
    var caller: Caller
    var verb: String
    /// nil for paths that are no objects.
    var resource: ResourceRequest?
    var path: String
}

/// Decides who may do what. Administrators may do everything and everybody may ask for health; rules for other users
/// (RBAC) are to be added here.
struct Authorizer: Sendable {
    /// What needs no credentials.
    static let openPaths: Set = ["/healthz", "/livez", "/readyz", "/version", "/version/"]

    func check(_ request: AccessRequest) throws(StatusError) {
        if request.caller.isAdministrator { return }
        guard let target = request.resource else {
            if Self.openPaths.contains(request.path) || Self.isHealthCheck(request.path) { return }
            throw Self.forbidden(
                "forbidden: User \(FieldError.quoted(request.caller.name)) cannot \(request.verb) path "
                    + FieldError.quoted(request.path), details: Fields())
        }
        if request.caller.groups.contains("system:authenticated"), Self.isAboutOneself(target) { return }
        throw Self.forbidden(Self.text(request, target), details: Self.details(target))
    }

    /// Whether somebody may do something to a kind (`plural`) or a path, for those who ask before they try.
    func allows(_ caller: Caller, path: String?, plural: String?) -> Bool {
        if caller.isAdministrator { return true }
        if let path { return Self.openPaths.contains(path) || Self.isHealthCheck(path) }
        return caller.groups.contains("system:authenticated") && Self.isSelfReview(plural ?? "")
    }

    private static func isHealthCheck(_ path: String) -> Bool {
        ["/healthz/", "/livez/", "/readyz/"].contains { path.hasPrefix($0) }
    }

    /// Every user may ask who they are and what they may do (Kubernetes' role system:basic-user).
    private static func isAboutOneself(_ target: ResourceRequest) -> Bool {
        isSelfReview(target.resource.plural)
    }

    private static func isSelfReview(_ plural: String) -> Bool {
        ["selfsubjectreviews", "selfsubjectaccessreviews", "selfsubjectrulesreviews"].contains(plural)
    }

    private static func text(_ request: AccessRequest, _ target: ResourceRequest) -> String {
        let resource = target.resource
        let name = target.name.isEmpty ? "" : " " + FieldError.quoted(target.name)
        let plural = resource.plural + (target.subresource.map { "/\($0)" } ?? "")
        let place =
            target.namespace.isEmpty
            ? "at the cluster scope" : "in the namespace \(FieldError.quoted(target.namespace))"
        return "\(resource.groupResource)\(name) is forbidden: User \(FieldError.quoted(request.caller.name)) cannot "
            + "\(request.verb) resource \(FieldError.quoted(plural)) in API group \(FieldError.quoted(resource.group)) "
            + place
    }

    private static func details(_ target: ResourceRequest) -> Fields {
        var details = Fields()
        if !target.name.isEmpty { details["name"] = .string(target.name) }
        if !target.resource.group.isEmpty { details["group"] = .string(target.resource.group) }
        details["kind"] = .string(target.resource.plural)
        return details
    }

    private static func forbidden(_ message: String, details: Fields) -> StatusError {
        StatusError(code: 403, reason: "Forbidden", message: message, details: details)
    }
}
