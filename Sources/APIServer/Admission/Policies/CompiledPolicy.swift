import CEL
import ObjectModel
import ObjectRules

/// A ValidatingAdmissionPolicy or MutatingAdmissionPolicy with its expressions compiled.
struct CompiledPolicy: Sendable {
    typealias Compiled = Result<Program, PolicyExpressionError>

    /// One validation, and what it says when it fails.
    struct Rule: Sendable {
        let source: String
        let program: Compiled
        /// The program that words the refusal.
        let message: Program?
        let plainMessage: String
        let reason: String
    }

    /// One change that a policy makes.
    struct Mutation: Sendable {
        enum Kind: Sendable {
            case applyConfiguration, jsonPatch
        }

        let kind: Kind
        let source: String
        let program: Compiled
    }

    let name: String
    let failsOnError: Bool
    let paramKind: ParamKind?
    let match: Result<PolicyMatch, StatusError>
    let conditions: MatchConditions
    let variables: [String: Compiled]
    let rules: [Rule]
    let annotations: [(key: String, source: String, program: Compiled)]
    let mutations: [Mutation]
    /// Whether it is asked again when something else has changed the object after it.
    let isReinvoked: Bool

    init(_ policy: ValidatingAdmissionPolicy) {
        let spec = policy.spec
        name = policy.metadata.name
        failsOnError = spec.failurePolicy != "Ignore"
        paramKind = spec.paramKind
        match = Result { () throws(StatusError) in try PolicyMatch(spec.matchConstraints) }
        var expressions = PolicyExpressions(hasParams: spec.paramKind != nil)
        conditions = MatchConditions(spec.matchConditions, expressions)
        variables = Self.variables(spec.variables, &expressions)
        let known = expressions
        mutations = []
        isReinvoked = false
        rules = spec.validations.map { Self.rule($0, known) }
        annotations = spec.auditAnnotations.map {
            ($0.key, $0.valueExpression, Self.compile($0.valueExpression, .annotation, known))
        }
    }

    init(_ policy: MutatingAdmissionPolicy) {
        let spec = policy.spec
        name = policy.metadata.name
        failsOnError = spec.failurePolicy != "Ignore"
        paramKind = spec.paramKind
        match = Result { () throws(StatusError) in try PolicyMatch(spec.matchConstraints) }
        var expressions = PolicyExpressions(hasParams: spec.paramKind != nil, isMutation: true)
        conditions = MatchConditions(spec.matchConditions, expressions)
        variables = Self.variables(spec.variables, &expressions)
        let known = expressions
        rules = []
        annotations = []
        isReinvoked = spec.reinvocationPolicy == "IfNeeded"
        mutations = spec.mutations.map { mutation in
            let isPatch = mutation.patchType == "JSONPatch"
            let source = (isPatch ? mutation.jsonPatch?.expression : mutation.applyConfiguration?.expression) ?? ""
            return Mutation(
                kind: isPatch ? .jsonPatch : .applyConfiguration, source: source,
                program: Self.compile(source, isPatch ? .jsonPatch : .applyConfiguration, known))
        }
    }

    private static func variables(
        _ stated: [Variable], _ expressions: inout PolicyExpressions
    ) -> [String: Compiled] {
        var variables: [String: Compiled] = [:]
        for variable in stated {
            let compiled = compile(variable.expression, .variable, expressions)
            variables[variable.name] = compiled
            expressions.declare(variable: variable.name, type(of: compiled))
        }
        return variables
    }

    private static func type(of compiled: Compiled) -> CELType {
        if case .success(let program) = compiled { return program.resultType }
        return .dyn
    }

    private static func compile(
        _ source: String, _ purpose: PolicyExpressions.Purpose, _ expressions: PolicyExpressions
    ) -> Compiled {
        Result { () throws(PolicyExpressionError) in try expressions.compile(source, purpose) }
    }

    private static func rule(_ validation: ObjectModel.Validation, _ expressions: PolicyExpressions) -> Rule {
        var message: Program?
        let source = validation.fields.string("messageExpression")
        if !source.isEmpty, case .success(let program) = compile(source, .message, expressions) { message = program }
        return Rule(
            source: validation.expression, program: compile(validation.expression, .condition, expressions),
            message: message, plainMessage: validation.fields.string("message"),
            reason: validation.fields.optionalString("reason") ?? "Invalid")
    }
}
