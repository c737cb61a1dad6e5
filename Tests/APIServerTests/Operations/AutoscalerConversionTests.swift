import ObjectModel
import Testing

/// Autoscalers in two versions, one of which knows of the use of processors alone.
@Suite struct AutoscalerConversionTests {
    private static let prefix = "autoscaling.alpha.kubernetes.io/"
    private static let reference: Value = ["kind": "Deployment", "name": "web", "apiVersion": "apps/v1"]

    private static func path(_ version: String, _ rest: String = "") -> String {
        "/apis/autoscaling/\(version)/namespaces/default/horizontalpodautoscalers" + rest
    }

    private static func autoscaler(_ version: String, _ spec: Fields, annotations: Fields = Fields()) -> Value {
        var spec = spec
        spec["scaleTargetRef"] = reference
        spec["maxReplicas"] = 3
        return [
            "apiVersion": .string("autoscaling/" + version), "kind": "HorizontalPodAutoscaler",
            "metadata": ["name": "a", "annotations": .object(annotations)], "spec": .object(spec),
        ]
    }

    /// In the order of autoscaling/v1, which puts the use of processors last.
    private static let metrics: Value = [
        [
            "type": "Resource",
            "resource": ["name": "memory", "target": ["type": "AverageValue", "averageValue": "1Gi"]],
        ],
        [
            "type": "ContainerResource",
            "containerResource": [
                "name": "cpu", "target": ["type": "Utilization", "averageUtilization": 60], "container": "web",
            ],
        ],
        [
            "type": "Pods",
            "pods": ["metric": ["name": "hits"], "target": ["type": "AverageValue", "averageValue": "5"]],
        ],
        [
            "type": "Object",
            "object": [
                "describedObject": ["kind": "Ingress", "name": "front"], "target": ["type": "Value", "value": "2k"],
                "metric": ["name": "rate", "selector": ["matchLabels": ["a": "b"]]],
            ],
        ],
        [
            "type": "External",
            "external": ["metric": ["name": "queue"], "target": ["type": "AverageValue", "averageValue": "30"]],
        ],
        [
            "type": "Resource",
            "resource": ["name": "cpu", "target": ["type": "Utilization", "averageUtilization": 70]],
        ],
    ]

    private static let behavior: Value = [
        "scaleUp": ["policies": [["type": "Pods", "value": 4, "periodSeconds": 15]]]
    ]

    private static let status: Value = [
        "currentReplicas": 1, "desiredReplicas": 2,
        "currentMetrics": [
            [
                "type": "Resource",
                "resource": ["name": "cpu", "current": ["averageUtilization": 9, "averageValue": "1m"]],
            ]
        ],
        "conditions": [["type": "ScalingActive", "status": "True", "reason": "ok"]],
    ]

    private func withServer(_ body: (TestConnection) async throws -> Void) async throws {
        try await TestServer.run { server in
            let client = try await TestConnection.open(server)
            try await body(client)
            await client.close()
        }
    }

    @Test func withoutAnyMetricTheUseOfProcessorsCounts() async throws {
        try await withServer { client in
            let answer = try await client.request("POST", Self.path("v1"), object: Self.autoscaler("v1", Fields()))
            #expect(answer.tree["spec"]?["targetCPUUtilizationPercentage"] == 80)
            let stored = try await client.request("GET", Self.path("v2", "/a")).tree
            #expect(stored["spec"]?["metrics"]?.arrayValue?.count == 1)
        }
    }

    @Test func whatIsWrittenBackAsReadIsTheSame() async throws {
        try await withServer { client in
            let object = Self.autoscaler(
                "v2", ["metrics": Self.metrics, "behavior": Self.behavior], annotations: ["kept": "yes"])
            #expect(try await client.request("POST", Self.path("v2"), object: object).status == 201)
            var observed = object.objectValue ?? Fields()
            observed["status"] = Self.status
            let before = try await client.request("PUT", Self.path("v2", "/a/status"), object: .object(observed)).tree
            #expect(before["status"]?["conditions"]?.arrayValue?.count == 1)

            let shown = try await client.request("GET", Self.path("v1", "/a")).tree
            #expect(shown["spec"]?["targetCPUUtilizationPercentage"] == 70)
            #expect(shown["spec"]?["metrics"] == nil)
            #expect(shown["status"]?["currentCPUUtilizationPercentage"] == 9)
            #expect(shown["metadata"]?["annotations"]?.objectValue?.count == 5)
            #expect(try await client.request("PUT", Self.path("v1", "/a"), object: shown).status == 200)

            let after = try await client.request("GET", Self.path("v2", "/a")).tree
            for member in ["spec", "status"] { #expect(after[member] == before[member]) }
            #expect(after["metadata"]?["annotations"] == ["kept": "yes"])
        }
    }

    @Test func annotationsAreWrittenAsGoWritesThem() async throws {
        try await withServer { client in
            let object = Self.autoscaler("v2", ["metrics": Self.metrics, "behavior": Self.behavior])
            #expect(try await client.request("POST", Self.path("v2"), object: object).status == 201)
            let annotations = try await client.request("GET", Self.path("v1", "/a")).tree["metadata"]?["annotations"]
            #expect(
                annotations?[Self.prefix + "metrics"]?.stringValue
                    == #"[{"type":"Resource","resource":{"name":"memory","targetAverageValue":"1Gi"}},"#
                    + #"{"type":"ContainerResource","containerResource":{"name":"cpu","targetAverageUtilization":60,"#
                    + #""container":"web"}},{"type":"Pods","pods":{"metricName":"hits","targetAverageValue":"5"}},"#
                    + #"{"type":"Object","object":{"target":{"kind":"Ingress","name":"front"},"metricName":"rate","#
                    + #""targetValue":"2k","selector":{"matchLabels":{"a":"b"}}}},"#
                    + #"{"type":"External","external":{"metricName":"queue","targetAverageValue":"30"}}]"#)
            #expect(
                annotations?[Self.prefix + "behavior"]?.stringValue
                    == #"{"ScaleUp":{"StabilizationWindowSeconds":0,"SelectPolicy":"Max","#
                    + #""Policies":[{"Type":"Pods","Value":4,"PeriodSeconds":15}],"Tolerance":null},"#
                    + #""ScaleDown":{"StabilizationWindowSeconds":null,"SelectPolicy":"Max","#
                    + #""Policies":[{"Type":"Percent","Value":100,"PeriodSeconds":15}],"Tolerance":null}}"#)
        }
    }

    @Test func anAnnotationThatCannotBeReadStays() async throws {
        try await withServer { client in
            let annotations: [(String, Value)] = [(Self.prefix + "metrics", "[")]
            let object = Self.autoscaler(
                "v1", ["targetCPUUtilizationPercentage": 70], annotations: Fields(annotations))
            #expect(try await client.request("POST", Self.path("v1"), object: object).status == 201)
            let stored = try await client.request("GET", Self.path("v2", "/a")).tree
            #expect(stored["metadata"]?["annotations"]?[Self.prefix + "metrics"] == "[")
            #expect(stored["spec"]?["metrics"]?.arrayValue?.count == 1)
        }
    }
}
