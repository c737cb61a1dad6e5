import ObjectModel

/// Horizontal pod autoscalers of autoscaling/v1, which know of the use of CPU alone. They are stored as those of v2,
/// where it is one metric among others; what v1 has no fields for it shows as annotations, so that who writes back
/// what was read loses nothing.
enum AutoscalerConversion: StorageConversion {
    /// Percent of the requested processor time that is meant when no metric is named.
    private static let defaultUtilization: Value = 80

    static func stored(_ object: Value) -> Value {
        guard case .object(var fields) = object else { return object }
        fields["apiVersion"] = "autoscaling/v2"
        let annotated = AutoscalerAnnotations.taken(from: &fields)
        var spec = fields.object("spec")
        var metrics = annotated.metrics ?? []
        if let percentage = spec.removeValue(forKey: "targetCPUUtilizationPercentage") {
            metrics.append(processorMetric(percentage))
        }
        // Not among the defaults of v1, as what its annotations say counts too.
        spec["metrics"] = .array(metrics.isEmpty ? [processorMetric(defaultUtilization)] : metrics)
        if let behavior = annotated.behavior { spec["behavior"] = behavior }
        fields["spec"] = .object(spec)
        var status = fields.object("status")
        restore(&status, annotated)
        if fields["status"] != nil || !status.isEmpty { fields["status"] = .object(status) }
        return .object(fields)
    }

    static func shown(_ object: Value) -> Value {
        guard case .object(var fields) = object else { return object }
        fields["apiVersion"] = "autoscaling/v1"
        var spec = fields.object("spec")
        var status = fields.object("status")
        let metrics = spec.removeValue(forKey: "metrics")?.arrayValue ?? []
        spec["targetCPUUtilizationPercentage"] = metrics.lazy.compactMap(utilization).first
        let current = status.removeValue(forKey: "currentMetrics")?.arrayValue ?? []
        AutoscalerAnnotations(
            metrics: metrics.filter { utilization(of: $0) == nil }, behavior: spec.removeValue(forKey: "behavior"),
            currentMetrics: current, conditions: status.removeValue(forKey: "conditions")?.arrayValue ?? []
        ).put(into: &fields)
        fields["spec"] = .object(spec)
        guard fields["status"] != nil else { return .object(fields) }
        status["currentCPUUtilizationPercentage"] = current.lazy.compactMap { utilization(of: $0, "current") }.first
        for count in ["currentReplicas", "desiredReplicas"] where status[count] == nil { status[count] = 0 }
        fields["status"] = .object(status)
        return .object(fields)
    }

    /// The annotations say more than the field of v1: what is not asked for is not in the field.
    private static func restore(_ status: inout Fields, _ annotated: AutoscalerAnnotations) {
        let percentage = status.removeValue(forKey: "currentCPUUtilizationPercentage")
        if let current = annotated.currentMetrics {
            status["currentMetrics"] = .array(current)
        } else if let percentage {
            status["currentMetrics"] = [
                ["type": "Resource", "resource": ["name": "cpu", "current": ["averageUtilization": percentage]]]
            ]
        }
        if let conditions = annotated.conditions { status["conditions"] = .array(conditions) }
    }

    private static func processorMetric(_ percentage: Value) -> Value {
        [
            "type": "Resource",
            "resource": ["name": "cpu", "target": ["type": "Utilization", "averageUtilization": percentage]],
        ]
    }

    private static func utilization(of metric: Value) -> Value? { utilization(of: metric, "target") }

    private static func utilization(of metric: Value, _ key: String) -> Value? {
        guard metric["type"] == "Resource", metric["resource"]?["name"] == "cpu" else { return nil }
        return metric["resource"]?[key]?["averageUtilization"]
    }
}
