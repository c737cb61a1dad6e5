import ObjectModel

/// The rules of ValidatingAdmissionPolicyBindings.
enum AdmissionPolicyBindingValidation {
    private static let actions = ["Audit", "Deny", "Warn"]

    static func create(_ object: Value) -> [FieldError] {
        let binding = ValidatingAdmissionPolicyBinding(fields: object.objectValue ?? Fields())
        return FieldReport.collect { report in
            report.at("spec") { report in
                let spec = binding.spec
                policyName(spec.policyName, &report)
                paramRef(spec.paramRef, &report)
                if let resources = spec.matchResources {
                    report.at("matchResources") { MatchResourcesValidation.validate(resources, &$0) }
                }
                validationActions(spec.validationActions, &report)
            }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] { create(object) }

    static func policyName(_ name: String, _ report: inout FieldReport) {
        if name.isEmpty { return report.required("policyName") }
        report.invalid("policyName", name, problems: NameFormat.dns1123Subdomain(name))
    }

    static func paramRef(_ reference: ParamRef?, _ report: inout FieldReport) {
        guard let reference else { return }
        report.at("paramRef") { report in
            if !reference.name.isEmpty {
                report.invalid("name", reference.name, problems: NameFormat.pathSegmentName(reference.name))
                if reference.selector != nil { report.forbidden("name", "name and selector are mutually exclusive") }
            }
            if let selector = reference.selector {
                report.at("selector") { LabelValidation.selector(selector, &$0) }
                if !reference.name.isEmpty {
                    report.forbidden("selector", "name and selector are mutually exclusive")
                }
            } else if reference.name.isEmpty {
                report.required(nil, "one of name or selector must be specified")
            }
            let action = reference.parameterNotFoundAction ?? ""
            if action.isEmpty { return report.required("parameterNotFoundAction") }
            report.oneOf("parameterNotFoundAction", action, ["Deny", "Allow"])
        }
    }

    private static func validationActions(_ given: [String], _ report: inout FieldReport) {
        guard !given.isEmpty else {
            return report.required("validationActions", "at least one validation action is required")
        }
        var seen: Set<String> = []
        report.each("validationActions", given) { action, report in
            if !actions.contains(action) { report.notSupported(nil, .string(action), actions) }
            if !seen.insert(action).inserted { report.duplicate(nil, .string(action)) }
        }
        if seen.isSuperset(of: ["Deny", "Warn"]) {
            report.invalid(
                "validationActions", .array(given.map(Value.string)),
                "must not contain both Deny and Warn (repeating the same validation failure information in the API "
                    + "response and headers serves no purpose)")
        }
    }
}
