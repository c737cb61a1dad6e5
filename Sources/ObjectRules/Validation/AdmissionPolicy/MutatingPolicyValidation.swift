import CEL
import ObjectModel

/// The rules of MutatingAdmissionPolicies: among them that every expression compiles.
enum MutatingPolicyValidation {
    private static let patchTypes = ["ApplyConfiguration", "JSONPatch"]

    static func create(_ object: Value) -> [FieldError] {
        let spec = MutatingAdmissionPolicy(object).spec
        return FieldReport.collect(at: FieldPath("spec")) { report in
            AdmissionPolicyValidation.failurePolicy(spec.failurePolicy, &report)
            if let kind = spec.paramKind { report.at("paramKind") { AdmissionPolicyValidation.paramKind(kind, &$0) } }
            MatchResourcesValidation.constraints(spec.matchConstraints, &report)
            report.at("matchConstraints") {
                MatchResourcesValidation.mutableOperations(spec.matchConstraints?.resourceRules ?? [], &$0)
            }
            var expressions = PolicyExpressions(hasParams: spec.paramKind != nil, isMutation: true)
            MatchConditionValidation.conditions(spec.matchConditions, expressions, &report)
            AdmissionPolicyValidation.variables(spec.variables, &expressions, &report)
            let known = expressions
            if spec.mutations.isEmpty { report.required("mutations", "mutations must contain at least one item") }
            report.each("mutations", spec.mutations) { mutation($0, known, &$1) }
            report.choice("reinvocationPolicy", spec.reinvocationPolicy, ["IfNeeded", "Never"])
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        object["spec"] == old["spec"] ? [] : create(object)
    }

    private static func mutation(
        _ mutation: Mutation, _ expressions: PolicyExpressions, _ report: inout FieldReport
    ) {
        let type = mutation.patchType
        report.choice("patchType", type, patchTypes)
        let fields = ["ApplyConfiguration": "applyConfiguration", "JSONPatch": "jsonPatch"]
        guard let used = fields[type] else { return }
        guard let patch = mutation.fields[used]?.objectValue else {
            return report.required(used, "must be specified when patchType is \(type)")
        }
        let source = patch.string("expression").trimmed
        report.at(used) { report in
            guard !source.isEmpty else { return report.required("expression") }
            let purpose: PolicyExpressions.Purpose = type == "JSONPatch" ? .jsonPatch : .applyConfiguration
            AdmissionPolicyValidation.compile(source, purpose, expressions, "expression", &report)
        }
        for (_, other) in fields where other != used && mutation.fields.contains(other) {
            report.invalid(other, .string("{\(other)}"), "must not be specified when patchType is \(type)")
        }
    }
}

/// The rules of MutatingAdmissionPolicyBindings.
enum MutatingPolicyBindingValidation {
    static func create(_ object: Value) -> [FieldError] {
        let spec = MutatingAdmissionPolicyBinding(object).spec
        return FieldReport.collect(at: FieldPath("spec")) { report in
            AdmissionPolicyBindingValidation.policyName(spec.policyName, &report)
            AdmissionPolicyBindingValidation.paramRef(spec.paramRef, &report)
            guard let resources = spec.matchResources else { return }
            report.at("matchResources") { report in
                MatchResourcesValidation.validate(resources, &report)
                MatchResourcesValidation.mutableOperations(resources.resourceRules, &report)
            }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] { create(object) }
}
