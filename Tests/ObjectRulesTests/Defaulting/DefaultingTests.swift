import ObjectModel
import ObjectRules
import Testing

/// Properties of all defaulting, and small examples of kinds that have few defaults.
@Suite struct DefaultingTests {
    @Test(arguments: 0..<300 as Range<UInt64>)
    func twiceIsOnce(seed: UInt64) throws {
        var random = RandomWorkload(seed: seed)
        let object = seed.isMultiple(of: 2) ? random.pod() : random.job()
        let once = try defaulted(object)
        #expect(try defaulted(once) == once)
        #expect(try defaulted(object) == once)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func nothingStatedChanges(seed: UInt64) throws {
        var random = RandomWorkload(seed: seed)
        let object = random.pod()
        #expect(try defaulted(object).contains(everythingIn: object))
    }

    /// What has all its defaults is not copied: who compares it with what it was sees at once that nothing changed.
    @Test(arguments: 0..<100 as Range<UInt64>)
    func whatIsCompleteStaysTheSameInMemory(seed: UInt64) throws {
        var random = RandomWorkload(seed: seed)
        let object = try defaulted(seed.isMultiple(of: 2) ? random.pod() : random.job())
        let again = try defaulted(object)
        let spec = try #require(object["spec"])
        #expect(again["spec"]?.isSameStorage(as: spec) == true)
    }

    @Test func kindsWithoutDefaultsStay() throws {
        let object: Value = ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "c"], "data": ["a": "1"]]
        #expect(try defaulted(object) == object)
    }

    @Test(
        arguments: [
            ("apps/v1", "Deployment", ["strategy": ["type": "Recreate"]], "strategy", ["type": "Recreate"]),
            (
                "apps/v1", "Deployment", ["strategy": ["rollingUpdate": ["maxSurge": 1]]], "strategy",
                ["type": "RollingUpdate", "rollingUpdate": ["maxSurge": 1, "maxUnavailable": "25%"]]
            ),
            (
                "apps/v1", "StatefulSet", [:], "updateStrategy",
                ["type": "RollingUpdate", "rollingUpdate": ["partition": 0]]
            ),
            (
                "apps/v1", "StatefulSet", ["updateStrategy": ["type": "OnDelete"]], "updateStrategy",
                ["type": "OnDelete"]
            ),
            (
                "apps/v1", "DaemonSet", [:], "updateStrategy",
                ["type": "RollingUpdate", "rollingUpdate": ["maxUnavailable": 1, "maxSurge": 0]]
            ),
            ("apps/v1", "ReplicaSet", [:], "replicas", 1),
            ("apps/v1", "ReplicaSet", ["replicas": 0], "replicas", 0),
            (
                "v1", "Service", ["ports": [["port": 80, "targetPort": 0]]], "ports",
                [["port": 80, "targetPort": 80, "protocol": "TCP"]]
            ),
            ("v1", "Service", ["type": "NodePort"], "externalTrafficPolicy", "Cluster"),
            (
                "v1", "Service", ["sessionAffinity": "ClientIP"], "sessionAffinityConfig",
                ["clientIP": ["timeoutSeconds": 10_800]]
            ),
            ("networking.k8s.io/v1", "NetworkPolicy", ["egress": [[:]]], "policyTypes", ["Ingress", "Egress"]),
            ("networking.k8s.io/v1", "NetworkPolicy", [:], "policyTypes", ["Ingress"]),
            (
                "v1", "LimitRange", ["limits": [["type": "Container", "max": ["cpu": "2"], "min": ["memory": "1Mi"]]]],
                "limits",
                [
                    [
                        "type": "Container", "max": ["cpu": "2"], "min": ["memory": "1Mi"], "default": ["cpu": "2"],
                        "defaultRequest": ["cpu": "2", "memory": "1Mi"],
                    ]
                ]
            ),
            (
                "autoscaling/v2", "HorizontalPodAutoscaler", ["behavior": ["scaleDown": ["selectPolicy": "Disabled"]]],
                "behavior",
                [
                    "scaleUp": [
                        "stabilizationWindowSeconds": 0, "selectPolicy": "Max",
                        "policies": [
                            ["type": "Pods", "value": 4, "periodSeconds": 15],
                            ["type": "Percent", "value": 100, "periodSeconds": 15],
                        ],
                    ],
                    "scaleDown": [
                        "selectPolicy": "Disabled",
                        "policies": [["type": "Percent", "value": 100, "periodSeconds": 15]],
                    ],
                ]
            ),
        ] as [(String, String, Value, String, Value)])
    func oneField(
        _ apiVersion: String, _ kind: String, ofSpec spec: Value, _ field: String, _ expected: Value
    ) throws {
        let object: Value = [
            "apiVersion": .string(apiVersion), "kind": .string(kind), "metadata": ["name": "x"], "spec": spec,
        ]
        #expect(try defaulted(object).at("spec", field) == expected)
    }

    @Test func aNamespaceIsFoundByItsName() throws {
        let object: Value = ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "n", "labels": ["a": "b"]]]
        #expect(
            try defaulted(object).at("metadata", "labels") == ["a": "b", "kubernetes.io/metadata.name": "n"])
    }

    @Test func subjectsOfABinding() throws {
        let object = try defaulted([
            "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": ["name": "b"],
            "roleRef": ["apiGroup": "", "kind": "Role", "name": "r"],
            "subjects": [["kind": "User", "name": "u"], ["kind": "ServiceAccount", "name": "s"]],
        ])
        #expect(object.at("roleRef", "apiGroup") == "rbac.authorization.k8s.io")
        #expect(object["subjects"]?[0]?["apiGroup"] == "rbac.authorization.k8s.io")
        #expect(object["subjects"]?[1]?["apiGroup"] == nil)
    }

    @Test func aClaimInsideAStatefulSetIsAnObject() throws {
        let object = try defaulted([
            "apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": ["name": "s"],
            "spec": ["volumeClaimTemplates": [["metadata": ["name": "data"], "spec": [:]]]],
        ])
        #expect(
            object.at("spec", "volumeClaimTemplates")?[0] == [
                "apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": ["name": "data"],
                "spec": ["volumeMode": "Filesystem", "resources": [:]], "status": ["phase": "Pending"],
            ])
    }
}

extension Value {
    /// Whether every leaf of the other tree is a leaf here.
    func contains(everythingIn other: Value) -> Bool {
        switch (self, other) {
        case (.object(let mine), .object(let theirs)):
            theirs.allSatisfy { entry in mine[entry.key].map { $0.contains(everythingIn: entry.value) } ?? false }
        case (.array(let mine), .array(let theirs)):
            mine.count == theirs.count && zip(mine, theirs).allSatisfy { $0.contains(everythingIn: $1) }
        default: self == other
        }
    }
}
