import ObjectModel

/// The rules of configurations of admission webhooks.
enum WebhookValidation {
    private static let versions = ["v1", "v1beta1"]
    private static let operations = ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"]
    private static let maximumTimeout = 30

    /// Of webhooks that validate.
    static func create(_ object: Value) -> [FieldError] {
        FieldReport.collect { webhooks(object, &$0) }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] { create(object) }

    private static func webhooks(_ object: Value, _ report: inout FieldReport) {
        let webhooks: [ValidatingWebhook] = (object.objectValue ?? Fields()).messages("webhooks")
        var names: Set<String> = []
        report.each("webhooks", webhooks) { webhook, report in
            webhookName(webhook.name, &report)
            if !webhook.name.isEmpty, !names.insert(webhook.name).inserted {
                report.duplicate("name", .string(webhook.name))
            }
            effects(webhook, &report)
            reviewVersions(webhook.admissionReviewVersions, &report)
            if let policy = webhook.failurePolicy { report.oneOf("failurePolicy", policy, ["Fail", "Ignore"]) }
            if let policy = webhook.matchPolicy { report.oneOf("matchPolicy", policy, ["Equivalent", "Exact"]) }
            if let policy = webhook.fields.optionalString("reinvocationPolicy") {
                report.oneOf("reinvocationPolicy", policy, ["IfNeeded", "Never"])
            }
            if let seconds = webhook.timeoutSeconds, !(1...maximumTimeout).contains(seconds) {
                report.invalid(
                    "timeoutSeconds", .int(Int64(seconds)),
                    "the timeout value must be between 1 and \(maximumTimeout) seconds")
            }
            for (field, selector) in [
                ("namespaceSelector", webhook.namespaceSelector), ("objectSelector", webhook.objectSelector),
            ] {
                if let selector { report.at(field) { LabelValidation.selector(selector, &$0) } }
            }
            WebhookClientValidation.validate(webhook.clientConfig.fields, at: "clientConfig", &report)
            report.each("rules", webhook.rules) { rule($0, &$1) }
            let expressions = PolicyExpressions(hasVariables: false)
            MatchConditionValidation.conditions(webhook.matchConditions, expressions, &report)
        }
    }

    private static func webhookName(_ name: String, _ report: inout FieldReport) {
        guard !name.isEmpty else { return report.required("name") }
        let problems = NameFormat.dns1123Subdomain(name)
        if !problems.isEmpty {
            return report.invalid("name", .string(name), problems.joined(separator: ","))
        }
        if name.split(separator: ".").count < 3 {
            report.invalid(
                "name", .string(name), "should be a domain with at least three segments separated by dots")
        }
    }

    private static func effects(_ webhook: ValidatingWebhook, _ report: inout FieldReport) {
        let allowed = ["None", "NoneOnDryRun"]
        guard let effects = webhook.sideEffects else {
            return report.required("sideEffects", "must specify one of \(allowed.joined(separator: ", "))")
        }
        report.oneOf("sideEffects", effects, allowed)
    }

    private static func reviewVersions(_ given: [String], _ report: inout FieldReport) {
        let known = versions.joined(separator: ", ")
        guard !given.isEmpty else {
            return report.required("admissionReviewVersions", "must specify one of \(known)")
        }
        var seen: Set<String> = []
        report.each("admissionReviewVersions", given) { version, report in
            guard seen.insert(version).inserted else {
                return report.invalid(nil, .string(version), "duplicate version")
            }
            report.invalid(nil, version, problems: NameFormat.dns1035Label(version))
        }
        if !given.contains(where: versions.contains) {
            report.invalid(
                "admissionReviewVersions", .array(given.map(Value.string)), "must include at least one of \(known)")
        }
    }

    static func rule(_ rule: RuleWithOperations, _ report: inout FieldReport) {
        wildcard("operations", rule.operations, "if '*' is present, must not specify other operations", &report)
        report.each("operations", rule.operations) { operation, report in
            if !operations.contains(operation) { report.notSupported(nil, .string(operation), operations) }
        }
        wildcard("apiGroups", rule.apiGroups, "if '*' is present, must not specify other API groups", &report)
        wildcard("apiVersions", rule.apiVersions, "if '*' is present, must not specify other API versions", &report)
        report.each("apiVersions", rule.apiVersions) { if $0.isEmpty { $1.required() } }
        RuleResourceValidation.validate(rule.resources, &report)
        if let scope = rule.scope { report.oneOf("scope", scope, ["*", "Cluster", "Namespaced"]) }
    }

    private static func wildcard(
        _ field: String, _ values: [String], _ detail: String, _ report: inout FieldReport
    ) {
        if values.isEmpty { report.required(field) }
        if values.count > 1, values.contains("*") {
            report.invalid(field, .array(values.map(Value.string)), detail)
        }
    }
}
