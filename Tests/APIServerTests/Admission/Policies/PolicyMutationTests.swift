import APIClient
import APIServer
import ObjectModel
import Testing

/// Policies that change objects, over the whole server.
@Suite struct PolicyMutationTests {
    private static let policies = TestServer.resource(
        "mutatingadmissionpolicies", group: "admissionregistration.k8s.io")
    private static let bindings = TestServer.resource(
        "mutatingadmissionpolicybindings", group: "admissionregistration.k8s.io")

    private static func configuration(_ expression: String) -> Value {
        ["patchType": "ApplyConfiguration", "applyConfiguration": ["expression": .string(expression)]]
    }

    private static func patch(_ expression: String) -> Value {
        ["patchType": "JSONPatch", "jsonPatch": ["expression": .string(expression)]]
    }

    /// A policy with a binding called `b` and its name.
    private func install(
        _ server: TestServer, named name: String = "p", group: Value = "", resource: Value = "configmaps",
        _ mutations: [Value], _ more: Fields = [:], binding: Fields = [:]
    ) async throws {
        let rule: Value = [
            "apiGroups": [group], "apiVersions": ["v1"], "operations": ["CREATE", "UPDATE"], "resources": [resource],
        ]
        var spec: Fields = [
            "matchConstraints": ["resourceRules": [rule]], "mutations": .array(mutations),
            "reinvocationPolicy": "Never",
        ]
        for entry in more { spec[entry.key] = entry.value }
        try await server.create(
            [
                "apiVersion": "admissionregistration.k8s.io/v1", "kind": "MutatingAdmissionPolicy",
                "metadata": ["name": .string(name)], "spec": .object(spec),
            ], Self.policies)
        var bindingSpec: Fields = ["policyName": .string(name)]
        for entry in binding { bindingSpec[entry.key] = entry.value }
        try await server.create(
            [
                "apiVersion": "admissionregistration.k8s.io/v1", "kind": "MutatingAdmissionPolicyBinding",
                "metadata": ["name": .string("b" + name)], "spec": .object(bindingSpec),
            ], Self.bindings)
    }

    @Test func configurationsAreLaidOverTheObject() async throws {
        try await TestServer.run(listens: false) { server in
            try await install(
                server,
                [
                    Self.configuration(
                        "Object{metadata: Object.metadata{labels: {'team': variables.team}}, data: {'added': 'yes'}}")
                ], ["variables": [["name": "team", "expression": "'of-' + object.metadata.name"]]])
            let created = try await server.create(TestServer.configMap("a", ["own": "1"], labels: ["x": "y"]))
            #expect(created["data"] == ["own": "1", "added": "yes"])
            #expect(created.at("metadata", "labels") == ["x": "y", "team": "of-a"])
        }
    }

    @Test func operationsOfPatchesAreCarriedOut() async throws {
        try await TestServer.run(listens: false) { server in
            try await install(
                server,
                [
                    Self.patch(
                        """
                        [JSONPatch{op: "add", path: "/metadata/labels", value: {}},
                         JSONPatch{op: "add", path: "/metadata/labels/" + jsonpatch.escapeKey("example.com/x"),
                                   value: object.data.own}]
                        """),
                    Self.patch(
                        "[JSONPatch{op: 'test', path: '/data/own', value: 'other'}, "
                            + "JSONPatch{op: 'remove', path: '/data/own'}]"),
                    Self.patch("[JSONPatch{op: 'replace', path: '/data/own', value: 'last'}]"),
                ])
            let created = try await server.create(TestServer.configMap("a", ["own": "1"]))
            #expect(created.at("metadata", "labels") == ["example.com/x": "1"])
            #expect(created["data"] == ["own": "last"])
        }
    }

    @Test(arguments: ["Fail", "Ignore"])
    func whatCannotBeDoneCountsByThePolicy(_ policy: Value) async throws {
        try await TestServer.run(listens: false) { server in
            try await install(
                server, group: "apps", resource: "deployments",
                [
                    Self.configuration(
                        "Object{spec: Object.spec{selector: Object.spec.selector{matchLabels: {'l': 'v'}}}}")
                ], ["failurePolicy": policy])
            let template: Value = [
                "metadata": ["labels": ["a": "b"]], "spec": ["containers": [["name": "main", "image": "busybox"]]],
            ]
            let error = await refusal {
                try await server.create(
                    [
                        "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": "d"],
                        "spec": ["selector": ["matchLabels": ["a": "b"]], "template": template],
                    ], TestServer.resource("deployments", group: "apps"))
            }
            guard policy == "Fail" else { return #expect(error == nil) }
            #expect(
                error?.message == "policy 'p' with binding 'bp' denied request: error applying patch: invalid "
                    + "ApplyConfiguration: may not mutate atomic arrays, maps or structs: .spec.selector")
            #expect(error?.code == 403)
            #expect(error?.reason == "Invalid")
        }
    }

    @Test func namesOfMessagesAreTheirPaths() async throws {
        try await TestServer.run(listens: false) { server in
            try await install(server, [Self.configuration("Object{metadata: Object.metadatax{name: 'x'}}")])
            let error = await refusal { try await server.create(TestServer.configMap("a")) }
            #expect(
                error?.message == "policy 'p' with binding 'bp' denied request: type mismatch: unexpected type name "
                    + "\"Object.metadatax\", expected \"Object.metadata\", which matches field name path from root "
                    + "Object type")
        }
    }

    /// Who wants to see the object again does when another policy has changed it.
    @Test func policiesAreAskedAgainWhenOthersChangeTheObject() async throws {
        try await TestServer.run(listens: false) { server in
            let count = "Object{data: {'count': has(object.data.count) ? object.data.count + 'x' : 'x'}}"
            try await install(server, named: "a", [Self.configuration(count)], ["reinvocationPolicy": "IfNeeded"])
            try await install(server, named: "b", [Self.configuration("Object{data: {'late': 'yes'}}")])
            let created = try await server.create(TestServer.configMap("c", ["own": "1"]))
            #expect(created["data"] == ["own": "1", "count": "xx", "late": "yes"])
        }
    }

    @Test func conditionsAndParametersCount() async throws {
        try await TestServer.run(listens: false) { server in
            try await server.create(TestServer.configMap("params", ["text": "hello"]))
            try await install(
                server, [Self.configuration("Object{data: {'said': params.data.text}}")],
                [
                    "paramKind": ["apiVersion": "v1", "kind": "ConfigMap"],
                    "matchConditions": [["name": "not-b", "expression": "object.metadata.name != 'b'"]],
                ], binding: ["paramRef": ["name": "params", "parameterNotFoundAction": "Deny"]])
            #expect(try await server.create(TestServer.configMap("a", ["x": "y"]))["data"]?["said"] == "hello")
            #expect(try await server.create(TestServer.configMap("b", ["x": "y"]))["data"] == ["x": "y"])
        }
    }

    @Test func policiesAreValidated() async throws {
        try await TestServer.run(listens: false) { server in
            let error = await refusal {
                try await install(
                    server,
                    [Self.configuration("'no object'"), ["patchType": "JSONPatch"], ["patchType": "Other"]],
                    ["reinvocationPolicy": "Sometimes"])
            }
            let message = error?.message ?? ""
            #expect(
                message.contains(
                    "spec.mutations[0].applyConfiguration.expression: Invalid value: \"'no object'\": must evaluate "
                        + "to Object"))
            #expect(message.contains("spec.mutations[1].jsonPatch: Required value"))
            #expect(message.contains("spec.mutations[2].patchType: Unsupported value: \"Other\""))
            #expect(message.contains("spec.reinvocationPolicy: Unsupported value: \"Sometimes\""))
        }
    }
}
