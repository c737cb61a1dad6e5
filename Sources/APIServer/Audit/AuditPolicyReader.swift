import ObjectModel

/// Reads a policy file and notes what is wrong with it, as Kubernetes' validation of policies does.
struct AuditPolicyReader {
    private(set) var problems: [String] = []

    private mutating func note(_ error: FieldError) { problems.append("\(error.field): \(error.message)") }

    mutating func policy(_ file: Value) -> AuditPolicy {
        if file["apiVersion"]?.stringValue != "audit.k8s.io/v1" || file["kind"]?.stringValue != "Policy" {
            problems.append("it is no Policy of audit.k8s.io/v1")
        }
        let rules = file["rules"]?.arrayValue ?? []
        if rules.isEmpty { note(.required(FieldPath("rules"), "a policy without rules writes nothing")) }
        return AuditPolicy(
            rules: rules.enumerated().map { rule($1, FieldPath("rules").index($0)) },
            omittedStages: stages(file["omitStages"], FieldPath("omitStages")),
            omitsManagedFields: file["omitManagedFields"] == true)
    }

    private mutating func rule(_ value: Value, _ path: FieldPath) -> AuditRule {
        let fields = value.objectValue ?? Fields()
        var rule = AuditRule(level: level(fields.string("level"), path.child("level")))
        rule.users = fields.strings("users")
        rule.groups = fields.strings("userGroups")
        rule.verbs = fields.strings("verbs")
        rule.namespaces = fields.strings("namespaces")
        rule.paths = fields.strings("nonResourceURLs")
        rule.resources = (fields["resources"]?.arrayValue ?? []).enumerated().map {
            resources($1, path.child("resources").index($0))
        }
        rule.omittedStages = stages(fields["omitStages"], path.child("omitStages"))
        if case .bool(let omits)? = fields["omitManagedFields"] { rule.omitsManagedFields = omits }
        check(rule, path)
        return rule
    }

    private mutating func level(_ text: String, _ path: FieldPath) -> AuditLevel {
        if let level = AuditLevel(rawValue: text) { return level }
        note(
            text.isEmpty
                ? .required(path)
                : .notSupported(path, .string(text), supported: AuditLevel.allCases.map(\.rawValue).sorted()))
        return .none
    }

    private mutating func stages(_ value: Value?, _ path: FieldPath) -> Set<AuditStage> {
        var stages: Set<AuditStage> = []
        for (index, text) in (value?.arrayValue ?? []).compactMap(\.stringValue).enumerated() {
            if let stage = AuditStage(rawValue: text) {
                stages.insert(stage)
            } else {
                note(.invalid(path.index(index), .string(text), "allowed stages are RequestReceived,ResponseStarted,"
                    + "ResponseComplete,Panic"))
            }
        }
        return stages
    }

    private mutating func resources(_ value: Value, _ path: FieldPath) -> AuditRule.Resources {
        let fields = value.objectValue ?? Fields()
        let found = AuditRule.Resources(
            group: fields.string("group"), resources: fields.strings("resources"),
            names: fields.strings("resourceNames"))
        if !found.names.isEmpty, found.resources.isEmpty {
            note(
                .invalid(
                    path.child("resourceNames"), .array(found.names.map(Value.string)),
                    "using resourceNames requires at least one resource"))
        }
        return found
    }

    private mutating func check(_ rule: AuditRule, _ path: FieldPath) {
        let place = path.child("nonResourceURLs")
        if !rule.paths.isEmpty, !rule.resources.isEmpty || !rule.namespaces.isEmpty {
            note(
                .invalid(
                    place, .array(rule.paths.map(Value.string)),
                    "rules cannot apply to both regular resources and non-resource URLs"))
        }
        for (index, url) in rule.paths.enumerated() where url != "*" {
            if !url.hasPrefix("/") {
                note(
                    .invalid(place.index(index), .string(url), "non-resource URL rules must begin with a '/' character")
                )
            } else if url.dropLast().contains("*") {
                note(
                    .invalid(
                        place.index(index), .string(url),
                        "non-resource URL wildcards '*' must be the final character of the rule"))
            }
        }
    }
}
