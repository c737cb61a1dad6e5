import ObjectModel

extension Defaulting {
    /// Percent of the requested processor time.
    private static let targetUtilization: Value = 80

    static func applyAutoscaling(to object: inout Fields, version: String) {
        object.updateOrAddObject("spec") { spec in
            spec.setDefault("minReplicas", 1)
            guard version == "v2" else { return }
            if !spec.hasContent("metrics") { spec["metrics"] = .array([processorMetric]) }
            spec.updateObject("behavior") { behavior in
                behavior.updateOrAddObject("scaleUp", scaleUp)
                behavior.updateOrAddObject("scaleDown", scaleDown)
            }
        }
    }

    private static let processorMetric: Value = [
        "type": "Resource",
        "resource": ["name": "cpu", "target": ["type": "Utilization", "averageUtilization": targetUtilization]],
    ]

    private static func scaleUp(_ rules: inout Fields) {
        rules.setDefault("stabilizationWindowSeconds", 0)
        rules.setDefault("selectPolicy", "Max")
        if !rules.hasContent("policies") {
            rules["policies"] = [policy("Pods", 4), policy("Percent", 100)]
        }
    }

    private static func scaleDown(_ rules: inout Fields) {
        rules.setDefault("selectPolicy", "Max")
        if !rules.hasContent("policies") { rules["policies"] = [policy("Percent", 100)] }
    }

    private static func policy(_ type: Value, _ amount: Value) -> Value {
        ["type": type, "value": amount, "periodSeconds": 15]
    }
}
