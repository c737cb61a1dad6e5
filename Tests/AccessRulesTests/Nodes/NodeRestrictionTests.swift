import AccessRules
import ObjectModel
import Testing

/// What a node may write.
@Suite struct NodeRestrictionTests {
    private typealias Operation = NodeRestriction.Request.Operation

    private func refusal(
        _ plural: String, group: String = "", subresource: String = "", namespace: String = "a", name: String = "",
        _ operation: Operation, object: Value = .null, old: Value = .null, node: String = "n1"
    ) throws -> String? {
        let resource = try #require(Schema.kubernetes.resource(group: group, version: "v1", plural: plural))
        do throws(StatusError) {
            try NodeRestriction(SmallCluster.example).check(
                NodeRestriction.Request(
                    resource, subresource: subresource, namespace: namespace, name: name, operation: operation,
                    object: object, old: old), by: NodeIdentity.caller(named: node))
            return nil
        } catch {
            return error.message
        }
    }

    private func node(_ name: String, labels: Fields = Fields(), taints: Value? = nil) -> Value {
        var object: Value = ["metadata": ["name": .string(name), "labels": .object(labels)]]
        if let taints { object["spec"] = ["taints": taints] }
        return object
    }

    @Test func onlyItself() throws {
        #expect(try refusal("nodes", namespace: "", .create, object: node("n1")) == nil)
        #expect(
            try refusal("nodes", namespace: "", .create, object: node("n2"))
                == "nodes \"n2\" is forbidden: node \"n1\" is not allowed to modify node \"n2\"")
        #expect(try refusal("nodes", subresource: "status", namespace: "", name: "n2", .update) != nil)
    }

    @Test(arguments: [
        ("kubernetes.io/hostname", true), ("topology.kubernetes.io/zone", true), ("node.kubernetes.io/x", true),
        ("a.kubelet.kubernetes.io/x", true), ("example.com/role", true), ("plain", true),
        ("node-restriction.kubernetes.io/x", false), ("a.node-restriction.kubernetes.io/x", false),
        ("node-role.kubernetes.io/control-plane", false), ("k8s.io/x", false), ("my.k8s.io/x", false),
        ("xkubernetes.io/x", true),
    ])
    func labels(key: String, isAllowed: Bool) throws {
        let labelled = node("n1", labels: [key: "x"])
        #expect((try refusal("nodes", namespace: "", .create, object: labelled) == nil) == isAllowed)
        let added = try refusal("nodes", namespace: "", name: "n1", .update, object: labelled, old: node("n1"))
        #expect((added == nil) == isAllowed)
        let kept = try refusal("nodes", namespace: "", name: "n1", .update, object: labelled, old: labelled)
        #expect(kept == nil)
    }

    @Test func taintsAreNotItsToChange() throws {
        let tainted = node("n1", taints: [["key": "x", "effect": "NoSchedule"]])
        #expect(
            try refusal("nodes", namespace: "", name: "n1", .update, object: node("n1"), old: tainted)
                == "nodes \"n1\" is forbidden: node \"n1\" is not allowed to modify taints")
        #expect(try refusal("nodes", namespace: "", .create, object: tainted) == nil)
    }

    @Test func ownersAreNotItsToChange() throws {
        var owned = node("n1")
        owned["metadata"]?["ownerReferences"] = [["apiVersion": "v1", "kind": "Node", "name": "x", "uid": "u"]]
        let refused = "nodes \"n1\" is forbidden: node \"n1\" is not allowed to modify ownerReferences"
        #expect(try refusal("nodes", namespace: "", name: "n1", .update, object: owned, old: node("n1")) == refused)
        #expect(try refusal("nodes", namespace: "", name: "n1", .update, object: node("n1"), old: owned) == refused)
        #expect(try refusal("nodes", namespace: "", name: "n1", .update, object: owned, old: owned) == nil)
    }

    @Test func itsPodsAlone() throws {
        #expect(try refusal("pods", name: "web", .delete) == nil)
        #expect(
            try refusal("pods", name: "other", .delete)
                == "pods \"other\" is forbidden: node \"n1\" can only delete pods with spec.nodeName set to itself")
        #expect(try refusal("pods", name: "none", .delete) == "pods \"none\" not found")
        #expect(try refusal("pods", subresource: "eviction", name: "web", .create) == nil)
        #expect(try refusal("pods", subresource: "eviction", name: "other", .create) != nil)
        let (web, other) = (SmallCluster.pod("web", node: "n1"), SmallCluster.pod("other", node: "n2"))
        #expect(try refusal("pods", subresource: "status", name: "web", .update, object: web, old: web) == nil)
        #expect(try refusal("pods", subresource: "status", name: "x", .update, object: other, old: other) != nil)
        var labelled = web
        labelled["metadata"]?["labels"] = ["a": "b"]
        #expect(
            try refusal("pods", subresource: "status", name: "web", .update, object: labelled, old: web)
                == "pods \"web\" is forbidden: node \"n1\" cannot update labels through pod status")
        #expect(try refusal("pods", name: "web", .update, object: web, old: web) != nil)
        #expect(try refusal("pods", subresource: "binding", name: "web", .create) != nil)
    }

    private func mirror(_ change: (inout Value) -> Void = { _ in }) throws -> String? {
        var pod = SmallCluster.pod("static-n1", node: "n1", mirror: true)
        pod["metadata"]?["ownerReferences"] = [
            ["apiVersion": "v1", "kind": "Node", "name": "n1", "uid": "uid-n1", "controller": true]
        ]
        change(&pod)
        return try refusal("pods", .create, object: pod)
    }

    @Test func mirrorPods() throws {
        #expect(try mirror() == nil)
        #expect(try mirror { $0["metadata"]?["annotations"] = nil }?.contains("can only create mirror pods") == true)
        #expect(try mirror { $0["metadata"]?["ownerReferences"] = nil }?.contains("owner reference") == true)
        #expect(try mirror { $0["spec"]?["nodeName"] = "n2" }?.contains("spec.nodeName set to itself") == true)
        #expect(
            try mirror { $0["spec"]?["serviceAccountName"] = "bot" }?.hasSuffix("reference a service account") == true)
        #expect(
            try mirror { $0["spec"]?["volumes"] = [["secret": ["secretName": "x"]]] }?.hasSuffix("reference secrets")
                == true)
    }

    @Test func leasesAndTokens() throws {
        let group = "coordination.k8s.io"
        let lease: Value = ["metadata": ["name": "n1"]]
        #expect(try refusal("leases", group: group, namespace: "kube-node-lease", .create, object: lease) == nil)
        #expect(try refusal("leases", group: group, namespace: "kube-system", .create, object: lease) != nil)
        #expect(try refusal("leases", group: group, namespace: "kube-node-lease", name: "n2", .update) != nil)
        func token(_ bound: Value?) throws -> String? {
            var object: Value = ["spec": ["audiences": ["pods"]]]
            if let bound { object["spec"]?["boundObjectRef"] = bound }
            return try refusal("serviceaccounts", subresource: "token", name: "bot", .create, object: object)
        }
        #expect(try token(["apiVersion": "v1", "kind": "Pod", "name": "web", "uid": "uid-web"]) == nil)
        #expect(try token(nil)?.hasSuffix("node requested token not bound to a pod") == true)
        #expect(try token(["apiVersion": "v1", "kind": "Pod", "name": "web"])?.hasSuffix("without a uid") == true)
        #expect(
            try token(["apiVersion": "v1", "kind": "Pod", "name": "other", "uid": "uid-other"])?
                .hasSuffix("scheduled on a different node") == true)
    }

    /// Asks for a token of a pod with one volume.
    private func token(
        for audiences: [Value], volume: Value, _ objects: [(String, Value)] = [],
        hasRole: @escaping @Sendable (AccessAttributes) -> Bool = { _ in false }
    ) throws -> String? {
        var cluster = SmallCluster()
        var spec = Fields()
        spec["volumes"] = [volume]
        cluster.add("pods", SmallCluster.pod("web", node: "n1", spec: spec))
        for (resource, object) in objects { cluster.add(resource, object) }
        let resource = try #require(Schema.kubernetes.resource(group: "", version: "v1", plural: "serviceaccounts"))
        let bound: Value = ["apiVersion": "v1", "kind": "Pod", "name": "web", "uid": "uid-web"]
        do throws(StatusError) {
            try NodeRestriction(cluster, hasRole: hasRole).check(
                NodeRestriction.Request(
                    resource, subresource: "token", namespace: "a", name: "bot", operation: .create,
                    object: ["spec": ["audiences": .array(audiences), "boundObjectRef": bound]]),
                by: NodeIdentity.caller(named: "n1"))
            return nil
        } catch {
            return error.message
        }
    }

    private func projected(_ audience: Value?) -> Value {
        var source: Fields = ["path": "token"]
        source["audience"] = audience
        return ["name": "v", "projected": ["sources": [["serviceAccountToken": .object(source)]]]]
    }

    private let start = "serviceaccounts \"bot\" is forbidden: "

    @Test func tokensAreForAudiencesOfThePod() throws {
        #expect(try token(for: [], volume: projected(nil)) == nil)
        #expect(try token(for: [""], volume: projected(nil)) == nil)
        #expect(try token(for: ["vault"], volume: projected("vault")) == nil)
        #expect(
            try token(for: ["other"], volume: projected("vault")) == start
                + "audience \"other\" not found in pod spec volume, system:node:n1 is not authorized to request tokens "
                + "for this audience")
        #expect(try token(for: [], volume: projected("vault")) != nil)
        #expect(
            try token(for: ["vault", "x"], volume: projected("vault")) == start
                + "node may only request 0 or 1 audiences")
    }

    @Test func aRoleMayAllowMoreAudiences() throws {
        let answer = try token(for: ["registry"], volume: projected(nil)) { question in
            question.verb == "request-serviceaccounts-token-audience" && question.resource == "registry"
                && question.namespace == "a" && question.name == "bot" && question.apiGroup.isEmpty
        }
        #expect(answer == nil)
    }

    @Test(
        arguments: [
            ["csi": ["driver": "d.example"]], ["persistentVolumeClaim": ["claimName": "data"]],
            ["name": "v", "ephemeral": ["volumeClaimTemplate": [:]]],
        ] as [Value])
    func driversHaveAudiences(volume: Value) throws {
        let driver: Value = ["metadata": ["name": "d.example"], "spec": ["tokenRequests": [["audience": "vault"]]]]
        let claims = ["data", "web-v"].map { name -> (String, Value) in
            let metadata: Value = ["name": .string(name), "namespace": "a"]
            return ("persistentvolumeclaims", ["metadata": metadata, "spec": ["volumeName": "pv"]])
        }
        let volumes: [(String, Value)] = [
            ("persistentvolumes", ["metadata": ["name": "pv"], "spec": ["csi": ["driver": "d.example"]]])
        ]
        let drivers = [("csidrivers.storage.k8s.io", driver)]
        #expect(try token(for: ["vault"], volume: volume, claims + volumes + drivers) == nil)
        let other = try token(for: ["x"], volume: volume, claims + volumes + drivers)
        #expect(other?.contains("audience \"x\" not found in pod spec volume") == true)
        #expect(
            try token(for: ["vault"], volume: volume, claims + volumes) == start
                + "error validating audience \"vault\": csidriver.storage.k8s.io \"d.example\" not found")
        guard volume["csi"] == nil else { return }
        let missing = try token(for: ["vault"], volume: volume, volumes + drivers)
        #expect(missing?.contains("error validating audience \"vault\": persistentvolumeclaim ") == true)
    }

    @Test func othersAreNotItsMatter() throws {
        let resource = try #require(Schema.kubernetes.resource(group: "", version: "v1", plural: "nodes"))
        try NodeRestriction(SmallCluster.example).check(
            NodeRestriction.Request(resource, subresource: "", namespace: "", name: "n2", operation: .delete),
            by: Caller(name: "jane", groups: ["system:nodes"]))
    }
}
