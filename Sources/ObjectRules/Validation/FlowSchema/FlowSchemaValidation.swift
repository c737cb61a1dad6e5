import ObjectModel

/// The rules of a flow schema.
enum FlowSchemaValidation {
    private static let lastPrecedence = 10_000
    private static let methods = ["ByNamespace", "ByUser"]

    static func create(_ object: Value) -> [FieldError] {
        let schema = FlowSchema(object)
        return FieldReport.collect { report in
            report.at("spec") { spec(schema, &$0) }
            FlowControlRules.fixed(object, exceptFor: nil, &report)
            FlowControlRules.conditions(schema.status.conditions.map { ($0.type) }, &report)
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] { create(object) }

    private static func spec(_ schema: FlowSchema, _ report: inout FieldReport) {
        let spec = schema.spec
        let precedence = spec.matchingPrecedence
        let shown = Value.int(Int64(precedence))
        if precedence <= 0 { report.invalid("matchingPrecedence", shown, "must be a positive value") }
        if precedence > lastPrecedence {
            report.invalid("matchingPrecedence", shown, "must not be greater than \(lastPrecedence)")
        }
        if precedence == 1, schema.metadata.name != BootstrapFlowControl.exempt {
            report.invalid("matchingPrecedence", shown, "only the schema named 'exempt' may have matchingPrecedence 1")
        }
        if let method = spec.distinguisherMethod, !methods.contains(method.type) {
            report.at("distinguisherMethod") { $0.notSupported("type", .string(method.type), methods) }
        }
        report.at("priorityLevelConfiguration") { report in
            let name = spec.priorityLevelConfiguration.name
            if name.isEmpty {
                report.required("name", "must reference a priority level")
            } else {
                report.invalid("name", name, problems: NameFormat.dns1123Subdomain(name))
            }
        }
        report.each("rules", spec.rules) { rule($0, &$1) }
    }

    private static func rule(_ rule: PolicyRulesWithSubjects, _ report: inout FieldReport) {
        if rule.subjects.isEmpty { report.required("subjects", "subjects must contain at least one value") }
        report.each("subjects", rule.subjects) { subject($0, &$1) }
        if rule.resourceRules.isEmpty, rule.nonResourceRules.isEmpty {
            report.required(nil, "at least one of resourceRules and nonResourceRules has to be non-empty")
        }
        report.each("resourceRules", rule.resourceRules) { resourceRule($0, &$1) }
        report.each("nonResourceRules", rule.nonResourceRules) { pathRule($0, &$1) }
    }

    // MARK: - Subjects

    private static func subject(_ subject: FlowcontrolV1Subject, _ report: inout FieldReport) {
        let members: [(kind: String, field: String, isThere: Bool)] = [
            ("ServiceAccount", "serviceAccount", subject.serviceAccount != nil),
            ("User", "user", subject.user != nil), ("Group", "group", subject.group != nil),
        ]
        guard members.contains(where: { $0.kind == subject.kind }) else {
            return report.notSupported("kind", .string(subject.kind), members.map(\.kind).sorted())
        }
        for member in members where member.kind == subject.kind && !member.isThere {
            report.required(member.field, "\(member.field) is required when subject kind is '\(member.kind)'")
        }
        switch subject.kind {
        case "User": if let user = subject.user { report.at("user") { $0.text("name", user.name) } }
        case "Group": if let group = subject.group { report.at("group") { $0.text("name", group.name) } }
        default: if let account = subject.serviceAccount { report.at("serviceAccount") { self.account(account, &$0) } }
        }
        for member in members where member.kind != subject.kind && member.isThere {
            report.forbidden(member.field, "\(member.field) is forbidden when subject kind is not '\(member.kind)'")
        }
    }

    private static func account(_ account: ServiceAccountSubject, _ report: inout FieldReport) {
        if account.name != "*" { report.text("name", account.name) { NameFormat.dns1123Subdomain($0) } }
        if account.namespace.isEmpty {
            report.required("namespace", "must specify namespace for service account")
        } else {
            report.invalid("namespace", account.namespace, problems: NameFormat.dns1123Label(account.namespace))
        }
    }

    // MARK: - Rules

    private static let verbs = [
        "create", "delete", "deletecollection", "get", "list", "patch", "proxy", "update", "watch",
    ]

    private static func verbs(_ verbs: [String], _ report: inout FieldReport) {
        let shown = Value.array(verbs.map(Value.string))
        if verbs.isEmpty {
            report.required("verbs")
        } else if verbs.contains("*") {
            if verbs.count > 1 { report.invalid("verbs", shown, "if '*' is present, must not specify other verbs") }
        } else if !verbs.allSatisfy(self.verbs.contains) {
            report.notSupported("verbs", shown, self.verbs)
        }
    }

    /// At least one, and no other beside an asterisk.
    private static func list(
        _ field: String, _ values: [String], missing: String, others: String, _ report: inout FieldReport
    ) {
        if values.isEmpty {
            report.required(field, missing)
        } else if values.count > 1, values.contains("*") {
            let shown = Value.array(values.map(Value.string))
            report.invalid(field, shown, "if '*' is present, must not specify other \(others)")
        }
    }

    private static func resourceRule(_ rule: ResourcePolicyRule, _ report: inout FieldReport) {
        verbs(rule.verbs, &report)
        list(
            "apiGroups", rule.apiGroups, missing: "resource rules must supply at least one api group",
            others: "api groups", &report)
        list(
            "resources", rule.resources, missing: "resource rules must supply at least one resource",
            others: "resources", &report)
        if rule.namespaces.isEmpty {
            guard !rule.clusterScope else { return }
            return report.required(
                "namespaces", "resource rules that are not cluster scoped must supply at least one namespace")
        }
        guard !rule.namespaces.contains("*") else {
            return list("namespaces", rule.namespaces, missing: "", others: "namespaces", &report)
        }
        report.each("namespaces", rule.namespaces) { namespace, report in
            for problem in NameFormat.dns1123Label(namespace) {
                report.invalid(
                    nil, .string(namespace),
                    "each member of this list must be '*' or a DNS-1123 label; \(problem)")
            }
        }
    }

    private static func pathRule(_ rule: NonResourcePolicyRule, _ report: inout FieldReport) {
        verbs(rule.verbs, &report)
        list(
            "nonResourceURLs", rule.nonResourceURLs, missing: "",
            others: "non-resource URLs", &report)
        guard !rule.nonResourceURLs.contains("*") else { return }
        report.each("nonResourceURLs", rule.nonResourceURLs) { path, report in
            if let problem = problem(ofPath: path) { report.invalid(nil, .string(path), problem) }
        }
    }

    private static func problem(ofPath path: String) -> String? {
        if path.isEmpty { return "must not be empty" }
        if path == "/" { return nil }
        if !path.hasPrefix("/") { return "must start with slash" }
        if path.contains(" ") { return "must not contain white-space" }
        if path.contains("//") { return "must not contain double slash" }
        let words = path.split(separator: "*", omittingEmptySubsequences: false)
        let hasWildcard = words.count > 1
        if hasWildcard, words.count > 2 || !path.hasSuffix("/*") {
            return "wildcard can only do suffix matching"
        }
        return nil
    }
}
