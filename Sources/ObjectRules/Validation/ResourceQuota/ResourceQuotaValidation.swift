import ObjectModel

/// The rules of a quota.
enum ResourceQuotaValidation {
    static func create(_ object: Value) -> [FieldError] {
        let spec = ResourceQuota(object).spec
        return FieldReport.collect(at: FieldPath("spec")) { report in
            report.at("hard") { amounts(spec.fields.object("hard"), &$0) }
            QuotaScopeValidation.check(spec, &report)
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        let quota = ResourceQuota(object)
        guard subresource != "status" else {
            return FieldReport.collect(at: FieldPath("status")) { report in
                for field in ["hard", "used"] { report.at(field) { amounts(quota.status.fields.object(field), &$0) } }
            }
        }
        return create(object)
            + FieldReport.collect(at: FieldPath("spec")) { report in
                let old = ResourceQuota(old).spec
                // Their order and repetitions don't matter.
                guard Set(quota.spec.scopes) != Set(old.scopes) else { return }
                report.immutable("scopes", .array(quota.spec.scopes.map(Value.string)), old.fields["scopes"])
            }
    }

    /// Resources and amounts in the map that stands at the report's path.
    private static func amounts(_ amounts: Fields, _ report: inout FieldReport) {
        for entry in amounts.entries {
            report.at(key: entry.key) { report in
                name(entry.key, &report)
                guard let amount = Quantity(value: entry.value) else { return }
                let shown = Value.string(amount.description)
                if amount < .zero { report.invalid(nil, shown, "must be greater than or equal to 0") }
                if ResourceName.isCounted(entry.key), !amount.isWhole {
                    report.invalid(nil, shown, "must be an integer")
                }
            }
        }
    }

    private static func name(_ name: String, _ report: inout FieldReport) {
        let problems = NameFormat.qualifiedName(name)
        report.invalid(nil, name, problems: problems)
        guard !name.contains("/") else { return }
        if problems.isEmpty, !ResourceName.isStandard(name) {
            report.invalid(nil, .string(name), "must be a standard resource type or fully qualified")
        }
        if !ResourceName.isStandardForQuota(name) {
            report.invalid(nil, .string(name), "must be a standard resource for quota")
        }
    }
}
