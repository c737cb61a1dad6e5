import AccessRules
import ObjectModel
import Testing

/// A cluster for tests about nodes: pods and what they name.
struct SmallCluster: NodeSurroundings {
    var objects: [String: Value] = [:]

    mutating func add(_ resource: String, _ object: Value) {
        let namespace = object.at("metadata", "namespace")?.stringValue ?? ""
        objects["\(resource)/\(namespace)/\(object.at("metadata", "name")?.stringValue ?? "")"] = object
    }

    func pods(on node: String, namespace: String?) -> [Value] {
        objects.filter { $0.key.hasPrefix("pods/") }.values.filter { pod in
            pod.at("spec", "nodeName")?.stringValue == node
                && (namespace == nil || pod.at("metadata", "namespace")?.stringValue == namespace)
        }
    }

    func object(_ resource: String, namespace: String, name: String) -> Value? {
        objects["\(resource)/\(namespace)/\(name)"]
    }

    static func pod(_ name: String, node: String, spec: Fields = Fields(), mirror: Bool = false) -> Value {
        var spec = spec
        spec["nodeName"] = .string(node)
        var metadata: Fields = ["name": .string(name), "namespace": "a", "uid": .string("uid-\(name)")]
        if mirror { metadata["annotations"] = ["kubernetes.io/config.mirror": "x"] }
        return ["metadata": .object(metadata), "spec": .object(spec)]
    }

    static var example: SmallCluster {
        var cluster = SmallCluster()
        let spec: Fields = [
            "serviceAccountName": "bot", "imagePullSecrets": [["name": "pull"]],
            "containers": [
                [
                    "env": [["valueFrom": ["secretKeyRef": ["name": "env"]]]],
                    "envFrom": [["configMapRef": ["name": "settings"]]],
                ]
            ],
            "volumes": [
                ["name": "s", "secret": ["secretName": "mounted"]],
                [
                    "name": "p",
                    "projected": ["sources": [["configMap": ["name": "part"]], ["secret": ["name": "half"]]]],
                ],
                ["name": "t", "projected": ["sources": [["serviceAccountToken": ["audience": "pods"]]]]],
                ["name": "c", "persistentVolumeClaim": ["claimName": "data"]],
                ["name": "scratch", "ephemeral": ["volumeClaimTemplate": [:]]],
            ],
        ]
        cluster.add("pods", pod("web", node: "n1", spec: spec))
        cluster.add("pods", pod("other", node: "n2"))
        cluster.add(
            "pods", pod("own", node: "n2", spec: ["imagePullSecrets": [["name": "pull"]]], mirror: true))
        cluster.add("nodes", ["metadata": ["name": "n1", "uid": "uid-n1"]])
        cluster.add(
            "persistentvolumeclaims",
            ["metadata": ["name": "data", "namespace": "a"], "spec": ["volumeName": "pv"]])
        cluster.add(
            "persistentvolumes",
            [
                "metadata": ["name": "pv"],
                "spec": [
                    "claimRef": ["namespace": "a", "name": "data"],
                    "csi": ["nodeStageSecretRef": ["name": "key", "namespace": "storage"]],
                ],
            ])
        return cluster
    }
}

/// What a node may do: what its own pods need, and no more.
@Suite struct NodeAuthorizationTests {
    private func decide(
        _ verb: String, _ resource: String, group: String = "", subresource: String = "", namespace: String = "a",
        name: String = "", fields: [AccessAttributes.FieldRequirement] = [], node: String = "n1"
    ) -> AccessDecision {
        var request = AccessAttributes(
            NodeIdentity.caller(named: node), verb: verb, apiGroup: group, resource: resource,
            subresource: subresource, namespace: namespace, name: name)
        request.fields = fields
        return NodeAuthorization(SmallCluster.example).decide(request)
    }

    @Test(arguments: [
        ("secrets", "pull"), ("secrets", "env"), ("secrets", "mounted"), ("secrets", "half"),
        ("configmaps", "settings"),
        ("configmaps", "part"), ("persistentvolumeclaims", "data"), ("persistentvolumeclaims", "web-scratch"),
        ("pods", "web"),
    ])
    func thingsOfItsOwnPods(resource: String, name: String) {
        #expect(decide("get", resource, name: name).isAllowed)
        // The same for a node without that pod.
        let other = decide("get", resource, name: name, node: "n2")
        #expect(other == .noOpinion(reason: "no relationship found between node 'n2' and this object"))
        #expect(!decide("get", resource, namespace: "b", name: name).isAllowed)
        #expect(!decide("delete", resource == "pods" ? "secrets" : resource, name: name).isAllowed)
    }

    @Test func volumesAndTheirSecrets() {
        #expect(decide("get", "persistentvolumes", namespace: "", name: "pv").isAllowed)
        #expect(!decide("get", "persistentvolumes", namespace: "", name: "pv", node: "n2").isAllowed)
        #expect(decide("get", "secrets", namespace: "storage", name: "key").isAllowed)
        #expect(!decide("get", "secrets", namespace: "a", name: "key").isAllowed)
    }

    @Test func collectionsNeedTheirNameOrNode() {
        #expect(decide("list", "secrets").reason == "No Object name found")
        #expect(decide("watch", "secrets", name: "pull").isAllowed)
        #expect(
            decide("list", "secrets", namespace: "").reason == "can only read namespaced object of this type")
        #expect(
            decide("list", "pods", namespace: "").reason == "can only list/watch pods with spec.nodeName field selector"
        )
        let own = AccessAttributes.FieldRequirement(field: "spec.nodeName", value: "n1", isEqual: true)
        let others = AccessAttributes.FieldRequirement(field: "spec.nodeName", value: "n1", isEqual: false)
        #expect(decide("watch", "pods", namespace: "", fields: [own]).isAllowed)
        #expect(!decide("watch", "pods", namespace: "", fields: [others]).isAllowed)
        #expect(!decide("watch", "pods", namespace: "", fields: [own], node: "n2").isAllowed)
    }

    @Test func itselfAndItsLease() {
        #expect(decide("get", "nodes", namespace: "", name: "n1").isAllowed)
        #expect(
            decide("get", "nodes", namespace: "", name: "n2").reason
                == "node 'n1' cannot read 'n2', only its own Node object")
        #expect(
            decide("list", "nodes", namespace: "").reason == "node 'n1' cannot read all nodes, only its own Node object"
        )
        #expect(decide("create", "nodes", namespace: "").isAllowed)
        #expect(!decide("delete", "nodes", namespace: "", name: "n1").isAllowed)
        let group = "coordination.k8s.io"
        #expect(decide("update", "leases", group: group, namespace: "kube-node-lease", name: "n1").isAllowed)
        #expect(!decide("update", "leases", group: group, namespace: "kube-node-lease", name: "n2").isAllowed)
        #expect(!decide("update", "leases", group: group, namespace: "kube-system", name: "n1").isAllowed)
        #expect(!decide("list", "leases", group: group, namespace: "kube-node-lease").isAllowed)
    }

    @Test func tokensOfItsPods() {
        #expect(decide("create", "serviceaccounts", subresource: "token", name: "bot").isAllowed)
        #expect(!decide("create", "serviceaccounts", subresource: "token", name: "bot", node: "n2").isAllowed)
        #expect(!decide("create", "serviceaccounts", subresource: "token", name: "admin").isAllowed)
        #expect(decide("create", "serviceaccounts").reason == "can only create tokens for individual service accounts")
    }

    /// A node could write itself a pod that names whatever it wants to read.
    @Test func mirrorPodsOpenNothing() {
        #expect(!decide("get", "secrets", name: "pull", node: "n2").isAllowed)
    }

    @Test func onlyNodesAreNodes() {
        let surroundings = NodeAuthorization(SmallCluster.example)
        func decide(_ caller: Caller) -> AccessDecision {
            surroundings.decide(
                AccessAttributes(caller, verb: "get", apiGroup: "", resource: "secrets", namespace: "a", name: "pull"))
        }
        #expect(decide(Caller(name: "system:node:n1", groups: ["x"])) == .noOpinion(reason: ""))
        #expect(decide(Caller(name: "n1", groups: ["system:nodes"])) == .noOpinion(reason: ""))
        #expect(
            decide(Caller(name: "system:node:", groups: ["system:nodes"]))
                == .noOpinion(reason: "unknown node for user \"system:node:\""))
    }
}
