import ObjectModel

/// The objects of flow control that Kubernetes has from its first start. The mandatory ones must be there as they are
/// here; the suggested ones may be changed by whoever sets their annotation to `false`.
public enum BootstrapFlowControl {
    /// Says whether the server may bring the spec of an object back to what is here.
    public static let autoUpdate = "apf.kubernetes.io/autoupdate-spec"

    /// The level of requests that nothing holds up, and the schema that leads to it.
    static let exempt = "exempt"

    /// Objects whose specs are fixed.
    public static let mandatory: [Value] = [
        level(exempt, ["type": "Exempt", "exempt": ["nominalConcurrencyShares": 0, "lendablePercent": 0]]),
        level(
            "catch-all",
            [
                "type": "Limited",
                "limited": [
                    "nominalConcurrencyShares": 5, "limitResponse": ["type": "Reject"], "lendablePercent": 0,
                ],
            ]),
        schema(exempt, 1, exempt, by: nil, [group("system:masters")]),
        schema("catch-all", 10_000, "catch-all", by: "ByUser", everybody),
    ]

    /// Objects that a cluster begins with.
    public static let suggested: [Value] = [
        queuing("system", shares: 30, lendable: 33, queues: 64),
        queuing("node-high", shares: 40, lendable: 25, queues: 64),
        queuing("leader-election", shares: 10, lendable: 0, queues: 16, hand: 4),
        queuing("workload-high", shares: 40, lendable: 50, queues: 128),
        queuing("workload-low", shares: 100, lendable: 90, queues: 128),
        queuing("global-default", shares: 20, lendable: 50, queues: 128),
        schema("probes", 2, exempt, by: nil, everybody, paths: ["/healthz", "/readyz", "/livez"]),
        schema(
            "system-leader-election", 100, "leader-election", by: "ByUser", systemElectors,
            [rule(elects, "coordination.k8s.io", ["leases"])]),
        schema(
            "endpoint-controller", 150, "workload-high", by: "ByUser",
            [
                user("system:kube-controller-manager"), systemAccount("endpoint-controller"),
                systemAccount("endpointslicemirroring-controller"),
            ],
            [rule(elects, "", ["endpoints"])]),
        schema(
            "workload-leader-election", 200, "leader-election", by: "ByUser", [systemAccount("*")],
            [rule(elects, "", ["endpoints", "configmaps"]), rule(elects, "coordination.k8s.io", ["leases"])]),
        schema(
            "system-node-high", 400, "node-high", by: "ByUser", [group("system:nodes")],
            [
                rule(["*"], "", ["nodes", "nodes/status"], clusterScope: true),
                rule(["*"], "coordination.k8s.io", ["leases"]),
            ]),
        schema("system-nodes", 500, "system", by: "ByUser", [group("system:nodes")]),
        schema(
            "kube-controller-manager", 800, "workload-high", by: "ByNamespace",
            [user("system:kube-controller-manager")]),
        schema("kube-scheduler", 800, "workload-high", by: "ByNamespace", [user("system:kube-scheduler")]),
        schema("kube-system-service-accounts", 900, "workload-high", by: "ByNamespace", [systemAccount("*")]),
        schema("service-accounts", 9000, "workload-low", by: "ByUser", [group("system:serviceaccounts")]),
        schema("global-default", 9900, "global-default", by: "ByUser", everybody),
    ]

    // MARK: - Words

    private static let elects: Value = ["get", "create", "update"]
    private static let everybody = [group("system:unauthenticated"), group("system:authenticated")]
    private static let systemElectors = [
        user("system:kube-controller-manager"), user("system:kube-scheduler"), systemAccount("*"),
    ]

    private static func object(_ kind: String, _ name: String, _ spec: Value) -> Value {
        [
            "apiVersion": "flowcontrol.apiserver.k8s.io/v1", "kind": .string(kind),
            "metadata": ["name": .string(name), "annotations": [autoUpdate: "true"]], "spec": spec,
        ]
    }

    private static func level(_ name: String, _ spec: Value) -> Value {
        object("PriorityLevelConfiguration", name, spec)
    }

    private static func queuing(_ name: String, shares: Int, lendable: Int, queues: Int, hand: Int = 6) -> Value {
        let queuing: Value = ["queues": .int(Int64(queues)), "handSize": .int(Int64(hand)), "queueLengthLimit": 50]
        return level(
            name,
            [
                "type": "Limited",
                "limited": [
                    "nominalConcurrencyShares": .int(Int64(shares)),
                    "limitResponse": ["type": "Queue", "queuing": queuing], "lendablePercent": .int(Int64(lendable)),
                ],
            ])
    }

    /// A schema with these rules about objects, or about everything without any.
    private static func schema(
        _ name: String, _ precedence: Int, _ level: String, by method: String?, _ subjects: [Value],
        _ rules: [Value] = [], paths: Value? = nil
    ) -> Value {
        var rule: Fields = ["subjects": .array(subjects)]
        let isAboutAll = rules.isEmpty && paths == nil
        let resources = isAboutAll ? [self.rule(["*"], "*", ["*"], clusterScope: true)] : rules
        if !resources.isEmpty { rule["resourceRules"] = .array(resources) }
        if isAboutAll { rule["nonResourceRules"] = [["verbs": ["*"], "nonResourceURLs": ["*"]]] }
        if let paths { rule["nonResourceRules"] = [["verbs": ["get"], "nonResourceURLs": paths]] }
        var spec: Fields = [
            "priorityLevelConfiguration": ["name": .string(level)], "matchingPrecedence": .int(Int64(precedence)),
        ]
        if let method { spec["distinguisherMethod"] = ["type": .string(method)] }
        spec["rules"] = [.object(rule)]
        return object("FlowSchema", name, .object(spec))
    }

    private static func rule(
        _ verbs: Value, _ apiGroup: String, _ resources: Value, clusterScope: Bool = false
    ) -> Value {
        var rule: Fields = ["verbs": verbs, "apiGroups": [.string(apiGroup)], "resources": resources]
        if clusterScope { rule["clusterScope"] = true }
        rule["namespaces"] = ["*"]
        return .object(rule)
    }

    private static func group(_ name: String) -> Value { ["kind": "Group", "group": ["name": .string(name)]] }
    private static func user(_ name: String) -> Value { ["kind": "User", "user": ["name": .string(name)]] }
    private static func systemAccount(_ name: String) -> Value {
        ["kind": "ServiceAccount", "serviceAccount": ["namespace": "kube-system", "name": .string(name)]]
    }
}
