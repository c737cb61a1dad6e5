import ObjectModel

/// The rules of a limit range.
enum LimitRangeValidation {
    private static let types = ["Container", "Pod", "PersistentVolumeClaim"]

    static func create(_ object: Value) -> [FieldError] {
        var seen: Set<String> = []
        return FieldReport.collect(at: FieldPath("spec")) { report in
            report.each("limits", LimitRange(object).spec.limits) { item, report in
                let problems = NameFormat.qualifiedName(item.type)
                report.invalid("type", item.type, problems: problems)
                if problems.isEmpty, !item.type.contains("/"), !types.contains(item.type) {
                    report.invalid(
                        "type", .string(item.type), "must be a standard limit type or fully qualified")
                }
                if !seen.insert(item.type).inserted { report.duplicate("type", .string(item.type)) }
                limits(item, &report)
            }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] { create(object) }

    private static func limits(_ item: LimitRangeItem, _ report: inout FieldReport) {
        let defaults = ["default", "defaultRequest"]
        let isOfPods = item.type == "Pod"
        resources(["max", "min"], item, &report)
        if isOfPods {
            for field in defaults where !item.fields.object(field).isEmpty {
                report.forbidden(field, "may not be specified when `type` is 'Pod'")
            }
        } else {
            resources(defaults, item, &report)
        }
        if item.type == "PersistentVolumeClaim", item.min["storage"] == nil, item.max["storage"] == nil {
            report.required("limits", "either minimum or maximum storage value is required, but neither was provided")
        }
        resources(["maxLimitRequestRatio"], item, &report)
        let named = ["max", "min", "maxLimitRequestRatio"] + (isOfPods ? [] : defaults)
        for (name, bounds) in Bounds.all(of: item, in: named).sorted(by: { $0.key < $1.key }) {
            bounds.check(name, &report)
        }
    }

    /// The names of the resources in these fields.
    private static func resources(_ fields: [String], _ item: LimitRangeItem, _ report: inout FieldReport) {
        for field in fields {
            report.at(field) { report in
                for name in item.fields.object(field).keys { resource(name, type: item.type, &report) }
            }
        }
    }

    private static func resource(_ name: String, type: String, _ report: inout FieldReport) {
        report.at(key: name) { report in
            if type == "Container" || type == "Pod" {
                ResourceValidation.containerName(name, &report)
            } else {
                ResourceValidation.name(name, &report)
            }
        }
    }

    /// The amounts of one resource, which have to be in order.
    private struct Bounds {
        private var amounts: [String: Quantity] = [:]

        /// Those of every resource that one of the fields names.
        static func all(of item: LimitRangeItem, in fields: [String]) -> [String: Bounds] {
            var all: [String: Bounds] = [:]
            for field in fields {
                for entry in item.fields.object(field) {
                    all[entry.key, default: Bounds()].amounts[field] = Quantity(value: entry.value)
                }
            }
            return all
        }

        private static let words = [
            "min": "min value", "max": "max value", "default": "default value",
            "defaultRequest": "default request value",
        ]

        func check(_ name: String, _ report: inout FieldReport) {
            order("min", "max", at: "min", shown: "min", name, &report)
            order("min", "defaultRequest", at: "defaultRequest", shown: "defaultRequest", name, &report)
            order("defaultRequest", "max", at: "defaultRequest", shown: "defaultRequest", name, &report)
            order(
                "defaultRequest", "default", at: "defaultRequest", shown: "defaultRequest", name, &report,
                word: "default limit value")
            order("min", "default", at: "default", shown: "min", name, &report)
            order("default", "max", at: "default", shown: "max", name, &report)
            if let ratio = amounts["maxLimitRequestRatio"] { check(ratio: ratio, name, &report) }
            if !ResourceName.mayOvercommit(name), let limit = amounts["default"],
                let request = amounts["defaultRequest"], limit != request
            {
                error(
                    "defaultRequest", name, request,
                    "default value \(limit) must equal to defaultRequest value \(request) in \(name)", &report)
            }
        }

        /// Between the least and the most there is no room for more than their quotient.
        private func check(ratio: Quantity, _ name: String, _ report: inout FieldReport) {
            if ratio < Quantity(1) {
                error("maxLimitRequestRatio", name, ratio, "ratio \(ratio) is less than 1", &report)
            }
            guard let low = amounts["min"], let high = amounts["max"], low > .zero else { return }
            guard Int128(ratio.milli) * Int128(low.milli) > Int128(high.milli) * 1000 else { return }
            let most = Quotient.sixDecimals(high.milli, dividedBy: low.milli)
            error("maxLimitRequestRatio", name, ratio, "ratio \(ratio) is greater than max/min = \(most)", &report)
        }

        private func order(
            _ less: String, _ more: String, at field: String, shown: String, _ name: String,
            _ report: inout FieldReport, word: String? = nil
        ) {
            guard let low = amounts[less], let high = amounts[more], low > high, let value = amounts[shown] else {
                return
            }
            let bound = word ?? Self.words[more] ?? more
            error(field, name, value, "\(Self.words[less] ?? less) \(low) is greater than \(bound) \(high)", &report)
        }

        private func error(
            _ field: String, _ name: String, _ value: Quantity, _ detail: String, _ report: inout FieldReport
        ) {
            report.at(field) { report in
                report.at(key: name) { $0.invalid(nil, .string(value.description), detail) }
            }
        }
    }
}
