import APIServer
import ObjectCoding
import ObjectModel
import ObjectStore
import TestKit
import Testing

/// Webhooks that answer over HTTPS, asked by a server about what clients do.
@Suite struct WebhookAdmissionTests {
    private static let validating = TestServer.resource(
        "validatingwebhookconfigurations", group: "admissionregistration.k8s.io")
    private static let mutating = TestServer.resource(
        "mutatingwebhookconfigurations", group: "admissionregistration.k8s.io")

    /// What a hook makes of a question.
    private typealias Answer = @Sendable (_ request: Value, _ path: String) -> Value

    /// A hook's answer to the question `request`, with more members than the usual.
    private static func review(_ request: Value, allowed: Bool = true, _ more: Fields = Fields()) -> Value {
        var response: Fields = ["uid": request["uid"] ?? "", "allowed": .bool(allowed)]
        for entry in more { response[entry.key] = entry.value }
        return ["apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "response": .object(response)]
    }

    private static func patch(_ operations: Value) -> Fields {
        ["patchType": "JSONPatch", "patch": .string(Base64.encode(JSON.encode(operations)))]
    }

    /// Runs a test with a server and hooks that answer.
    private func run(
        listens: Bool = false, _ answer: @escaping Answer,
        _ body: (TestServer, TestHTTPServer) async throws -> Void
    ) async throws {
        try await TestHTTPServer.run { request in
            guard let review = try? JSON.parse(request.body) else { return TestHTTPAnswer(status: 400) }
            let path = String(request.target.prefix { $0 != "?" })
            return TestHTTPAnswer(
                headers: ["Content-Type": "application/json"],
                body: JSON.encode(answer(review["request"] ?? [:], path)))
        } _: { hooks in
            try await TestServer.run(listens: listens) { server in try await body(server, hooks) }
        }
    }

    private func hook(
        _ name: Value, _ hooks: TestHTTPServer, path: String = "/", operations: Value = ["CREATE"],
        resources: Value = ["configmaps"], _ more: Fields = Fields()
    ) -> Value {
        var hook: Fields = [
            "name": name, "admissionReviewVersions": ["v1"], "sideEffects": "None",
            "clientConfig": [
                "url": .string("https://127.0.0.1:\(hooks.port)\(path)"),
                "caBundle": .string(Base64.encode(Array(TestCertificates.hookAuthority.utf8))),
            ],
            "rules": [
                ["operations": operations, "apiGroups": [""], "apiVersions": ["v1"], "resources": resources]
            ],
        ]
        for entry in more { hook[entry.key] = entry.value }
        return .object(hook)
    }

    private func configure(
        _ server: TestServer, as resource: ResourceType = validating, name: Value = "hooks", _ hooks: Value...
    ) async throws {
        try await server.create(
            [
                "apiVersion": "admissionregistration.k8s.io/v1", "kind": .string(resource.kind),
                "metadata": ["name": name], "webhooks": .array(hooks),
            ], resource)
    }

    private func data(_ object: Value) -> Value? { object["data"] }

    // MARK: - Refusing

    @Test func aHookRefuses() async throws {
        try await run { request, _ in
            let status: Value = ["message": "no such thing", "code": 418, "reason": "Teapot"]
            return Self.review(request, allowed: request["name"] != "bad", ["status": status])
        } _: { server, hooks in
            try await configure(server, hook("a.example.com", hooks))
            try await server.create(TestServer.configMap("good"))
            let error = await refusal { try await server.create(TestServer.configMap("bad")) }
            #expect(error?.message == #"admission webhook "a.example.com" denied the request: no such thing"#)
            #expect(error?.code == 418)
            #expect(error?.reason == "Teapot")
        }
    }

    @Test func aRefusalNeedsNoReason() async throws {
        try await run { request, _ in
            Self.review(request, allowed: false)
        } _: { server, hooks in
            try await configure(server, hook("a.example.com", hooks))
            let error = await refusal { try await server.create(TestServer.configMap("a")) }
            #expect(error?.message == #"admission webhook "a.example.com" denied the request without explanation"#)
            #expect(error?.code == 400)
        }
    }

    @Test func theQuestionIsComplete() async throws {
        try await run { request, _ in
            Self.review(request)
        } _: { server, hooks in
            try await configure(server, hook("a.example.com", hooks, operations: ["*"]))
            try await server.create(TestServer.configMap("a"))
            _ = try await server.client.delete(
                TestServer.configMaps, namespace: "default", name: "a", options: .init())
            let asked = try hooks.requests.map { try JSON.parse($0.body)["request"] ?? .null }
            #expect(asked.count == 2)
            let create = try #require(asked.first)
            #expect(create["operation"] == "CREATE")
            #expect(create["kind"] == ["group": "", "version": "v1", "kind": "ConfigMap"])
            #expect(create["requestResource"] == ["group": "", "version": "v1", "resource": "configmaps"])
            #expect(create["name"] == "a")
            #expect(create["namespace"] == "default")
            #expect(create["userInfo"]?["username"] == "system:swiftlet")
            #expect(create.at("object", "metadata", "name") == "a")
            #expect(create["oldObject"] == .null)
            #expect(create["dryRun"] == false)
            #expect(create.at("options", "kind") == "CreateOptions")
            let delete = try #require(asked.last)
            #expect(delete["object"] == .null)
            #expect(delete.at("oldObject", "metadata", "name") == "a")
            #expect(hooks.requests.first?.target == "/?timeout=10s")
        }
    }

    @Test func onlyWhatRulesNameIsAsked() async throws {
        try await run { request, _ in
            Self.review(request)
        } _: { server, hooks in
            let selector: Value = ["matchLabels": ["checked": "yes"]]
            try await configure(server, hook("a.example.com", hooks, ["objectSelector": selector]))
            try await server.create(TestServer.configMap("a"))
            try await server.create(
                ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "n"]], TestServer.namespaces)
            #expect(hooks.requests.isEmpty)
            try await server.create(TestServer.configMap("b", labels: ["checked": "yes"]))
            #expect(hooks.requests.count == 1)
        }
    }

    @Test func namespacesSelect() async throws {
        try await run { request, _ in
            Self.review(request, allowed: false)
        } _: { server, hooks in
            let selector: Value = ["matchLabels": ["kubernetes.io/metadata.name": "default"]]
            try await configure(server, hook("a.example.com", hooks, ["namespaceSelector": selector]))
            try await server.create(TestServer.configMap("a"), namespace: "kube-system")
            #expect(await refusal { try await server.create(TestServer.configMap("a")) } != nil)
        }
    }

    @Test func whoCannotBeAskedCounts() async throws {
        try await run { _, _ in
            ["nothing": "useful"]
        } _: { server, hooks in
            try await configure(server, hook("a.example.com", hooks))
            let error = await refusal { try await server.create(TestServer.configMap("a")) }
            #expect(error?.code == 500)
            #expect(
                error?.message == #"Internal error occurred: failed calling webhook "a.example.com": "#
                    + "received invalid webhook response: webhook response was absent")
        }
        try await run { request, _ in
            Self.review(request)
        } _: { server, hooks in
            var unreachable = try #require(hook("a.example.com", hooks).objectValue)
            unreachable["clientConfig"] = ["url": "https://127.0.0.1:1/x"]
            try await configure(server, .object(unreachable))
            let error = await refusal { try await server.create(TestServer.configMap("a")) }
            #expect(
                error?.message == #"Internal error occurred: failed calling webhook "a.example.com": "#
                    + #"failed to call webhook: Post "https://127.0.0.1:1/x?timeout=10s": "#
                    + "dial tcp 127.0.0.1:1: connect: connection refused")
        }
    }

    @Test func orNot() async throws {
        try await run { _, _ in
            [:]
        } _: { server, hooks in
            try await configure(server, hook("a.example.com", hooks, ["failurePolicy": "Ignore"]))
            try await server.create(TestServer.configMap("a"))
            #expect(hooks.requests.count == 1)
        }
    }

    @Test func configurationsThemselvesAreNobodysBusiness() async throws {
        try await run { request, _ in
            Self.review(request, allowed: false)
        } _: { server, hooks in
            var everything = try #require(hook("a.example.com", hooks, operations: ["*"]).objectValue)
            everything["rules"] = [
                ["operations": ["*"], "apiGroups": ["*"], "apiVersions": ["*"], "resources": ["*/*"]]
            ]
            try await configure(server, .object(everything))
            _ = try await server.client.delete(Self.validating, namespace: "", name: "hooks", options: .init())
            #expect(hooks.requests.isEmpty)
        }
    }

    @Test func aServiceIsAskedAtItsEndpoint() async throws {
        try await run { request, _ in
            Self.review(request, allowed: false)
        } _: { server, hooks in
            try await server.create(
                ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "test"]], TestServer.namespaces)
            var remote = try #require(hook("a.example.com", hooks).objectValue)
            var client = remote.object("clientConfig")
            client["url"] = nil
            client["service"] = ["name": "hook", "namespace": "test", "path": "/check", "port": 8443]
            remote["clientConfig"] = .object(client)
            try await configure(server, .object(remote))
            let prefix =
                #"Internal error occurred: failed calling webhook "a.example.com": failed to call webhook: "#
                + #"Post "https://hook.test.svc:8443/check?timeout=10s": "#
            let missing = await refusal { try await server.create(TestServer.configMap("a")) }
            #expect(missing?.message == prefix + #"service "hook" not found"#)
            try await server.create(
                [
                    "apiVersion": "v1", "kind": "Service", "metadata": ["name": "hook"],
                    "spec": ["ports": [["port": 8443]]],
                ], TestServer.services, namespace: "test")
            let empty = await refusal { try await server.create(TestServer.configMap("a")) }
            #expect(empty?.message == prefix + #"no endpoints available for service "hook""#)
            // Past the rules, which know no endpoints on this machine alone.
            let slice: Value = [
                "apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice",
                "metadata": [
                    "name": "hook-1", "namespace": "test", "labels": ["kubernetes.io/service-name": "hook"],
                ],
                "addressType": "IPv4", "ports": [["port": .int(Int64(hooks.port))]],
                "endpoints": [["addresses": ["127.0.0.1"]]],
            ]
            let key = ObjectKey(resource: "endpointslices.discovery.k8s.io", namespace: "test", name: "hook-1")
            await withCheckedContinuation { continuation in
                server.store.commit(Write(key: key, precondition: nil, operation: .put(slice))) { _ in
                    continuation.resume()
                }
            }
            let refused = await refusal { try await server.create(TestServer.configMap("a")) }
            #expect(refused?.message == #"admission webhook "a.example.com" denied the request without explanation"#)
            #expect(hooks.requests.first?.headers["host"] == "hook.test.svc:8443")
        }
    }

    // MARK: - Changing

    @Test func aHookChangesAnObject() async throws {
        try await run { request, _ in
            Self.review(request, Self.patch([["op": "add", "path": "/data/added", "value": "yes"]]))
        } _: { server, hooks in
            let hook = hook("a.example.com", hooks, operations: ["CREATE", "UPDATE"])
            try await configure(server, as: Self.mutating, hook)
            let created = try await server.create(TestServer.configMap("a", ["own": "1"]))
            #expect(data(created) == ["own": "1", "added": "yes"])
            let updated = try await server.client.patch(
                TestServer.configMaps, namespace: "default", name: "a", subresource: nil,
                patch: .merge(["data": ["added": nil, "other": "2"]]))
            #expect(data(updated) == ["own": "1", "other": "2", "added": "yes"])
        }
    }

    @Test func whatAHookMakesIsValidated() async throws {
        try await run { request, _ in
            Self.review(request, Self.patch([["op": "add", "path": "/data/bad key", "value": "x"]]))
        } _: { server, hooks in
            try await configure(server, as: Self.mutating, hook("a.example.com", hooks))
            let error = await refusal { try await server.create(TestServer.configMap("a", ["own": "1"])) }
            #expect(error?.code == 422)
        }
    }

    @Test func hooksAreAskedAgainWhenOthersChangeTheObject() async throws {
        try await run { request, path in
            let operation: Value =
                path == "/count"
                ? [
                    "op": "add", "path": "/data/count",
                    "value": .string((request.at("object", "data", "count")?.stringValue ?? "") + "x"),
                ] : ["op": "add", "path": "/data/late", "value": "yes"]
            return Self.review(request, Self.patch([operation]))
        } _: { server, hooks in
            let counting = hook("count.example.com", hooks, path: "/count", ["reinvocationPolicy": "IfNeeded"])
            let late = hook("late.example.com", hooks, path: "/late")
            try await configure(server, as: Self.mutating, counting, late)
            let created = try await server.create(TestServer.configMap("a", ["own": "1"]))
            #expect(data(created) == ["own": "1", "count": "xx", "late": "yes"])
            #expect(hooks.requests.map { $0.target.prefix(6) } == ["/count", "/late?", "/count"])
        }
    }

    @Test func aDeletionCannotBeChanged() async throws {
        try await run { request, _ in
            Self.review(request, Self.patch([["op": "add", "path": "/data/x", "value": "y"]]))
        } _: { server, hooks in
            try await server.create(TestServer.configMap("a"))
            try await configure(server, as: Self.mutating, hook("a.example.com", hooks, operations: ["DELETE"]))
            let error = await refusal {
                try await server.client.delete(
                    TestServer.configMaps, namespace: "default", name: "a", options: .init())
            }
            #expect(
                error?.message == #"Internal error occurred: admission webhook "a.example.com" attempted to modify "#
                    + "the object, which is not supported for this operation")
        }
    }

    @Test func equivalentVersionsAreConverted() async throws {
        try await run { request, _ in
            Self.review(request)
        } _: { server, hooks in
            var old = try #require(hook("a.example.com", hooks).objectValue)
            old["rules"] = [
                [
                    "operations": ["CREATE"], "apiGroups": ["autoscaling"], "apiVersions": ["v1"],
                    "resources": ["horizontalpodautoscalers"],
                ]
            ]
            try await configure(server, .object(old))
            let scalers = TestServer.resource("horizontalpodautoscalers", group: "autoscaling", version: "v2")
            try await server.create(
                [
                    "apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": ["name": "a"],
                    "spec": [
                        "maxReplicas": 3,
                        "scaleTargetRef": ["apiVersion": "apps/v1", "kind": "Deployment", "name": "d"],
                    ],
                ], scalers)
            let first = try #require(hooks.requests.first)
            let asked = try #require(JSON.parse(first.body)["request"])
            #expect(asked["resource"]?["version"] == "v1")
            #expect(asked["requestResource"]?["version"] == "v2")
            #expect(asked.at("object", "apiVersion") == "autoscaling/v1")
        }
    }

    // MARK: - Subresources

    private static let everySubresource: Fields = [
        "rules": [
            ["operations": ["*"], "apiGroups": ["*"], "apiVersions": ["*"], "resources": ["*/*"]]
        ]
    ]

    /// What is done to an object through a kind of its own is asked about in that kind.
    @Test func subresourcesAreKindsOfTheirOwn() async throws {
        try await run(listens: true) { request, _ in
            Self.review(request, allowed: request["subResource"] == nil)
        } _: { server, hooks in
            try await server.createDefaultAccount()
            try await server.create(TestServer.pod("p"), TestServer.pods)
            try await configure(server, hook("a.example.com", hooks, Self.everySubresource))
            let api = try await TestConnection.open(server)
            let pod = "/api/v1/namespaces/default/pods/p"
            let metadata: Value = ["name": "p", "namespace": "default"]
            let requests: [(path: String, body: Value)] = [
                (
                    pod + "/binding",
                    ["apiVersion": "v1", "kind": "Binding", "metadata": metadata, "target": ["name": "n"]]
                ),
                (pod + "/eviction", ["apiVersion": "policy/v1", "kind": "Eviction", "metadata": metadata]),
                (
                    "/api/v1/namespaces/default/serviceaccounts/default/token",
                    ["apiVersion": "authentication.k8s.io/v1", "kind": "TokenRequest", "spec": [:]]
                ),
                (pod + "/exec?command=ls&stdout=true", [:]),
            ]
            for request in requests {
                let refused = try await api.request("POST", request.path, object: request.body)
                #expect(refused.status == 400)
            }
            let asked = try hooks.requests.map { try JSON.parse($0.body)["request"] ?? .null }
            #expect(asked.map { $0["operation"] ?? .null } == ["CREATE", "CREATE", "CREATE", "CONNECT"])
            #expect(
                asked.map { $0.at("kind", "kind") ?? .null }
                    == ["Binding", "Eviction", "TokenRequest", "PodExecOptions"])
            #expect(asked.map { $0["subResource"] ?? .null } == ["binding", "eviction", "token", "exec"])
            #expect(
                asked.map { $0.at("resource", "resource") ?? .null } == ["pods", "pods", "serviceaccounts", "pods"])
            #expect(asked.last?.at("object", "command") == ["ls"])
            await api.close()
        }
    }

    /// A Scale is what is judged and changed, not the workload behind it.
    @Test func aScaleIsAskedAboutAsSuch() async throws {
        try await run(listens: true) { request, _ in
            Self.review(request, Self.patch([["op": "replace", "path": "/spec/replicas", "value": 5]]))
        } _: { server, hooks in
            let template: Value = [
                "metadata": ["labels": ["a": "b"]], "spec": ["containers": [["name": "main", "image": "busybox"]]],
            ]
            let deployments = TestServer.resource("deployments", group: "apps")
            try await server.create(
                [
                    "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": "d"],
                    "spec": ["replicas": 2, "selector": ["matchLabels": ["a": "b"]], "template": template],
                ], deployments)
            let everything: Fields = [
                "rules": [
                    ["operations": ["*"], "apiGroups": ["apps"], "apiVersions": ["*"], "resources": ["*/*"]]
                ]
            ]
            try await configure(server, as: Self.mutating, hook("a.example.com", hooks, everything))
            let api = try await TestConnection.open(server)
            let answer = try await api.request(
                "PATCH", "/apis/apps/v1/namespaces/default/deployments/d/scale",
                headers: [("Content-Type", "application/merge-patch+json")],
                body: Array(#"{"spec":{"replicas":3}}"#.utf8))
            #expect(try JSON.parse(answer.body).at("spec", "replicas") == 5)
            let asked = try hooks.requests.map { try JSON.parse($0.body)["request"] ?? .null }
            #expect(asked.count == 1)
            #expect(asked.first?["kind"] == ["group": "autoscaling", "version": "v1", "kind": "Scale"])
            #expect(asked.first?.at("object", "spec", "replicas") == 3)
            #expect(asked.first?.at("oldObject", "spec", "replicas") == 2)
            let stored = try await server.client.get(deployments, namespace: "default", name: "d")
            #expect(stored.at("spec", "replicas") == 5)
            await api.close()
        }
    }

    /// A rule about one version of a custom resource means the others too.
    @Test func customResourcesHaveEquivalentVersions() async throws {
        try await run(listens: true) { request, _ in
            Self.review(request, Self.patch([["op": "add", "path": "/spec/seen", "value": "yes"]]))
        } _: { server, hooks in
            var definition = CustomResourceDefinition(
                Widgets.definition(spec: ["type": "object", "x-kubernetes-preserve-unknown-fields": true]))
            var second = definition.spec.versions[0]
            second.name = "v2"
            second.storage = false
            definition.spec.versions.append(second)
            #expect(try await Widgets.establish(definition.value, on: server))
            let rules: Fields = [
                "rules": [
                    [
                        "operations": ["CREATE"], "apiGroups": ["example.com"], "apiVersions": ["v1"],
                        "resources": ["widgets"],
                    ]
                ]
            ]
            try await configure(server, as: Self.mutating, hook("a.example.com", hooks, rules))
            var widget = Widgets.widget("a", ["size": 1])
            widget["apiVersion"] = "example.com/v2"
            let created = try await server.create(widget, Widgets.resource(version: "v2"))
            #expect(created["apiVersion"] == "example.com/v2")
            #expect(created["spec"] == ["seen": "yes", "size": 1])
            let first = try #require(hooks.requests.first)
            let asked = try #require(JSON.parse(first.body)["request"])
            #expect(asked["requestKind"]?["version"] == "v2")
            #expect(asked["kind"]?["version"] == "v1")
            #expect(asked.at("object", "apiVersion") == "example.com/v1")
        }
    }
}
