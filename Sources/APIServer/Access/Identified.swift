import AccessRules

/// Who a credential stands for, and what is to be said of the credential itself.
struct Identified: Sendable {
    var caller: Caller
    /// For the client.
    var warnings: [String] = []
    /// For the audit log, by key.
    var annotations: [(key: String, value: String)] = []

    init(_ caller: Caller) { self.caller = caller }
}
