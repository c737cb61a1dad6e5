import CEL
import ObjectModel
import ObjectTree

/// One rule of `x-kubernetes-validations`, ready for use.
struct RuleProgram: Sendable {
    /// Why an object breaks the rule, and whether further rules can be asked.
    struct Failure {
        let error: FieldError
        let endsAll: Bool
        /// The rule could be asked, and does not hold.
        var isBroken = false
    }

    /// What the rule is about.
    struct Subject {
        let value: CELValue
        /// The same for messages, which show plain values.
        let shown: Value
        /// What the schema calls it: `object`.
        let typeName: String
        let old: CELValue?
        let path: FieldPath
    }

    let text: ValidationRuleText
    let program: Result<Program, CompilationError>
    /// nil: the rule has no expression for its message, or one that can't be read.
    let message: Result<Program, CompilationError>?
    /// Whether it compares with what was there before.
    let usesOld: Bool
    /// The field below the node at which its errors are shown; nil is the node itself.
    private let place: FieldPath?

    init(_ text: ValidationRuleText, of node: SchemaNode, _ type: ObjectType) {
        self.text = text
        var environment = Environment()
        environment.declare("self", type)
        environment.declare("oldSelf", type)
        if text.optionalOldSelf == true { environment.variables["oldSelf"] = .optional(type.type) }
        program = Self.compiled(text.rule, environment)
        message = text.messageExpression.isEmpty ? nil : Self.compiled(text.messageExpression, environment)
        if case .success(let program) = program {
            usesOld = program.mentions("oldSelf")
        } else {
            usesOld = false
        }
        do throws(SchemaFieldPath.Failure) {
            place = text.fieldPath.isEmpty ? nil : try SchemaFieldPath.resolve(text.fieldPath, in: node).path
        } catch {
            place = nil
        }
    }

    private static func compiled(_ source: String, _ environment: Environment) -> Result<Program, CompilationError> {
        Result { () throws(CompilationError) in try Program(source, environment) }
    }

    // MARK: - Evaluation

    private static let noFurther = "no further validation rules will be run"

    /// nil when the rule holds. `budget` is what may be spent, less what this took.
    func failure(of subject: Subject, budget: inout UInt64) -> Failure? {
        let program: Program
        switch self.program {
        case .success(let made): program = made
        case .failure(let error): return fail("rule compile error: \(error)", subject)
        }
        let activation = activation(subject)
        let outcome = program.evaluate(activation)
        guard outcome.cost <= budget else {
            budget = 0
            return fail(
                "validation failed due to running out of cost budget, \(Self.noFurther)", subject, endsAll: true)
        }
        budget -= outcome.cost
        switch outcome.result {
        case .success(.bool(true)): return nil
        case .success: return broken(subject, activation, &budget)
        case .failure(let error): return failed(error, subject)
        }
    }

    private func activation(_ subject: Subject) -> Activation {
        var variables = ["self": subject.value]
        if text.optionalOldSelf == true {
            variables["oldSelf"] = .optional(subject.old)
        } else if let old = subject.old {
            variables["oldSelf"] = old
        }
        return Activation(variables)
    }

    /// The rule itself, or what its author says of it.
    private var name: String { (text.message.isEmpty ? text.rule : text.message).trimmingBlanks }

    private func failed(_ error: EvaluationError, _ subject: Subject) -> Failure {
        if error.isOutOfBudget {
            let why = "'\(error)': \(Self.noFurther) due to call cost exceeds limit for rule: \(name)"
            return fail(why, subject, endsAll: true)
        }
        if error.description.hasPrefix("no such overload") {
            let why = "call arguments did not match a supported operator, function or macro signature for rule"
            return fail("'\(error)': \(why): \(name)", subject)
        }
        return fail("\(error) evaluating rule: \(name)", subject)
    }

    private func fail(_ detail: String, _ subject: Subject, endsAll: Bool = false) -> Failure {
        Failure(error: .invalid(subject.path, .string(subject.typeName), detail), endsAll: endsAll)
    }

    // MARK: - The message

    private func broken(_ subject: Subject, _ activation: Activation, _ budget: inout UInt64) -> Failure {
        var detail = text.message.isEmpty ? "failed rule: \(text.rule.trimmingBlanks)" : text.message.trimmingBlanks
        if case .success(let program)? = message {
            let outcome = program.evaluate(activation)
            guard outcome.cost <= budget else {
                budget = 0
                let why = "messageExpression evaluation failed due to running out of cost budget, \(Self.noFurther)"
                return fail(why, subject, endsAll: true)
            }
            budget -= outcome.cost
            if case .success(.string(let made)) = outcome.result, let usable = Self.usable(made) { detail = usable }
        }
        return Failure(
            error: error(detail, about: subject, at: placed(subject.path)), endsAll: false, isBroken: true)
    }

    /// nil for a text that is no message: the fixed one is shown then.
    private static func usable(_ text: String) -> String? {
        let trimmed = text.trimmingBlanks
        return trimmed.isEmpty || trimmed.hasLineBreaks || trimmed.utf8.count > Limits.expressionMessageBytes
            ? nil : trimmed
    }

    private func placed(_ path: FieldPath) -> FieldPath {
        guard let place else { return path }
        return path.description == "<nil>" ? place : FieldPath("\(path.description).\(place.description)")
    }

    private func error(_ detail: String, about subject: Subject, at path: FieldPath) -> FieldError {
        let isPlain = subject.typeName != "object" && subject.typeName != "array"
        return switch text.reason {
        case "FieldValueForbidden": .forbidden(path, detail)
        case "FieldValueRequired": .required(path, detail)
        case "FieldValueDuplicate" where isPlain: .duplicate(path, subject.shown)
        case "FieldValueDuplicate": FieldError(kind: .duplicate, field: path, message: "Duplicate value")
        case _ where isPlain: .invalid(path, subject.shown, detail)
        default: FieldError(kind: .invalid, field: path, message: "Invalid value: \(detail)")
        }
    }
}
