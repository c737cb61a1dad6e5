import ObjectModel

/// The rules of an autoscaler.
enum HorizontalPodAutoscalerValidation {
    static func create(_ object: Value) -> [FieldError] {
        let spec = HorizontalPodAutoscaler(object).spec
        return FieldReport.collect(at: FieldPath("spec")) { report in
            if let minimum = spec.minReplicas, minimum < 1 {
                report.invalid("minReplicas", .int(Int64(minimum)), "must be greater than or equal to 1")
            }
            if spec.maxReplicas < 1 { report.required("maxReplicas", "must be set and greater than 0") }
            if let minimum = spec.minReplicas, spec.maxReplicas < minimum {
                report.invalid(
                    "maxReplicas", .int(Int64(spec.maxReplicas)), "must be greater than or equal to `minReplicas`")
            }
            report.at("scaleTargetRef") { target(spec.scaleTargetRef, &$0) }
            report.each("metrics", spec.metrics) { MetricValidation.metric($0, &$1) }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        subresource == nil ? create(object) : []
    }

    static func target(_ target: CrossVersionObjectReference, _ report: inout FieldReport) {
        report.text("kind", target.kind, format: NameFormat.pathSegmentName)
        report.text("name", target.name, format: NameFormat.pathSegmentName)
        let parts = target.apiVersion.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count > 2 {
            report.invalid(
                "apiVersion", .string(target.apiVersion),
                "unexpected GroupVersion string: \(target.apiVersion)")
        } else if parts.count < 2, target.apiVersion != "v1" {
            report.invalid("apiVersion", .string(target.apiVersion), "apiVersion must specify API group")
        }
    }
}

/// The rules of what an autoscaler measures.
private enum MetricValidation {
    private static let sources = ["object", "external", "pods", "resource", "containerResource"]
    private static let fields = [
        "ContainerResource": "containerResource", "External": "external", "Object": "object", "Pods": "pods",
        "Resource": "resource",
    ]

    static func metric(_ metric: MetricSpec, _ report: inout FieldReport) {
        guard !metric.type.isEmpty else { return report.required("type", "must specify a metric source type") }
        guard let expected = fields[metric.type] else {
            return report.notSupported("type", .string(metric.type), fields.keys.sorted())
        }
        let given = sources.filter { metric.fields[$0] != nil }
        if let first = given.first { report.at(first) { source(first, metric.fields.object(first), &$0) } }
        if !given.contains(expected) {
            report.required(expected, "must populate information for the given metric source")
        }
        for other in given where other != expected {
            report.forbidden(other, "must populate the given metric source only")
        }
    }

    private static func source(_ name: String, _ source: Fields, _ report: inout FieldReport) {
        let target: MetricTarget = source.message("target")
        if name == "resource" || name == "containerResource" {
            if source.string("name").isEmpty { report.required("name", "must specify a resource name") }
            if name == "containerResource", source.string("container").isEmpty {
                report.required("container", "must specify a container")
            }
        } else if source.object("metric").string("name").isEmpty {
            report.at("metric") { $0.required("name", "must specify a metric name") }
        }
        if name == "object" {
            report.at("describedObject") {
                HorizontalPodAutoscalerValidation.target(source.message("describedObject"), &$0)
            }
        }
        report.at("target") { report in
            values(target, &report)
            completeness(name, target, &report)
        }
    }

    private static func values(_ target: MetricTarget, _ report: inout FieldReport) {
        switch target.type {
        case "": report.required("type", "must specify a metric target type")
        case "Utilization", "Value", "AverageValue": break
        default:
            report.invalid("type", .string(target.type), "must be either Utilization, Value, or AverageValue")
        }
        for field in ["value", "averageValue"] {
            guard let amount = target.fields.quantity(field), amount <= .zero else { continue }
            report.invalid(field, .string(amount.description), "must be positive")
        }
        if let percent = target.averageUtilization, percent < 1 {
            report.invalid("averageUtilization", .int(Int64(percent)), "must be greater than 0")
        }
    }

    /// Each source has its own ways to state what it aims at.
    private static func completeness(_ name: String, _ target: MetricTarget, _ report: inout FieldReport) {
        let hasValue = target.fields["value"] != nil
        let hasAverage = target.averageValue != nil
        switch name {
        case "resource", "containerResource":
            if target.averageUtilization == nil, !hasAverage {
                report.required("averageUtilization", "must set either a target raw value or a target utilization")
            }
            if target.averageUtilization != nil, hasAverage {
                report.forbidden("averageValue", "may not set both a target raw value and a target utilization")
            }
        case "pods":
            if !hasAverage { report.required("averageValue", "must specify a positive target averageValue") }
        case "object":
            if !hasValue, !hasAverage {
                report.required("averageValue", "must set either a target value or averageValue")
            }
        default:
            if !hasValue, !hasAverage {
                report.required(
                    "averageValue", "must set either a target value for metric or a per-pod target")
            }
            if hasValue, hasAverage {
                report.forbidden("value", "may not set both a target value for metric and a per-pod target")
            }
        }
    }
}
