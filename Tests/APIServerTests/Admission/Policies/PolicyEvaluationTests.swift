import APIClient
import APIServer
import ObjectModel
import Testing

/// Admission policies over the whole server; expressions and matching are tested with their rules.
@Suite struct PolicyEvaluationTests {
    private static let policies = TestServer.resource(
        "validatingadmissionpolicies", group: "admissionregistration.k8s.io")
    private static let bindings = TestServer.resource(
        "validatingadmissionpolicybindings", group: "admissionregistration.k8s.io")

    /// A policy about config maps with a binding called `b`.
    private func install(_ server: TestServer, _ spec: Fields, binding: Fields = [:]) async throws {
        let rule: Value = [
            "apiGroups": [""], "apiVersions": ["v1"], "operations": ["*"], "resources": ["configmaps"],
        ]
        var policySpec: Fields = ["matchConstraints": ["resourceRules": [rule]]]
        for entry in spec.entries { policySpec[entry.key] = entry.value }
        var bindingSpec: Fields = ["policyName": "p", "validationActions": ["Deny"]]
        for entry in binding.entries { bindingSpec[entry.key] = entry.value }
        try await server.create(
            [
                "apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingAdmissionPolicy",
                "metadata": ["name": "p"], "spec": .object(policySpec),
            ], Self.policies)
        try await server.create(
            [
                "apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingAdmissionPolicyBinding",
                "metadata": ["name": "b"], "spec": .object(bindingSpec),
            ], Self.bindings)
    }

    private let prefix =
        "configmaps \"c\" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: "

    @Test func aRefusalSaysWhoAndWhy() async throws {
        try await TestServer.run(listens: false) { server in
            try await install(
                server,
                [
                    "variables": [["name": "allowed", "expression": "['d', 'e']"]],
                    "validations": [
                        [
                            "expression": "object.metadata.name in variables.allowed", "reason": "Forbidden",
                            "messageExpression": "'not ' + object.metadata.name",
                        ]
                    ],
                ])
            let error = await refusal { try await server.create(TestServer.configMap("c")) }
            #expect(error?.message == prefix + "not c")
            #expect(error?.code == 403)
            #expect(error?.reason == "Forbidden")
            try await server.create(TestServer.configMap("d"))
        }
    }

    @Test func withoutAMessageTheExpressionIsShown() async throws {
        try await TestServer.run(listens: false) { server in
            try await install(server, ["validations": [["expression": "object.metadata.name == 'x'"]]])
            let error = await refusal { try await server.create(TestServer.configMap("c")) }
            #expect(error?.message == prefix + "failed expression: object.metadata.name == 'x'")
            #expect(error?.code == 422)
            #expect(error?.reason == "Invalid")
        }
    }

    @Test(arguments: ["Fail", "Ignore"])
    func whatCanNotBeEvaluatedCountsByThePolicy(_ policy: String) async throws {
        try await TestServer.run(listens: false) { server in
            try await install(
                server,
                ["failurePolicy": .string(policy), "validations": [["expression": "object.nothing.here == 1"]]])
            let error = await refusal { try await server.create(TestServer.configMap("c")) }
            let text = "expression 'object.nothing.here == 1' resulted in error: no such key: nothing"
            #expect(error?.message == (policy == "Fail" ? prefix + text : nil))
        }
    }

    @Test func conditionsKeepAPolicyFromBeingAsked() async throws {
        try await TestServer.run(listens: false) { server in
            try await install(
                server,
                [
                    "matchConditions": [["name": "not-d", "expression": "object.metadata.name != 'd'"]],
                    "validations": [["expression": "false"]],
                ])
            try await server.create(TestServer.configMap("d"))
            #expect(await refusal { try await server.create(TestServer.configMap("c")) }?.code == 422)
        }
    }

    @Test func parametersComeFromTheBinding() async throws {
        try await TestServer.run(listens: false) { server in
            try await install(
                server,
                [
                    "paramKind": ["apiVersion": "v1", "kind": "Secret"],
                    "validations": [["expression": "object.metadata.name == params.metadata.name"]],
                ],
                binding: ["paramRef": ["name": "c", "parameterNotFoundAction": "Deny"]])
            let error = await refusal { try await server.create(TestServer.configMap("c")) }
            #expect(
                error?.message == prefix + "failed to configure binding: no params found for policy binding with "
                    + "`Deny` parameterNotFoundAction")
            try await server.create(
                ["apiVersion": "v1", "kind": "Secret", "metadata": ["name": "c"]], TestServer.resource("secrets"))
            try await server.create(TestServer.configMap("c"))
            #expect(await refusal { try await server.create(TestServer.configMap("d")) }?.code == 422)
        }
    }

    @Test func updatesAndDeletionsAreJudgedToo() async throws {
        try await TestServer.run(listens: false) { server in
            try await server.create(TestServer.configMap("c"))
            try await install(
                server,
                [
                    "validations": [
                        ["expression": "request.operation != 'DELETE' || object == null && oldObject != null"],
                        ["expression": "request.operation != 'DELETE'", "message": "stays"],
                        ["expression": "request.operation != 'UPDATE' || !has(object.data)", "message": "no data"],
                    ]
                ])
            let configMaps = TestServer.resource("configmaps")
            let deletion = await refusal {
                try await server.client.delete(configMaps, namespace: "default", name: "c", options: DeleteRequest())
            }
            #expect(deletion?.message == prefix + "stays")
            let change = await refusal {
                _ = try await server.client.patch(
                    configMaps, namespace: "default", name: "c", subresource: nil, patch: .merge(["data": ["a": "b"]]))
            }
            #expect(change?.message == prefix + "no data")
        }
    }

    /// A rule about another version of a kind means it too; expressions see that version.
    @Test(arguments: ["Equivalent", "Exact"])
    func equivalentVersionsAreMeant(_ policy: Value) async throws {
        try await TestServer.run(listens: false) { server in
            let rule: Value = [
                "apiGroups": ["autoscaling"], "apiVersions": ["v1"], "operations": ["CREATE"],
                "resources": ["horizontalpodautoscalers"],
            ]
            try await install(
                server,
                [
                    "matchConstraints": ["matchPolicy": policy, "resourceRules": [rule]],
                    "validations": [
                        [
                            "expression": "object.apiVersion != 'autoscaling/v1'",
                            "messageExpression": "request.kind.version + ' for ' + request.requestKind.version",
                        ]
                    ],
                ])
            let scaler: Value = [
                "apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": ["name": "a"],
                "spec": [
                    "maxReplicas": 3, "scaleTargetRef": ["apiVersion": "apps/v1", "kind": "Deployment", "name": "d"],
                ],
            ]
            let error = await refusal {
                try await server.create(
                    scaler, TestServer.resource("horizontalpodautoscalers", group: "autoscaling", version: "v2"))
            }
            #expect((error?.message.hasSuffix("denied request: v1 for v2") ?? false) == (policy == "Equivalent"))
        }
    }

    /// Parameters may be custom resources.
    @Test func parametersOfCustomKinds() async throws {
        try await TestServer.run { server in
            let schema: Value = ["type": "object", "properties": ["size": ["type": "integer"]]]
            #expect(try await Widgets.establish(Widgets.definition(spec: schema), on: server))
            try await install(
                server,
                [
                    "paramKind": ["apiVersion": "example.com/v1", "kind": "Widget"],
                    "validations": [["expression": "object.data.size == string(params.spec.size)"]],
                ],
                binding: ["paramRef": ["name": "w", "parameterNotFoundAction": "Deny"]])
            try await server.create(Widgets.widget("w", ["size": 3]), Widgets.resource)
            try await server.create(TestServer.configMap("c", ["size": "3"]))
            #expect(await refusal { try await server.create(TestServer.configMap("d", ["size": "4"])) }?.code == 422)
        }
    }

    /// What is done to an object through a kind of its own is judged in that kind.
    @Test func evictionsAreJudged() async throws {
        try await TestServer.run(listens: false) { server in
            try await server.createDefaultAccount()
            try await server.create(TestServer.pod("p"), TestServer.pods)
            let rule: Value = [
                "apiGroups": [""], "apiVersions": ["v1"], "operations": ["CREATE"], "resources": ["pods/eviction"],
            ]
            try await install(
                server,
                [
                    "matchConstraints": ["resourceRules": [rule]],
                    "validations": [["expression": "object.kind != 'Eviction' || request.subResource != 'eviction'"]],
                ])
            let error = await refusal {
                _ = try await server.client.create(
                    TestServer.pods, namespace: "default", name: "p", subresource: "eviction",
                    object: ["apiVersion": "policy/v1", "kind": "Eviction", "metadata": ["name": "p"]])
            }
            #expect(error?.code == 422)
            #expect(error?.message.hasPrefix("pods \"p\" is forbidden: ValidatingAdmissionPolicy 'p'") == true)
        }
    }
}
