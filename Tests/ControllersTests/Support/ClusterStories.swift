import APIClient
import ObjectModel
import TestKit

/// What happens in a cluster besides workloads.
extension Story {
    static let cluster = [
        budget, lostNode, lostMark, lostPod, namespace, handmadeEndpoints, clusterAddress, aggregatedRole,
        flowControl, quota, bootstrapToken, accountToken, unusedToken, signingRequest,
    ]

    /// The pods that the budgets of the stories ask for.
    static let budgetedPods = 2

    static let budget = Story(
        name: "budget",
        steps: [
            create(
                PodDisruptionBudget.self, "guard",
                ["minAvailable": .int(Int64(budgetedPods)), "selector": ["matchLabels": ["app": "guarded"]]]),
            create(Deployment.self, "guarded", workload("guarded", replicas: 4)),
            { try await $0.evictions.drain("node-0", of: "guarded") },
            { try await $0.evictions.uncordon("node-0") },
            { try await $0.evictions.drain("node-1", of: "guarded") },
            { try await $0.evictions.uncordon("node-1") },
            delete(Deployment.self, "guarded"), delete(PodDisruptionBudget.self, "guard"),
        ])

    static let lostNode = Story(
        name: "lost node",
        steps: [
            create(Deployment.self, "deployment", workload("deployment", replicas: 3)),
            { $0.nodes.silence("node-1") },
        ] + Array(repeating: aMoment, count: 9)
            + [
                delete(Node.self, "node-1")
            ] + Array(repeating: aMoment, count: 8)
            + [
                { try await $0.nodes.join("node-1") }, delete(Deployment.self, "deployment"),
            ], isSociable: false)

    /// A pod that was to be disrupted and stays.
    static let lostMark = Story(
        name: "lost mark",
        steps: [
            create(Pod.self, "marked", ["containers": [["name": "main", "image": "app:v1"]]]),
            { cluster in
                let mark: Value = [
                    "type": "DisruptionTarget", "status": "True", "reason": "EvictionByEvictionAPI",
                    "lastTransitionTime": .string(cluster.clock.now().rfc3339),
                ]
                try await patch(Pod.self, "marked", subresource: "status", ["status": ["conditions": [mark]]])(cluster)
            },
        ] + Array(repeating: aMoment, count: 9) + [delete(Pod.self, "marked")])

    /// A pod of a Job that is not there.
    static let lostPod = Story(
        name: "lost pod",
        steps: [
            create(Pod.self, "lost") {
                $0["metadata"]?["finalizers"] = ["batch.kubernetes.io/job-tracking"]
                $0["spec"] = ["containers": [["name": "main", "image": "app:v1"]]]
            },
            delete(Pod.self, "lost"),
        ])

    static let namespace = Story(
        name: "namespace",
        steps: [
            create(Namespace.self, "team") { _ in },
            create(ConfigMap.self, "settings") { $0["metadata"]?["namespace"] = "team" },
            create(Deployment.self, "inner") {
                $0["metadata"]?["namespace"] = "team"
                $0["spec"] = workload("inner", replicas: 2)
            },
            { try await $0.api.delete(ServiceAccount.self, namespace: "team", name: "default") },
            delete(Namespace.self, "team"),
        ])

    static let handmadeEndpoints = Story(
        name: "handmade endpoints",
        steps: [
            create(Service.self, "outside", ["ports": [["port": 80]]]),
            create(Endpoints.self, "outside") { $0["subsets"] = subsets("192.0.2.1") },
            patch(Endpoints.self, "outside", ["subsets": subsets("192.0.2.2")]),
            { cluster in
                try await delete(Service.self, "outside")(cluster)
                try await delete(Endpoints.self, "outside")(cluster)
            },
        ])

    private static func subsets(_ address: String) -> Value {
        [["addresses": [["ip": .string(address)]], "ports": [["port": 8080, "protocol": "TCP"]]]]
    }

    static let clusterAddress = Story(
        name: "cluster address",
        steps: [
            create(ServiceCIDR.self, "more", ["cidrs": ["10.7.0.0/24"]]),
            create(Service.self, "numbered", ["ports": [["port": 80]], "clusterIPs": ["10.7.0.1"]]),
            delete(ServiceCIDR.self, "more"), delete(Service.self, "numbered"),
        ])

    static let aggregatedRole = Story(
        name: "aggregated role",
        steps: [
            create(ClusterRole.self, "viewer") {
                $0["aggregationRule"] = ["clusterRoleSelectors": [["matchLabels": ["to-viewer": "true"]]]]
            },
            create(ClusterRole.self, "part") {
                $0["metadata"]?["labels"] = ["to-viewer": "true"]
                $0["rules"] = [["apiGroups": [""], "resources": ["pods"], "verbs": ["get"]]]
            },
            delete(ClusterRole.self, "part"), delete(ClusterRole.self, "viewer"),
        ])

    /// A schema that comes before its level, and outlives it.
    static let flowControl = Story(
        name: "flow control",
        steps: [
            create(
                FlowSchema.self, "batch",
                ["priorityLevelConfiguration": ["name": "batch"], "matchingPrecedence": 900, "rules": []]),
            create(PriorityLevelConfiguration.self, "batch", ["type": "Limited"]),
            delete(PriorityLevelConfiguration.self, "batch"), delete(FlowSchema.self, "batch"),
        ])

    static let quota = Story(
        name: "quota",
        steps: [
            create(ResourceQuota.self, "limits", ["hard": ["count/secrets": "5"]]),
            create(Secret.self, "counted") { _ in }, delete(Secret.self, "counted"),
            delete(ResourceQuota.self, "limits"),
        ])

    static let bootstrapToken = Story(
        name: "bootstrap token",
        steps: [
            create(Namespace.self, "kube-system") { _ in }, create(Namespace.self, "kube-public") { _ in },
            create(ConfigMap.self, "cluster-info") {
                $0["metadata"]?["namespace"] = "kube-public"
                $0["data"] = ["kubeconfig": "text"]
            },
            create(Secret.self, "bootstrap-token-abcdef") {
                $0["metadata"]?["namespace"] = "kube-system"
                $0["type"] = "bootstrap.kubernetes.io/token"
                // 2023-11-14T22:43:20Z, half an hour after the clock's beginning; the token signs.
                $0["data"] = [
                    "token-id": "YWJjZGVm", "token-secret": "MDEyMzQ1Njc4OWFiY2RlZg==",
                    "expiration": "MjAyMy0xMS0xNFQyMjo0MzoyMFo=", "usage-bootstrap-signing": "dHJ1ZQ==",
                ]
            },
            anHourLater, delete(Namespace.self, "kube-public"), delete(Namespace.self, "kube-system"),
        ], isSociable: false, isRestless: true)

    static let accountToken = Story(
        name: "account token",
        steps: [
            create(ServiceAccount.self, "robot") { _ in },
            create(Secret.self, "robot-token") {
                $0["metadata"]?["annotations"] = ["kubernetes.io/service-account.name": "robot"]
                $0["type"] = "kubernetes.io/service-account-token"
            },
            delete(ServiceAccount.self, "robot"),
        ])

    /// One of those that Kubernetes once made for every account.
    static let unusedToken = Story(
        name: "unused token",
        steps: [
            create(ServiceAccount.self, "robot") { $0["secrets"] = [["name": "robot-token"]] },
            create(Secret.self, "robot-token") {
                $0["metadata"]?["annotations"] = ["kubernetes.io/service-account.name": "robot"]
                $0["type"] = "kubernetes.io/service-account-token"
            },
            aYearLater, aYearLater, delete(ServiceAccount.self, "robot"),
        ], isSociable: false, isRestless: true)

    private static let aYearLater: SimulatedCluster.Step = { cluster in
        cluster.clock.advance(seconds: 367 * 86_400)
        try await cluster.nodes.beat()
    }

    static let signingRequest = Story(
        name: "signing request",
        steps: [
            create(
                CertificateSigningRequest.self, "visitor",
                [
                    "request": .string(certificateRequest), "signerName": "kubernetes.io/kube-apiserver-client",
                    "usages": ["client auth"], "username": "visitor",
                ]),
            { cluster in
                let approval: Value = [
                    "type": "Approved", "status": "True", "reason": "Known",
                    "lastUpdateTime": .string(cluster.clock.now().rfc3339),
                ]
                try await patch(
                    CertificateSigningRequest.self, "visitor", subresource: "approval",
                    ["status": ["conditions": [approval]]])(cluster)
            },
            anHourLater,
        ], isRestless: true)

    /// A PKCS #10 request in PEM for the common name `visitor`, in base 64 as the API has it.
    private static let certificateRequest = """
        LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlITk1IUUNBUUF3RWpFUU1BNEdBMVVFQXd3SGRtbHphWFJ2Y2pC\
        Wk1CTUdCeXFHU000OUFnRUdDQ3FHU000OQpBd0VIQTBJQUJBb2JXVW1yck1hdUFQKzJZd1Z4R1VtS0J3bG51YjdsT3VOc3haM0tK\
        N1BGblhQZWpmRVBlRWZNCkprSTFsRWE4S1VyQWZ1VTV5V2IzYThQY3oxSlBQbGFnQURBS0JnZ3Foa2pPUFFRREFnTkpBREJHQWlF\
        QW1JK1MKUGErYXJOa25jS2hsdVovTi94b3Y0WlNCTkQ0NXZLTmdRd2czaGxZQ0lRRFpEdU8rc0p1dS95a1c5S2FqRllmTAoreDM3\
        QXd3TjdRRFVMaHAyUWZCanFBPT0KLS0tLS1FTkQgQ0VSVElGSUNBVEUgUkVRVUVTVC0tLS0tCg==
        """
}
