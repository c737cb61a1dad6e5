import ObjectModel

/// Horizontal pod autoscalers of autoscaling/v1, which know of the use of CPU alone. They are stored as those of v2,
/// where it is one metric among others.
enum AutoscalerConversion: StorageConversion {
    static func stored(_ object: Value) -> Value {
        guard case .object(var fields) = object else { return object }
        fields["apiVersion"] = "autoscaling/v2"
        var spec = fields.object("spec")
        if let percentage = spec.removeValue(forKey: "targetCPUUtilizationPercentage") {
            spec["metrics"] = [metric("target", ["type": "Utilization", "averageUtilization": percentage])]
        }
        fields["spec"] = .object(spec)
        convertStatus(&fields) { status in
            guard let percentage = status.removeValue(forKey: "currentCPUUtilizationPercentage") else { return }
            status["currentMetrics"] = [metric("current", ["averageUtilization": percentage])]
        }
        return .object(fields)
    }

    static func shown(_ object: Value) -> Value {
        guard case .object(var fields) = object else { return object }
        fields["apiVersion"] = "autoscaling/v1"
        var spec = fields.object("spec")
        let metrics = spec.removeValue(forKey: "metrics")?.arrayValue ?? []
        spec["targetCPUUtilizationPercentage"] = utilization(of: metrics, "target")
        spec.removeValue(forKey: "behavior")
        fields["spec"] = .object(spec)
        convertStatus(&fields) { status in
            let current = status.removeValue(forKey: "currentMetrics")?.arrayValue ?? []
            status["currentCPUUtilizationPercentage"] = utilization(of: current, "current")
            status.removeValue(forKey: "conditions")
            for count in ["currentReplicas", "desiredReplicas"] where status[count] == nil { status[count] = 0 }
        }
        return .object(fields)
    }

    private static func metric(_ key: String, _ value: Fields) -> Value {
        ["type": "Resource", "resource": .object(["name": "cpu", key: .object(value)])]
    }

    private static func utilization(of metrics: [Value], _ key: String) -> Value? {
        metrics.lazy.filter { $0["type"] == "Resource" && $0["resource"]?["name"] == "cpu" }
            .compactMap { $0["resource"]?[key]?["averageUtilization"] }.first
    }

    private static func convertStatus(_ fields: inout Fields, _ change: (inout Fields) -> Void) {
        guard var status = fields["status"]?.objectValue else { return }
        change(&status)
        fields["status"] = .object(status)
    }
}
