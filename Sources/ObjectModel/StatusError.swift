/// A refusal as a client sees it: the `Status` object of Kubernetes with its HTTP code.
public struct StatusError: Error, Sendable, Hashable, CustomStringConvertible {
    public var code: Int
    /// Such as `NotFound`; empty where Kubernetes states none.
    public var reason: String
    public var message: String
    /// `details` of the Status: name, group, kind, uid, causes, retryAfterSeconds.
    public var details: Fields?
    /// Only of an expired page: where to go on without consistency.
    public var continueToken: String?

    public init(code: Int, reason: String, message: String, details: Fields? = nil) {
        self.code = code
        self.reason = reason
        self.message = message
        self.details = details
    }

    public var description: String { message }

    /// The body of the answer.
    public var status: Value {
        var metadata = Fields()
        if let continueToken { metadata["continue"] = .string(continueToken) }
        var fields = Fields([
            ("kind", "Status"), ("apiVersion", "v1"), ("metadata", .object(metadata)), ("status", "Failure"),
            ("message", .string(message)),
        ])
        if !reason.isEmpty { fields["reason"] = .string(reason) }
        if let details { fields["details"] = .object(details) }
        fields["code"] = .int(Int64(code))
        return .object(fields)
    }
}

extension StatusError {
    /// `groupResource` as `ResourceType.groupResource`: `jobs.batch`.
    private static func details(_ name: String, _ group: String, _ kind: String, _ more: (String, Value)...) -> Fields {
        var details = Fields()
        if !name.isEmpty { details["name"] = .string(name) }
        if !group.isEmpty { details["group"] = .string(group) }
        if !kind.isEmpty { details["kind"] = .string(kind) }
        for (key, value) in more { details[key] = value }
        return details
    }

    /// There is no object of that name.
    public static func notFound(_ resource: ResourceType, name: String) -> StatusError {
        StatusError(
            code: 404, reason: "NotFound", message: "\(resource.groupResource) \(FieldError.quoted(name)) not found",
            details: details(name, resource.group, resource.plural))
    }
    /// A create met an object of that name.
    public static func alreadyExists(_ resource: ResourceType, name: String) -> StatusError {
        StatusError(
            code: 409, reason: "AlreadyExists",
            message: "\(resource.groupResource) \(FieldError.quoted(name)) already exists",
            details: details(name, resource.group, resource.plural))
    }
    /// A precondition of the write does not hold; `why` says which.
    public static func conflict(_ resource: ResourceType, name: String, _ why: String) -> StatusError {
        StatusError(
            code: 409, reason: "Conflict",
            message: "Operation cannot be fulfilled on \(resource.groupResource) \(FieldError.quoted(name)): \(why)",
            details: details(name, resource.group, resource.plural))
    }
    /// The object was modified since the client read it.
    public static func modified(_ resource: ResourceType, name: String) -> StatusError {
        conflict(
            resource, name: name,
            "the object has been modified; please apply your changes to the latest version and try again")
    }
    /// The caller may not do this, or admission refuses it. An empty name speaks of the whole resource.
    public static func forbidden(_ resource: ResourceType, name: String, _ why: String) -> StatusError {
        let subject =
            name.isEmpty
            ? "\(resource.groupResource) is forbidden"
            : "\(resource.groupResource) \(FieldError.quoted(name)) is forbidden"
        return StatusError(
            code: 403, reason: "Forbidden", message: "\(subject): \(why)",
            details: details(name, resource.group, resource.plural))
    }
    /// The request itself does not make sense.
    public static func badRequest(_ message: String) -> StatusError {
        StatusError(code: 400, reason: "BadRequest", message: message)
    }
    /// The revision asked for is no longer known: the client lists anew.
    public static func gone(_ message: String) -> StatusError {
        StatusError(code: 410, reason: "Expired", message: message)
    }
    /// Something failed that is no fault of the client.
    public static func internalError(_ message: String) -> StatusError {
        StatusError(
            code: 500, reason: "InternalError", message: "Internal error occurred: \(message)",
            details: Fields([("causes", .array([.object(Fields([("message", .string(message))]))]))]))
    }

    /// The object breaks rules of its kind. `errors` is not empty.
    public static func invalid(group: String, kind: String, name: String, _ errors: [FieldError]) -> StatusError {
        let all = errors
        let errors = listed(all)
        let texts = errors.map { $0.field.isEmpty ? $0.message : "\($0.field): \($0.message)" }
        var seen = Set<String>()
        var unique = texts.filter { seen.insert($0).inserted }
        if errors.count < all.count { unique.append("and \(all.count - errors.count) more") }
        let list = unique.count == 1 ? unique[0] : "[" + unique.joined(separator: ", ") + "]"
        let subject = group.isEmpty ? kind : "\(kind).\(group)"
        let causes = errors.map { error -> Value in
            var cause = Fields([("reason", .string(error.kind.rawValue)), ("message", .string(error.message))])
            if !error.field.isEmpty { cause["field"] = .string(error.field) }
            return .object(cause)
        }
        return StatusError(
            code: 422, reason: "Invalid", message: "\(subject) \(FieldError.quoted(name)) is invalid: \(list)",
            details: details(name, group, kind, ("causes", .array(causes))))
    }

    /// Bytes that the texts of errors may take in one answer: who errs a thousand times in one long list shall not get
    /// that list a thousand times.
    private static let listedBytes = 1 << 20

    /// The first errors, as many as are told.
    private static func listed(_ errors: [FieldError]) -> [FieldError] {
        var bytes = 0
        let count = errors.prefix { error in
            defer { bytes += error.field.utf8.count + error.message.utf8.count }
            return bytes <= listedBytes
        }.count
        return count == errors.count ? errors : Array(errors.prefix(count))
    }
}
