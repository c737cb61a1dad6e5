import APIClient
import APIServer
import ObjectModel
import ObjectStore
import Testing

/// Watches of parts of Swiftlet itself.
@Suite struct LocalWatchTests {
    private func make(_ server: TestServer, _ name: String) async throws {
        try await server.client.create(
            ConfigMap.new { ($0.metadata.name, $0.metadata.namespace) = (name, "default") })
    }

    /// A reader that lags for good starts over. Nobody else is harmed: the store goes on, and tells it nothing more.
    @Test func aReaderThatLagsTooFarIsToldToStartOver() async throws {
        try await TestServer.run(listens: false) {
            $0.environment.localWatchBacklog = 4
        } _: { server in
            let before = server.watches
            let events = try await server.client.watch(TestServer.configMaps, namespace: "default", options: .init())
            for index in 0..<10 { try await make(server, "c\(index)") }
            var names: [String] = []
            await #expect {
                for try await event in events { names.append(event.object.name) }
            } throws: { ($0 as? StatusError)?.isExpired == true }
            #expect(names == ["c0", "c1", "c2", "c3"])
            #expect(await settles { server.watches == before })
        }
    }

    @Test func aReaderThatLagsALittleMissesNothing() async throws {
        try await TestServer.run(listens: false) { server in
            let events = try await server.client.watch(TestServer.configMaps, namespace: "default", options: .init())
            for index in 0..<10 { try await make(server, "c\(index)") }
            var names: [String] = []
            for try await event in events {
                names.append(event.object.name)
                if names.count == 10 { break }
            }
            #expect(names == (0..<10).map { "c\($0)" })
        }
    }
}
