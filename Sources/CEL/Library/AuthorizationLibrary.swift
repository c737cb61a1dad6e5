/// A question whether somebody may do something.
public struct AuthorizationQuestion: Hashable, Sendable {
    /// The service account that is asked about as `namespace`/`name`; nil for who makes the request.
    public var serviceAccount: (namespace: String, name: String)? {
        get { account.map { ($0.namespace, $0.name) } }
        set { account = newValue.map { Account(namespace: $0.namespace, name: $0.name) } }
    }
    private struct Account: Hashable, Sendable {
        let namespace: String
        let name: String
    }
    private var account: Account?
    /// A path, or empty for a resource.
    public var path = ""
    public var group = ""
    public var resource = ""
    public var subresource = ""
    public var namespace = ""
    public var name = ""
    public var verb = ""
    public var fieldSelector = ""
    public var labelSelector = ""

    public init() {}
}

/// Answers such questions.
public protocol AuthorizationOracle: Sendable {
    /// Whether it is allowed, and why.
    func answer(_ question: AuthorizationQuestion) -> (allowed: Bool, reason: String)
}

/// The `authorizer` variable and what is built from it.
public struct AuthorizationValue: Sendable {
    enum Stage: String {
        case authorizer = "Authorizer"
        case path = "PathCheck"
        case group = "GroupCheck"
        case resource = "ResourceCheck"
        case decision = "Decision"
    }

    let oracle: any AuthorizationOracle
    var question = AuthorizationQuestion()
    var stage = Stage.authorizer
    var allowed = false
    var reason = ""

    /// The `authorizer` variable.
    public init(_ oracle: any AuthorizationOracle) { self.oracle = oracle }

    /// The `authorizer.requestResource` variable: a check of one resource.
    public init(_ oracle: any AuthorizationOracle, resource: AuthorizationQuestion) {
        self.oracle = oracle
        question = resource
        stage = .resource
    }

    var typeName: String { "kubernetes.authorization.\(stage.rawValue)" }

    static let overloads: [Overload] = [
        step("path", .authorizer, .pathCheck, [.string]) { check, arguments in
            check.stage = .path
            check.question.path = arguments[0]
        },
        step("group", .authorizer, .groupCheck, [.string]) { check, arguments in
            check.stage = .group
            check.question.group = arguments[0]
        },
        step("serviceAccount", .authorizer, .authorizer, [.string, .string]) { check, arguments in
            check.question.serviceAccount = (arguments[0], arguments[1])
        },
        step("resource", .groupCheck, .resourceCheck, [.string]) { check, arguments in
            check.stage = .resource
            check.question.resource = arguments[0]
        },
        step("subresource", .resourceCheck, .resourceCheck, [.string]) { $0.question.subresource = $1[0] },
        step("namespace", .resourceCheck, .resourceCheck, [.string]) { $0.question.namespace = $1[0] },
        step("name", .resourceCheck, .resourceCheck, [.string]) { $0.question.name = $1[0] },
        step("fieldSelector", .resourceCheck, .resourceCheck, [.string]) { $0.question.fieldSelector = $1[0] },
        step("labelSelector", .resourceCheck, .resourceCheck, [.string]) { $0.question.labelSelector = $1[0] },
        step("check", .resourceCheck, .decision, [.string], cost: 350_000, decide),
        step("check", .pathCheck, .decision, [.string], cost: 350_000, decide),
        read("allowed", .bool) { .bool($0.allowed) }, read("reason", .string) { .string($0.reason) },
        read("errored", .bool) { _ in .bool(false) }, read("error", .string) { _ in .string("") },
    ]

    @Sendable private static func decide(_ check: inout AuthorizationValue, _ arguments: [String]) {
        check.question.verb = arguments[0]
        (check.allowed, check.reason) = check.oracle.answer(check.question)
        check.stage = .decision
    }

    private static func step(
        _ name: String, _ from: CELType, _ to: CELType, _ parameters: [CELType], cost: UInt64 = 1,
        _ change: @escaping @Sendable (inout AuthorizationValue, [String]) -> Void
    ) -> Overload {
        Overload("\(from)_\(name)", method: name, [from] + parameters, to, cost: .fixed(cost)) {
            (arguments) throws(EvaluationError) in
            guard case .authorization(var value) = arguments[0] else { throw .noSuchOverload }
            change(&value, arguments.dropFirst().map { $0.stringValue ?? "" })
            return .authorization(value)
        }
    }

    private static func read(
        _ name: String, _ type: CELType, _ body: @escaping @Sendable (AuthorizationValue) -> CELValue
    ) -> Overload {
        Overload("decision_\(name)", method: name, [.decision], type) { (arguments) throws(EvaluationError) in
            guard case .authorization(let value) = arguments[0] else { throw .noSuchOverload }
            return body(value)
        }
    }
}
