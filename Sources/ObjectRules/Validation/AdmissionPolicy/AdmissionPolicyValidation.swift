import CEL
import ObjectModel

/// The rules of ValidatingAdmissionPolicies: among them that every expression compiles.
enum AdmissionPolicyValidation {
    private static let maximumAnnotations = 20
    private static let maximumAnnotationExpression = 5 * 1024
    private static let reasons = ["Forbidden", "Invalid", "RequestEntityTooLarge"]

    static func create(_ object: Value) -> [FieldError] {
        let policy = ValidatingAdmissionPolicy(fields: object.objectValue ?? Fields())
        return FieldReport.collect { report in report.at("spec") { spec(policy, &$0) } }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        if subresource == "status" { return status(ValidatingAdmissionPolicy(object).status) }
        // What was stored once is not judged again, so that metadata can be changed under newer rules.
        return object["spec"] == old["spec"] ? [] : create(object)
    }

    private static func status(_ status: ValidatingAdmissionPolicyStatus) -> [FieldError] {
        FieldReport.collect(at: FieldPath("status")) { report in
            report.at("typeChecking") { report in
                report.each("expressionWarnings", status.typeChecking?.expressionWarnings ?? []) { warning, report in
                    if warning.warning.isEmpty { report.required("warning") }
                    if warning.fieldRef.trimmed.isEmpty { report.required("fieldRef") }
                }
            }
            ConditionValidation.check(status.conditions, &report)
        }
    }

    private static func spec(_ policy: ValidatingAdmissionPolicy, _ report: inout FieldReport) {
        let spec = policy.spec
        failurePolicy(spec.failurePolicy, &report)
        if let kind = spec.paramKind { report.at("paramKind") { paramKind(kind, &$0) } }
        MatchResourcesValidation.constraints(spec.matchConstraints, &report)
        var expressions = PolicyExpressions(
            hasParams: spec.paramKind != nil, hasVariables: !spec.variables.isEmpty)
        MatchConditionValidation.conditions(spec.matchConditions, expressions, &report)
        variables(spec.variables, &expressions, &report)
        let known = expressions
        guard !spec.validations.isEmpty || !spec.auditAnnotations.isEmpty else {
            let rule = "validations or auditAnnotations must contain at least one item"
            report.required("validations", rule)
            report.required("auditAnnotations", rule)
            return
        }
        report.each("validations", spec.validations) { validation($0, known, &$1) }
        annotations(spec.auditAnnotations, policy.metadata.name, known, &report)
    }

    static func failurePolicy(_ policy: String?, _ report: inout FieldReport) {
        guard let policy else { return report.required("failurePolicy") }
        report.oneOf("failurePolicy", policy, ["Fail", "Ignore"])
    }

    static func paramKind(_ kind: ParamKind, _ report: inout FieldReport) {
        let parts = kind.apiVersion.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        func check(_ part: String, _ format: (String) -> [String]) {
            let problems = format(part)
            if !problems.isEmpty {
                report.invalid("apiVersion", .string(part), problems.joined(separator: ","))
            }
        }
        if kind.apiVersion.isEmpty {
            report.required("apiVersion")
        } else if parts.count > 2 {
            let detail = "unexpected GroupVersion string: \(kind.apiVersion)"
            report.invalid("apiVersion", .string(kind.apiVersion), detail)
        } else {
            let version = parts[parts.count - 1]
            if parts.count == 2, !parts[0].isEmpty { check(parts[0], NameFormat.dns1123Subdomain) }
            if version.isEmpty {
                report.invalid("apiVersion", .string(kind.apiVersion), "version must be specified")
            } else {
                check(version, NameFormat.dns1035Label)
            }
        }
        if kind.kind.isEmpty { return report.required("kind") }
        let problems = NameFormat.dns1035Label(kind.kind.lowercased())
        if !problems.isEmpty {
            let rules = problems.joined(separator: ",")
            report.invalid("kind", .string(kind.kind), "may have mixed case, but should otherwise match: \(rules)")
        }
    }

    static func variables(
        _ variables: [Variable], _ expressions: inout PolicyExpressions, _ report: inout FieldReport
    ) {
        var known = expressions
        report.each("variables", variables) { variable, report in
            if variable.name.trimmed.isEmpty {
                report.required("name", "name is not specified")
            } else if !isIdentifier(variable.name) {
                report.invalid("name", .string(variable.name), "name is not a valid CEL identifier")
            }
            guard !variable.expression.trimmed.isEmpty else {
                return report.required("expression", "expression is not specified")
            }
            let program = compile(variable.expression, .variable, known, "expression", &report)
            known.declare(variable: variable.name, program?.resultType ?? .dyn)
        }
        expressions = known
    }

    private static func isIdentifier(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        return NameFormat.cIdentifier(name).isEmpty && bytes.first.map { !(48...57).contains($0) } == true
            && FieldNames.escaped(name) == name
    }

    /// Compiles an expression; what is wrong with it is reported for its field.
    @discardableResult
    static func compile(
        _ source: String, _ purpose: PolicyExpressions.Purpose, _ expressions: PolicyExpressions, _ field: String,
        _ report: inout FieldReport
    ) -> Program? {
        do {
            return try expressions.compile(source, purpose)
        } catch {
            report.invalid(field, .string(source), error.description)
            return nil
        }
    }

    private static func validation(
        _ validation: ObjectModel.Validation, _ expressions: PolicyExpressions, _ report: inout FieldReport
    ) {
        if validation.expression.trimmed.isEmpty {
            report.required("expression", "expression is not specified")
        } else {
            compile(validation.expression, .condition, expressions, "expression", &report)
        }
        let message = validation.fields.string("message")
        let messageExpression = validation.fields.string("messageExpression")
        if !messageExpression.trimmed.isEmpty {
            compile(messageExpression, .message, expressions, "messageExpression", &report)
        } else if !messageExpression.isEmpty {
            report.invalid("messageExpression", .string(messageExpression), "must be non-empty if specified")
        }
        if !message.isEmpty, message.trimmed.isEmpty {
            report.invalid("message", .string(message), "message must be non-empty if specified")
        } else if message.trimmed.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) {
            report.invalid("message", .string(message), "message must not contain line breaks")
        }
        if let reason = validation.reason { report.oneOf("reason", reason, reasons) }
    }

    private static func annotations(
        _ annotations: [AuditAnnotation], _ policy: String, _ expressions: PolicyExpressions,
        _ report: inout FieldReport
    ) {
        if annotations.count > maximumAnnotations {
            let all = Value.array(annotations.map { .object($0.fields) })
            report.invalid("auditAnnotations", all, "must not have more than \(maximumAnnotations) auditAnnotations")
        }
        var keys: Set<String> = []
        report.each("auditAnnotations", annotations) { annotation, report in
            if policy.isEmpty {
                report.invalid("key", .string(annotation.key), "requires metadata.name be non-empty")
            } else {
                let key = "\(policy)/\(annotation.key)"
                report.invalid("key", key, problems: NameFormat.qualifiedName(key))
            }
            self.value(annotation.valueExpression, expressions, &report)
            if !keys.insert(annotation.key).inserted { report.duplicate("key", .string(annotation.key)) }
        }
    }

    private static func value(
        _ expression: String, _ expressions: PolicyExpressions, _ report: inout FieldReport
    ) {
        let trimmed = expression.trimmed
        guard !trimmed.isEmpty else {
            return report.required("valueExpression", "valueExpression is not specified")
        }
        guard trimmed.utf8.count <= maximumAnnotationExpression else {
            return report.required(
                "valueExpression", "must not exceed \(maximumAnnotationExpression) bytes in length")
        }
        do {
            _ = try expressions.compile(trimmed, .annotation)
        } catch {
            report.invalid("valueExpression", .string(expression), error.description)
        }
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        var scalars = Substring(self).unicodeScalars
        while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
        while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
        return String(scalars)
    }
}
