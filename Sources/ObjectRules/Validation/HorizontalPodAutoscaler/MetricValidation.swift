import ObjectModel

/// The rules of what an autoscaler measures.
enum MetricValidation {
    /// In the order in which they are looked at.
    private static let sources = ["object", "external", "pods", "resource", "containerResource"]
    private static let fields = [
        "ContainerResource": "containerResource", "External": "external", "Object": "object", "Pods": "pods",
        "Resource": "resource",
    ]

    static func metric(_ metric: MetricSpec, _ report: inout FieldReport) {
        if metric.type.isEmpty { report.required("type", "must specify a metric source type") }
        let given = sources.filter { metric.fields[$0] != nil }
        if let first = given.first { report.at(first) { source(first, metric.fields.object(first), &$0) } }
        let expected = fields[metric.type]
        if let expected {
            if !given.contains(expected) {
                report.required(expected, "must populate information for the given metric source")
            }
        } else {
            // Kubernetes finds this twice.
            for _ in 0..<2 { report.notSupported("type", .string(metric.type), fields.keys.sorted()) }
        }
        // A single source of another type is no more than a missing one.
        guard given.count > 1 else { return }
        for other in given where other != expected {
            report.forbidden(other, "must populate the given metric source only")
        }
    }

    private static func source(_ name: String, _ source: Fields, _ report: inout FieldReport) {
        switch name {
        case "resource": resource(source, &report)
        case "containerResource":
            resource(source, &report)
            let container = source.string("container")
            if container.isEmpty { report.required("container", "must specify a container") }
            report.optionalText("container", container, format: NameFormat.dns1123Label)
        case "object":
            report.at("describedObject") { report in
                let object: CrossVersionObjectReference = source.message("describedObject")
                HorizontalPodAutoscalerValidation.reference(object, &report)
                HorizontalPodAutoscalerValidation.version(object, needsGroup: false, &report)
            }
            metricName(source, &report)
        default: metricName(source, &report)
        }
        let target: MetricTarget = source.message("target")
        report.at("target") { report in
            values(target, &report)
            completeness(name, target, &report)
        }
    }

    private static func resource(_ source: Fields, _ report: inout FieldReport) {
        let name = source.string("name")
        guard !name.isEmpty else { return report.required("name", "must specify a resource name") }
        report.at("name") { ResourceValidation.containerName(name, &$0) }
    }

    private static func metricName(_ source: Fields, _ report: inout FieldReport) {
        let name = source.object("metric").string("name")
        report.at("metric") { report in
            if name.isEmpty { report.required("name", "must specify a metric name") }
            report.optionalText("name", name, format: NameFormat.pathSegmentName)
        }
    }

    private static func values(_ target: MetricTarget, _ report: inout FieldReport) {
        if target.type.isEmpty { report.required("type", "must specify a metric target type") }
        if !["Utilization", "Value", "AverageValue"].contains(target.type) {
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
