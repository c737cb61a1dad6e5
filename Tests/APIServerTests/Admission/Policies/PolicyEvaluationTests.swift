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
}
