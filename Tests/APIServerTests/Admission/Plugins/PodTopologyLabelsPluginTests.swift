import APIClient
import ObjectModel
import Testing

/// Pods know the zone and region of their node.
@Suite struct PodTopologyLabelsPluginTests {
    private static let nodes = TestServer.resource("nodes")
    private static let zone = "topology.kubernetes.io/zone"
    private static let region = "topology.kubernetes.io/region"
    private static let place: Value = [
        "topology.kubernetes.io/zone": "z", "topology.kubernetes.io/region": "r", "topology.kubernetes.io/abc": "456",
        "sub.topology.kubernetes.io/zone": "s",
    ]

    private func serving(_ body: (TestServer) async throws -> Void) async throws {
        try await TestServer.run(listens: false) { server in
            try await server.createDefaultAccount()
            let node: Value = ["apiVersion": "v1", "kind": "Node", "metadata": ["name": "n", "labels": Self.place]]
            try await server.create(node, Self.nodes, namespace: "")
            try await body(server)
        }
    }

    /// The labels of a pod that was bound to something.
    private func bound(_ server: TestServer, labels: Value?, to target: Value) async throws -> Value? {
        var pod = TestServer.pod("p")
        pod["metadata"]?["labels"] = labels
        try await server.create(pod, TestServer.pods)
        let binding: Value = [
            "apiVersion": "v1", "kind": "Binding", "metadata": ["name": "p", "namespace": "default"], "target": target,
        ]
        _ = try await server.client.create(
            TestServer.pods, namespace: "default", name: "p", subresource: "binding", object: binding)
        return try await server.client.get(TestServer.pods, namespace: "default", name: "p").at("metadata", "labels")
    }

    @Test func boundPodsAreLabelled() async throws {
        try await serving { server in
            let labels = try await bound(
                server, labels: ["topology.kubernetes.io/zone": "bad", "topology.kubernetes.io/abc": "123"],
                to: ["kind": "Node", "name": "n"])
            #expect(labels?[Self.zone] == "z" && labels?[Self.region] == "r")
            #expect(labels?["topology.kubernetes.io/abc"] == "123" && labels?.objectValue?.count == 3)
        }
    }

    @Test func nodesThatAreNotThereAreOfNoConcern() async throws {
        try await serving { server in
            let labels = try await bound(server, labels: nil, to: ["kind": "Node", "name": "other"])
            #expect(labels == nil)
        }
    }

    @Test func podsMadeForANodeAreLabelled() async throws {
        try await serving { server in
            var pod = TestServer.pod("p")
            pod["spec"]?["nodeName"] = "n"
            try await server.create(pod, TestServer.pods)
            let made = try await server.client.get(TestServer.pods, namespace: "default", name: "p")
            #expect(made.at("metadata", "labels", Self.zone) == "z")
        }
    }
}
