import AccessRules
import ObjectModel

/// Reads who a request is to be served as from its headers, and has `ImpersonationRule` decide whether that may be.
struct Impersonation: Sendable {
    private let rule: ImpersonationRule

    init(authorizer: Authorizer) { rule = ImpersonationRule { authorizer.decide($0) } }

    /// The caller that the headers name; the real caller when they name none.
    /// - Parameter request: What is asked for, as access rules see it; asked only where somebody is to be impersonated.
    func apply(
        _ headers: RequestHeaders, to caller: Caller, request: () -> AccessAttributes
    ) throws(StatusError) -> Caller {
        guard headers.hasPrefix("impersonate-") else { return caller }
        var wanted = Caller(
            name: headers["impersonate-user"] ?? "", groups: headers.all("impersonate-group"))
        wanted.uid = headers["impersonate-uid"] ?? ""
        for (key, values) in headers.prefixed("impersonate-extra-") {
            wanted.extra[Query.decoded(key[...], plusIsSpace: false), default: []] += values
        }
        guard !wanted.name.isEmpty else {
            guard wanted.groups.isEmpty, wanted.uid.isEmpty, wanted.extra.isEmpty else {
                throw .badRequest("requested \(Self.text(wanted)) without impersonating a user name")
            }
            return caller
        }
        return try rule.caller(as: wanted, for: request())
    }

    /// A user as Go prints its value.
    private static func text(_ caller: Caller) -> String {
        let list = { (texts: [String]) in "[]string{\(texts.map(FieldError.quoted).joined(separator: ", "))}" }
        let extra = caller.extra.sorted { $0.key < $1.key }
            .map { "\(FieldError.quoted($0.key)):\(list($0.value))" }.joined(separator: ", ")
        return "&user.DefaultInfo{Name:\"\", UID:\(FieldError.quoted(caller.uid)), "
            + "Groups:\(caller.groups.isEmpty ? "[]string(nil)" : list(caller.groups)), "
            + "Extra:map[string][]string\(caller.extra.isEmpty ? "(nil)" : "{\(extra)}")}"
    }
}
