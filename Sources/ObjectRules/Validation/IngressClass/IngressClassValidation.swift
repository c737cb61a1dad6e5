import ObjectModel

/// The rules of a class of ingresses.
enum IngressClassValidation {
    private static let longestController = 250

    static func create(_ object: Value) -> [FieldError] {
        let spec = IngressClass(object).spec
        return FieldReport.collect(at: FieldPath("spec")) { report in
            controller(spec.controller, &report)
            if let parameters = spec.parameters { report.at("parameters") { self.parameters(parameters, &$0) } }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        FieldReport.collect(at: FieldPath("spec")) { report in
            let (new, before) = (IngressClass(object).spec.controller, IngressClass(old).spec.controller)
            report.immutable("controller", .string(new), .string(before))
        } + create(object)
    }

    private static func controller(_ name: String, _ report: inout FieldReport) {
        guard !name.isEmpty else { return report.required("controller") }
        if name.utf8.count > longestController { report.tooLong("controller", maximum: longestController) }
        for (part, problem) in NameFormat.domainPrefixedPath(name) {
            report.invalid("controller", .string(part), problem)
        }
    }

    /// The object that the controller reads more from.
    private static func parameters(_ parameters: IngressClassParametersReference, _ report: inout FieldReport) {
        if let group = parameters.apiGroup {
            report.invalid("apiGroup", group, problems: NameFormat.dns1123Subdomain(group))
        }
        report.text("kind", parameters.kind, format: NameFormat.pathSegmentName)
        report.text("name", parameters.name, format: NameFormat.pathSegmentName)
        switch (parameters.scope, parameters.namespace) {
        case (nil, _): report.required("scope")
        case ("Namespace", nil): report.required("namespace", "`parameters.scope` is set to 'Namespace'")
        case ("Namespace", let namespace?):
            report.invalid("namespace", namespace, problems: NameFormat.dns1123Label(namespace))
        case ("Cluster", .some): report.forbidden("namespace", "`parameters.scope` is set to 'Cluster'")
        case ("Cluster", nil): break
        case (let scope?, _): report.notSupported("scope", .string(scope), ["Cluster", "Namespace"])
        }
    }
}
