/// Who makes a request, and what is to be said about it beside its answer. It goes with the request's target through
/// every rule that looks at it.
struct RequestContext: Sendable {
    /// The parts of Swiftlet itself, unless the request came over HTTP.
    var caller = Caller.system
    /// Where the client's warnings are gathered; nil when nobody would read them.
    var warnings: Warnings?
    /// Where notes for the audit log are gathered; nil when there is none to be written.
    var annotations: AuditAnnotations?
}
