import APIClient
import APIServer
import ObjectModel
import Testing

@Suite struct ClusterServiceTests {
    @Test func theServerIsKnownInTheCluster() async throws {
        try await TestServer.run(listens: false) { server in
            try await server.server.publish(address: "192.0.2.1", port: 6443)
            let client = server.client
            let service = try await client.get(Service.self, namespace: "default", name: "kubernetes")
            #expect(service.spec.clusterIP == "10.96.0.1")
            #expect(service.spec.ports.map(\.targetPort) == [.int(6443)])
            #expect(service.metadata.labels == ["component": "apiserver", "provider": "kubernetes"])
            let slice = try await client.get(EndpointSlice.self, namespace: "default", name: "kubernetes")
            #expect(slice.endpoints.flatMap(\.addresses) == ["192.0.2.1"])
            // The same again writes nothing.
            try await server.server.publish(address: "192.0.2.1", port: 6443)
            let again = try await client.get(EndpointSlice.self, namespace: "default", name: "kubernetes")
            #expect(again.metadata.resourceVersion == slice.metadata.resourceVersion)
            try await server.server.publish(address: "192.0.2.2", port: 7443)
            let endpoints = try await client.get(Endpoints.self, namespace: "default", name: "kubernetes")
            #expect(endpoints.subsets.flatMap(\.addresses).map(\.ip) == ["192.0.2.2"])
            #expect(endpoints.subsets.flatMap(\.ports).map(\.port) == [7443])
            let moved = try await client.get(Service.self, namespace: "default", name: "kubernetes")
            #expect(moved.spec.ports.map(\.targetPort) == [.int(7443)])
        }
    }

    @Test func whatEveryClusterHasComesBack() async throws {
        try await TestServer.run(listens: false) { server in
            let client = server.client
            try await server.server.publish(address: "192.0.2.1", port: 6443)
            try await client.delete(Service.self, namespace: "default", name: "kubernetes")
            try await server.server.publish(address: "192.0.2.1", port: 6443)
            let service = try await client.get(Service.self, namespace: "default", name: "kubernetes")
            #expect(service.spec.clusterIP == "10.96.0.1")
        }
    }

    @Test func withoutAnAddressItHasNoEndpoint() async throws {
        try await TestServer.run(listens: false) { server in
            try await server.server.publish(address: nil, port: 6443)
            #expect(
                try await server.client.find(Endpoints.self, namespace: "default", name: "kubernetes") == nil)
        }
    }
}
