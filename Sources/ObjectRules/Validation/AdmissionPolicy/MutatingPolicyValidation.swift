import ObjectModel

/// The rules of MutatingAdmissionPolicies: among them that every expression compiles.
enum MutatingPolicyValidation {
    static func create(_ object: Value) -> [FieldError] {
        let policy = MutatingAdmissionPolicy(fields: object.objectValue ?? Fields())
        return FieldReport.collect { report in report.at("spec") { spec(policy.spec, &$0) } }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        object["spec"] == old["spec"] ? [] : create(object)
    }

    private static func spec(_ spec: MutatingAdmissionPolicySpec, _ report: inout FieldReport) {
        AdmissionPolicyValidation.failurePolicy(spec.failurePolicy, &report)
        if let kind = spec.paramKind { report.at("paramKind") { AdmissionPolicyValidation.paramKind(kind, &$0) } }
        MatchResourcesValidation.constraints(spec.matchConstraints, &report)
        var expressions = PolicyExpressions(hasParams: spec.paramKind != nil, isMutation: true)
        MatchConditionValidation.conditions(spec.matchConditions, expressions, &report)
        AdmissionPolicyValidation.variables(spec.variables, &expressions, &report)
        let known = expressions
        if spec.mutations.isEmpty { report.required("mutations", "mutations must contain at least one item") }
        report.each("mutations", spec.mutations) { mutation($0, known, &$1) }
        if spec.reinvocationPolicy.isEmpty {
            report.required("reinvocationPolicy")
        } else {
            report.oneOf("reinvocationPolicy", spec.reinvocationPolicy, ["IfNeeded", "Never"])
        }
    }

    private static func mutation(
        _ mutation: Mutation, _ expressions: PolicyExpressions, _ report: inout FieldReport
    ) {
        switch mutation.patchType {
        case "": report.required("patchType")
        case "ApplyConfiguration":
            let expression = mutation.applyConfiguration?.expression
            check(expression, "applyConfiguration", .applyConfiguration, expressions, &report)
            forbid(mutation, "jsonPatch", &report)
        case "JSONPatch":
            check(mutation.jsonPatch?.expression, "jsonPatch", .jsonPatch, expressions, &report)
            forbid(mutation, "applyConfiguration", &report)
        default:
            report.notSupported(
                "patchType", .string(mutation.patchType), ["ApplyConfiguration", "JSONPatch"])
        }
    }

    private static func check(
        _ expression: String?, _ field: String, _ purpose: PolicyExpressions.Purpose,
        _ expressions: PolicyExpressions, _ report: inout FieldReport
    ) {
        guard let expression else {
            let type = field == "jsonPatch" ? "JSONPatch" : "ApplyConfiguration"
            return report.required(field, "must be specified when patchType is \(type)")
        }
        report.at(field) { report in
            if expression.trimmed.isEmpty {
                report.required("expression", "expression is not specified")
            } else {
                AdmissionPolicyValidation.compile(expression, purpose, expressions, "expression", &report)
            }
        }
    }

    private static func forbid(_ mutation: Mutation, _ field: String, _ report: inout FieldReport) {
        guard let value = mutation.fields[field] else { return }
        report.invalid(field, value, "must not be specified when patchType is \(mutation.patchType)")
    }
}

/// The rules of MutatingAdmissionPolicyBindings.
enum MutatingPolicyBindingValidation {
    static func create(_ object: Value) -> [FieldError] {
        let spec = MutatingAdmissionPolicyBinding(fields: object.objectValue ?? Fields()).spec
        return FieldReport.collect { report in
            report.at("spec") { report in
                AdmissionPolicyBindingValidation.policyName(spec.policyName, &report)
                AdmissionPolicyBindingValidation.paramRef(spec.paramRef, &report)
                if let resources = spec.matchResources {
                    report.at(MatchResourcesValidation.fieldOfBindings) {
                        MatchResourcesValidation.validate(resources, &$0)
                    }
                }
            }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] { create(object) }
}
