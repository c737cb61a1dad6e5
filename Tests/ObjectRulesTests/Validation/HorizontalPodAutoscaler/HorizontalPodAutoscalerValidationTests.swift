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
            try Self.create(maxReplicas: 0, metrics: [good])
                .contains("spec.maxReplicas: Required value: must be set and greater than 0"))
        #expect(
            try Self.create(maxReplicas: -1, metrics: [good]).first
                == "spec.maxReplicas: Invalid value: -1: must be greater than or equal to 1")
        #expect(
            try Self.create(metrics: [
                ["type": "Pods", "pods": ["metric": ["name": "m"], "target": ["type": "AverageValue"]]]
            ])
                == [
                    "spec.metrics[0].pods.target.averageValue: Required value: must specify a positive target "
                        + "averageValue"
                ])
    }

    private func scaler(_ spec: Value) -> Value {
        var whole: Value = [
            "scaleTargetRef": ["apiVersion": "apps/v1", "kind": "Deployment", "name": "d"], "maxReplicas": 3,
        ]
        for entry in spec.objectValue ?? Fields() { whole[entry.key] = entry.value }
        return ["spec": whole]
    }

    @Test func targetsHaveAGroup() throws {
        let fixture = try ObjectFixture("autoscaling/v2", "HorizontalPodAutoscaler")
        let controller: Value = ["apiVersion": "v1", "kind": "ReplicationController", "name": "r"]
        #expect(fixture.create(scaler(["scaleTargetRef": controller])) == [])
        let pod = scaler(["scaleTargetRef": ["apiVersion": "v1", "kind": "Pod", "name": "p"]])
        #expect(
            fixture.create(pod)
                == [#"spec.scaleTargetRef.apiVersion: Invalid value: "v1": apiVersion must specify API group"#])
        // What is there already may stay.
        #expect(fixture.update(pod, pod) == [])
    }

    @Test func behavior() throws {
        let fixture = try ObjectFixture("autoscaling/v2", "HorizontalPodAutoscaler")
        let rules: Value = [
            "stabilizationWindowSeconds": 3601, "selectPolicy": "Most", "tolerance": "-1",
            "policies": [["type": "Nodes", "value": 0, "periodSeconds": 1801]],
        ]
        let path = "spec.behavior.scaleUp."
        #expect(
            fixture.create(scaler(["behavior": ["scaleUp": rules]])) == [
                path + "policies[0].periodSeconds: Invalid value: 1801: must be less than or equal to 1800",
                path + #"policies[0].type: Unsupported value: "Nodes": supported values: "Percent", "Pods""#,
                path + "policies[0].value: Invalid value: 0: must be greater than zero",
                path + #"selectPolicy: Unsupported value: "Most": supported values: "Disabled", "Max", "Min""#,
                path + "stabilizationWindowSeconds: Invalid value: 3601: must be less than or equal to 3600",
                path + #"tolerance: Invalid value: "-1": must be greater than or equal to 0"#,
            ])
    }

    @Test func numbersOfAStatusAreNotNegative() throws {
        let fixture = try ObjectFixture("autoscaling/v2", "HorizontalPodAutoscaler")
        var odd = scaler([:])
        odd["status"] = ["currentReplicas": -1, "desiredReplicas": -2]
        #expect(
            fixture.update(scaler([:]), odd, subresource: "status") == [
                "status.currentReplicas: Invalid value: -1: must be greater than or equal to 0",
                "status.desiredReplicas: Invalid value: -2: must be greater than or equal to 0",
            ])
    }
}
