import ObjectModel
import ObjectRules
import Testing

@Suite struct HorizontalPodAutoscalerValidationTests {
    static func create(maxReplicas: Int64 = 3, metrics: Value) throws -> [String] {
        try ObjectFixture("autoscaling/v2", "HorizontalPodAutoscaler").create([
            "spec": [
                "scaleTargetRef": ["apiVersion": "apps/v1", "kind": "Deployment", "name": "d"], "minReplicas": 2,
                "maxReplicas": .int(maxReplicas), "metrics": metrics,
            ]
        ])
    }

    @Test func metrics() throws {
        let good: Value = [
            "type": "Resource",
            "resource": ["name": "cpu", "target": ["type": "Utilization", "averageUtilization": 50]],
        ]
        #expect(try Self.create(metrics: [good]) == [])
        #expect(
            try Self.create(maxReplicas: 1, metrics: [["type": "Pods"]]) == [
                "spec.maxReplicas: Invalid value: 1: must be greater than or equal to `minReplicas`",
                "spec.metrics[0].pods: Required value: must populate information for the given metric source",
            ])
        #expect(
            try Self.create(metrics: [
                ["type": "Pods", "pods": ["metric": ["name": "m"], "target": ["type": "AverageValue"]]]
            ])
                == [
                    "spec.metrics[0].pods.target.averageValue: Required value: must specify a positive target "
                        + "averageValue"
                ])
    }
}
