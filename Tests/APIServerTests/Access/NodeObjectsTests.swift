import APIClient
import APIServer
import AccessRules
import ObjectModel
import Testing

/// A node with its own credentials, from the first registration to the end of a pod.
@Suite struct NodeObjectsTests {
    private static let secrets = TestServer.resource("secrets")
    private static let nodes = TestServer.resource("nodes")

    private func secret(_ name: String) -> Value {
        ["apiVersion": "v1", "kind": "Secret", "metadata": ["name": .string(name)]]
    }

    private func node(_ name: String) -> Value {
        ["apiVersion": "v1", "kind": "Node", "metadata": ["name": .string(name)]]
    }

    @Test func secretsComeAndGoWithPods() async throws {
        try await TestServer.run(listens: false, hasPolicy: true) { server in
            let n1 = server.server.client(as: NodeIdentity.caller(named: "n1"))
            let n2 = server.server.client(as: NodeIdentity.caller(named: "n2"))
            _ = try await n1.create(Self.nodes, namespace: "", name: nil, subresource: nil, object: node("n1"))
            let foreign = await refusal {
                _ = try await n1.create(Self.nodes, namespace: "", name: nil, subresource: nil, object: node("n2"))
            }
            #expect(
                foreign?.message == "nodes \"n2\" is forbidden: node \"n1\" is not allowed to modify node \"n2\"")
            try await server.create(secret("s"), Self.secrets)
            func read(_ client: any APIClient) async -> StatusError? {
                await refusal { _ = try await client.get(Self.secrets, namespace: "default", name: "s") }
            }
            #expect(
                await read(n1)?.message == "secrets \"s\" is forbidden: User \"system:node:n1\" cannot get resource "
                    + "\"secrets\" in API group \"\" in the namespace \"default\": no relationship found between node "
                    + "'n1' and this object")
            var pod = TestServer.pod("p")
            pod["spec"]?["nodeName"] = "n1"
            pod["spec"]?["serviceAccountName"] = "default"
            pod["spec"]?["volumes"] = [["name": "s", "secret": ["secretName": "s"]]]
            try await server.create(
                ["apiVersion": "v1", "kind": "ServiceAccount", "metadata": ["name": "default"]],
                TestServer.resource("serviceaccounts"))
            try await server.create(pod, TestServer.pods)
            #expect(await read(n1) == nil)
            #expect(await read(n2) != nil)
            let status: Value = ["status": ["phase": "Running"]]
            func report(_ client: any APIClient) async -> StatusError? {
                await refusal {
                    _ = try await client.patch(
                        TestServer.pods, namespace: "default", name: "p", subresource: "status",
                        patch: .strategicMerge(status))
                }
            }
            #expect(
                await report(n2)?.message == "pods \"p\" is forbidden: node \"n2\" can only update pod status for pods "
                    + "with spec.nodeName set to itself")
            #expect(await report(n1) == nil)
            let list = await refusal { _ = try await n2.list(TestServer.pods, namespace: nil, options: .init()) }
            #expect(list?.message.hasSuffix("can only list/watch pods with spec.nodeName field selector") == true)
            let own = try await n1.list(
                TestServer.pods, namespace: nil, options: ListRequest(fieldSelector: "spec.nodeName=n1"))
            #expect(own.items.count == 1)
            let deleted = await refusal {
                _ = try await n2.delete(TestServer.pods, namespace: "default", name: "p", options: .init())
            }
            #expect(deleted?.code == 403)
            _ = try await n1.delete(
                TestServer.pods, namespace: "default", name: "p", options: DeleteRequest(gracePeriodSeconds: 0))
            #expect(await read(n1) != nil)
        }
    }
}
