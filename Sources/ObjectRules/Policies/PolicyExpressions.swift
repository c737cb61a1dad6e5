import CEL
import ObjectModel

/// What the expressions of admission policies and of match conditions may use, and what they have to evaluate to.
public struct PolicyExpressions: Sendable {
    /// What an expression is for, by the types it may have.
    public enum Purpose: Sendable {
        /// A validation.
        case condition
        /// A match condition, which is asked before there are variables.
        case matchCondition
        /// What makes the text of a refusal may not ask what somebody is allowed to.
        case message
        /// The value of an audit annotation; null leaves it out.
        case annotation
        case variable
        /// A configuration that is laid over the object, and operations on it: of mutations.
        case applyConfiguration
        case jsonPatch

        fileprivate var types: [CELType] {
            switch self {
            case .condition, .matchCondition: [.bool]
            case .message: [.string]
            case .annotation: [.string, .null]
            case .variable: []
            case .applyConfiguration: [.object("Object")]
            case .jsonPatch: [.list(.object("JSONPatch"))]
            }
        }
    }

    private var environment: Environment
    private var variables: [String: ObjectType.Field] = [:]
    /// Whether variables may hold messages such as `Object{...}`.
    private let makesMessages: Bool

    /// - Parameters:
    ///   - hasParams: whether the policy has a paramKind.
    ///   - hasVariables: whether there are variables: not for webhooks' match conditions.
    ///   - isMutation: whether the policy changes objects.
    public init(hasParams: Bool = false, hasVariables: Bool = true, isMutation: Bool = false) {
        makesMessages = isMutation
        environment = Environment(
            [
                "object": .dyn, "oldObject": .dyn, "authorizer": .authorizer,
                "authorizer.requestResource": .resourceCheck,
            ], lazyRoot: "variables")
        environment.declare("request", Self.request)
        environment.declare("namespaceObject", Self.namespace)
        if hasVariables { environment.declare("variables", ObjectType(.object("kubernetes.variables"))) }
        if hasParams { environment.variables["params"] = .dyn }
    }

    /// Compiles an expression.
    /// - Throws: what Kubernetes says is wrong with it, as one text.
    public func compile(_ source: String, _ purpose: Purpose) throws(PolicyExpressionError) -> Program {
        let program: Program
        do {
            var environment = environment(for: purpose)
            environment.allowsMessages = purpose == .applyConfiguration || purpose == .jsonPatch || makesMessages
            program = try Program(source, environment)
        } catch {
            throw PolicyExpressionError(description: "compilation failed: \(error)")
        }
        let types = purpose.types
        guard types.isEmpty || types.contains(program.resultType) else {
            let names = types.map(Self.shown)
            let wanted = names.count == 1 ? names[0] : "one of [\(names.joined(separator: " "))]"
            throw PolicyExpressionError(
                description: "must evaluate to \(wanted) but got \(Self.shown(program.resultType))")
        }
        return program
    }

    private static func shown(_ type: CELType) -> String { type == .null ? "null_type" : "\(type)" }

    private func environment(for purpose: Purpose) -> Environment {
        var environment = environment
        switch purpose {
        case .matchCondition: environment.variables["variables"] = nil
        case .message:
            for name in ["authorizer", "authorizer.requestResource"] { environment.variables[name] = nil }
        default: break
        }
        return environment
    }

    /// Says what the objects are of which type, where that is known; `params` only where there are any.
    mutating func declare(object: CEL.ObjectType, params: CEL.ObjectType?) {
        environment.declare("object", object)
        environment.declare("oldObject", object)
        if let params { environment.declare("params", params) }
    }

    /// What is wrong with an expression by the types of what it uses; nil when nothing is. It may be of any type.
    func complaint(about source: String) -> String? {
        do {
            _ = try Program(source, environment)
            return nil
        } catch {
            return "\(error)"
        }
    }

    /// Makes a variable known to the expressions behind it.
    public mutating func declare(variable name: String, _ type: CELType) {
        variables[name] = ObjectType.Field(name: name, type: ObjectType(type))
        environment.declare("variables", ObjectType(.object("kubernetes.variables"), fields: variables))
    }
}

/// Why an expression of a policy is refused.
public struct PolicyExpressionError: Error, Sendable, CustomStringConvertible {
    public let description: String
}

// MARK: - What is known of the variables

extension PolicyExpressions {
    private static let text = ObjectType(.string)

    private static func object(_ name: String, _ fields: [String: ObjectType]) -> ObjectType {
        let declared = fields.map { ($0.key, ObjectType.Field(name: $0.key, type: $0.value)) }
        return ObjectType(.object("kubernetes.\(name)"), fields: Dictionary(uniqueKeysWithValues: declared))
    }

    private static let texts = ObjectType(.list(.string), element: text)
    private static let labels = ObjectType(.map(.string, .string), element: text)

    private static let request: ObjectType = {
        let kind = object("GroupVersionKind", ["group": text, "version": text, "kind": text])
        let resource = object("GroupVersionResource", ["group": text, "version": text, "resource": text])
        let extra = ObjectType(.map(.string, .list(.string)), element: texts)
        let user = object("UserInfo", ["username": text, "uid": text, "groups": texts, "extra": extra])
        return object(
            "AdmissionRequest",
            [
                "kind": kind, "resource": resource, "subResource": text, "requestKind": kind,
                "requestResource": resource, "requestSubResource": text, "name": text, "namespace": text,
                "operation": text, "userInfo": user, "dryRun": ObjectType(.bool), "options": .dyn,
            ])
    }()

    private static let namespace: ObjectType = {
        let metadata = object(
            "NamespaceMetadata",
            [
                "name": text, "generateName": text, "namespace": text, "labels": labels, "annotations": labels,
                "UID": text, "creationTimestamp": ObjectType(.timestamp), "deletionTimestamp": ObjectType(.timestamp),
                "deletionGracePeriodSeconds": ObjectType(.int), "generation": ObjectType(.int),
                "resourceVersion": text, "finalizers": texts,
            ])
        let spec = object("NamespaceSpec", ["finalizers": texts])
        let condition = object(
            "NamespaceCondition",
            [
                "status": text, "type": text, "lastTransitionTime": ObjectType(.timestamp), "message": text,
                "reason": text,
            ])
        let conditions = ObjectType(.list(condition.type), element: condition)
        let status = object("NamespaceStatus", ["conditions": conditions, "phase": text])
        return object("Namespace", ["metadata": metadata, "spec": spec, "status": status])
    }()

    /// The value of the variable `request`.
    public static func request(_ fields: Value) -> CELValue { CELValue(fields, type: request) }
    /// The value of the variable `namespaceObject`; null where there is none.
    public static func namespace(_ object: Value?) -> CELValue {
        object.map { CELValue($0, type: namespace) } ?? .null
    }
}
