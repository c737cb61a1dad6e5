import AccessRules
import ObjectModel
import ObjectRules
import Testing

/// Which of the schemas of every cluster a request belongs to.
struct FlowIndexTests {
    private static func index(without names: Set<String> = []) -> FlowIndex {
        var index = FlowIndex()
        for object in BootstrapFlowControl.suggested + BootstrapFlowControl.mandatory {
            let name = object.at("metadata", "name")?.stringValue ?? ""
            guard !names.contains(name) else { continue }
            let isSchema = object["kind"] == "FlowSchema"
            var fields = object.objectValue ?? Fields()
            var metadata = fields.object("metadata")
            metadata["uid"] = .string(isSchema ? name : "level \(name)")
            fields["metadata"] = .object(metadata)
            index.set(.object(fields), isSchema ? .flowSchemas : .priorityLevels)
        }
        return index
    }

    private static let authenticated = "system:authenticated"
    private static let admin = Caller(name: "a", groups: ["system:masters", authenticated])
    private static let node = Caller(name: "system:node:n", groups: ["system:nodes", authenticated])
    private static let jane = Caller(name: "jane", groups: [authenticated])
    private static let scheduler = Caller(name: "system:kube-scheduler", groups: [authenticated])
    private static func account(_ namespace: String, _ name: String = "default") -> Caller {
        Caller(
            name: "system:serviceaccount:\(namespace):\(name)",
            groups: ["system:serviceaccounts", "system:serviceaccounts:\(namespace)", authenticated])
    }

    private static func about(
        _ caller: Caller, _ verb: String, _ resource: String, group: String = "", subresource: String = "",
        namespace: String = "ns"
    ) -> AccessAttributes {
        AccessAttributes(
            caller, verb: verb, apiGroup: group, resource: resource, subresource: subresource, namespace: namespace)
    }

    @Test func everyRequestBelongsToTheFirstThatMatches() {
        let leases = "coordination.k8s.io"
        let cases: [(AccessAttributes, String, String)] = [
            (Self.about(Self.admin, "get", "pods"), "exempt", "exempt"),
            (AccessAttributes(Self.admin, verb: "get", path: "/healthz"), "exempt", "exempt"),
            (AccessAttributes(Self.jane, verb: "get", path: "/healthz"), "probes", "exempt"),
            (AccessAttributes(.anonymous, verb: "get", path: "/livez"), "probes", "exempt"),
            (AccessAttributes(Self.jane, verb: "get", path: "/version"), "global-default", "global-default"),
            (
                Self.about(Self.scheduler, "update", "leases", group: leases), "system-leader-election",
                "leader-election"
            ),
            (Self.about(Self.scheduler, "list", "pods", namespace: ""), "kube-scheduler", "workload-high"),
            (
                Self.about(Self.account("kube-system", "endpoint-controller"), "update", "endpoints"),
                "endpoint-controller", "workload-high"
            ),
            (
                Self.about(Self.account("kube-system"), "update", "configmaps"), "workload-leader-election",
                "leader-election"
            ),
            (
                Self.about(Self.account("kube-system"), "list", "configmaps"), "kube-system-service-accounts",
                "workload-high"
            ),
            (
                Self.about(Self.node, "patch", "nodes", subresource: "status", namespace: ""), "system-node-high",
                "node-high"
            ),
            (Self.about(Self.node, "update", "leases", group: leases), "system-node-high", "node-high"),
            (Self.about(Self.node, "patch", "nodes", subresource: "proxy", namespace: ""), "system-nodes", "system"),
            (Self.about(Self.account("ns"), "get", "pods"), "service-accounts", "workload-low"),
            (Self.about(Self.jane, "get", "pods"), "global-default", "global-default"),
            (Self.about(.anonymous, "get", "pods"), "global-default", "global-default"),
        ]
        let index = Self.index()
        for (request, schema, level) in cases {
            let flow = index.flow(of: request)
            #expect(flow?.schema == schema, "\(request)")
            #expect(flow?.level == "level \(level)", "\(request)")
        }
    }

    @Test func aSchemaWithoutItsLevelDoesNotCount() {
        let request = Self.about(Self.jane, "get", "pods")
        #expect(Self.index(without: ["global-default"]).flow(of: request)?.schema == "catch-all")
        #expect(FlowIndex().flow(of: request) == nil)
    }

    @Test func changesTakeEffect() {
        var index = Self.index()
        let request = Self.about(Self.jane, "get", "pods", namespace: "mine")
        let mine: Value = [
            "metadata": ["name": "mine", "uid": "mine"],
            "spec": [
                "priorityLevelConfiguration": ["name": "system"], "matchingPrecedence": 50,
                "rules": [
                    [
                        "subjects": [["kind": "User", "user": ["name": "jane"]]],
                        "resourceRules": [
                            ["verbs": ["get"], "apiGroups": [""], "resources": ["pods"], "namespaces": ["mine"]]
                        ],
                    ]
                ],
            ],
        ]
        index.set(mine, .flowSchemas)
        #expect(index.flow(of: request)?.schema == "mine")
        #expect(index.flow(of: request)?.level == "level system")
        #expect(index.flow(of: Self.about(Self.jane, "get", "pods"))?.schema == "global-default")
        index.remove(mine, .flowSchemas)
        #expect(index.flow(of: request)?.schema == "global-default")
    }
}
