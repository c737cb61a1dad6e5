import CEL
import ObjectModel

/// Checks the expressions of a policy against the types of the objects that it names: what is wrong is a warning in its
/// status, since the policy is evaluated without types. A pure rule.
public struct PolicyTypeCheck: Sendable {
    /// A kind that the policy is about.
    public struct Subject: Sendable {
        let name: String
        let type: CEL.ObjectType

        public init(apiVersion: String, kind: String, type: CEL.ObjectType) {
            name = "\(apiVersion), Kind=\(kind)"
            self.type = type
        }
    }

    private let policy: ValidatingAdmissionPolicy
    private let subjects: [Subject]
    private let params: CEL.ObjectType?

    /// - Parameter params: The type of the parameters; nil where there are none, or it is not known.
    public init(_ policy: ValidatingAdmissionPolicy, about subjects: [Subject], params: CEL.ObjectType?) {
        self.policy = policy
        self.subjects = subjects
        self.params = params
    }

    /// How many kinds are checked at most.
    private static let maximumSubjects = 10

    /// The resources that a policy names, without those that are not named in full, in the order of their kinds.
    public static func resources(
        of policy: ValidatingAdmissionPolicy,
        lookup: (_ group: String, _ version: String, _ plural: String) -> ResourceType?
    ) -> [ResourceType] {
        var found: [String: ResourceType] = [:]
        search: for rule in policy.spec.matchConstraints?.resourceRules ?? [] {
            guard !(rule.apiGroups + rule.apiVersions).contains(where: { $0.contains("*") }) else { continue }
            let plurals = rule.resources.filter { !$0.contains("*") && !$0.contains("/") }.sorted()
            for group in rule.apiGroups.sorted() {
                for version in rule.apiVersions.sorted() {
                    for resource in plurals.compactMap({ lookup(group, version, $0) }) {
                        found["\(resource.apiVersion) \(resource.kind)"] = resource
                        if found.count == maximumSubjects { break search }
                    }
                }
            }
        }
        return found.values.sorted { ($0.group, $0.version, $0.kind) < ($1.group, $1.version, $1.kind) }
    }

    /// The warnings; empty when all fits.
    public var warnings: [ExpressionWarning] {
        var warnings: [ExpressionWarning] = []
        for (index, validation) in policy.spec.validations.enumerated() {
            for field in ["expression", "messageExpression"] {
                let source = validation.fields.string(field)
                guard !source.isEmpty else { continue }
                let texts = subjects.compactMap { complaint(about: source, $0) }
                guard !texts.isEmpty else { continue }
                warnings.append(
                    .make {
                        $0.fieldRef = "spec.validations[\(index)].\(field)"
                        $0.warning = texts.joined(separator: "\n")
                    })
            }
        }
        return warnings
    }

    private func complaint(about source: String, _ subject: Subject) -> String? {
        var expressions = PolicyExpressions(hasParams: params != nil)
        expressions.declare(object: subject.type, params: params)
        for variable in policy.spec.variables {
            expressions.declare(variable: variable.name, Self.type(of: variable, expressions))
        }
        return expressions.complaint(about: source).map { "\(subject.name): \($0)\n" }
    }

    private static func type(of variable: Variable, _ expressions: PolicyExpressions) -> CELType {
        do {
            return try expressions.compile(variable.expression, .variable).resultType
        } catch {
            // What is wrong with it was told when the policy was created.
            return .dyn
        }
    }
}
