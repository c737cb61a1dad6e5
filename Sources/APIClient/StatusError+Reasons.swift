import ObjectModel

/// What a caller asks of a refusal.
extension StatusError {
    /// There is no such object (any more).
    public var isNotFound: Bool { code == 404 }
    /// The object changed since it was read, or a precondition does not hold.
    public var isConflict: Bool { code == 409 && reason == "Conflict" }
    /// The name is taken.
    public var isAlreadyExists: Bool { code == 409 && reason == "AlreadyExists" }
    /// The resourceVersion is older than what the server still knows.
    public var isExpired: Bool { code == 410 }
    /// The namespace is going away, so nothing can be created in it.
    public var isNamespaceTerminating: Bool {
        guard code == 403, let causes = details?["causes"]?.arrayValue else { return false }
        return causes.contains { $0["reason"] == "NamespaceTerminating" }
    }
    /// The server is busy or failing: the same request may pass later.
    public var isTransient: Bool { code == 429 || code >= 500 }
}
