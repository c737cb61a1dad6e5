/// The rules of a role, laid out for the many requests that they are held against: by reference, as all threads would
/// count copies of the rules in the same places.
final class RoleRules: Sendable {
    let all: [AccessRule]
    private let forObjects: [AccessRule]
    private let forPaths: [AccessRule]

    init(_ rules: [AccessRule]) {
        all = rules
        forObjects = rules.filter { !$0.resources.isEmpty }
        forPaths = rules.filter { !$0.nonResourceURLs.isEmpty }
    }

    /// Whether a rule allows a request.
    func allow(_ request: AccessAttributes) -> Bool {
        (request.path == nil ? forObjects : forPaths).contains { $0.allows(request) }
    }
}
