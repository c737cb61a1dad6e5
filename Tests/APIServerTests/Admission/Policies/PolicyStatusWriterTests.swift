import APIClient
import APIServer
import ObjectModel
import Testing

@Suite struct PolicyStatusWriterTests {
    private static let policies = TestServer.resource(
        "validatingadmissionpolicies", group: "admissionregistration.k8s.io")

    private func status(_ server: TestServer, of expressions: String...) async throws -> Value? {
        let rule: Value = [
            "apiGroups": ["apps"], "apiVersions": ["v1"], "operations": ["*"], "resources": ["deployments"],
        ]
        try await server.create(
            [
                "apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingAdmissionPolicy",
                "metadata": ["name": "p"],
                "spec": [
                    "matchConstraints": ["resourceRules": [rule]],
                    "validations": .array(expressions.map { ["expression": .string($0)] }),
                ],
            ], Self.policies)
        func present() async -> Value? {
            do {
                return try await server.client.get(Self.policies, namespace: "", name: "p")["status"]
            } catch {
                return nil
            }
        }
        #expect(await settles { await present()?["observedGeneration"] == 1 })
        return await present()
    }

    @Test func whatDoesNotFitTheTypesIsTold() async throws {
        try await TestServer.run { server in
            let status = try await status(server, of: "object.spec.replicas > 1", "object.replicas > 1")
            let warnings = status?.at("typeChecking", "expressionWarnings")?.arrayValue ?? []
            #expect(warnings.map { $0["fieldRef"] ?? .null } == ["spec.validations[1].expression"])
            #expect(
                warnings.first?["warning"]?.stringValue
                    == "apps/v1, Kind=Deployment: ERROR: <input>:1:7: undefined field 'replicas'\n"
                    + " | object.replicas > 1\n | ......^\n")
        }
    }

    @Test func withoutWarningsTheStatusSaysSo() async throws {
        try await TestServer.run { server in
            let status = try await status(
                server,
                of: "object.spec.template.spec.containers.all(c, c.image.startsWith('x'))", "oldObject == null")
            #expect(status?["typeChecking"] == [:])
        }
    }
}
