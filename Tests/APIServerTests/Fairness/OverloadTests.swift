import APIClient
import APIServer
import ObjectModel
import Synchronization
import Testing

/// Clients that flood a server in several ways at once, beside one that is quiet and the parts of Swiftlet itself.
@Suite struct OverloadTests {
    private static let path = "/api/v1/namespaces/default/configmaps"
    private static let rounds = 15

    private final class End: Sendable {
        private let hasCome = Mutex(false)
        var isOver: Bool { hasCome.withLock { $0 } }
        func come() { hasCome.withLock { $0 = true } }
    }

    @Test func everybodyElseIsServed() async throws {
        try await TestServer.run { server in
            for index in 0..<200 {
                try await server.create(
                    TestServer.configMap("big-\(index)", ["text": .string(String(repeating: "x", count: 2000))]))
            }
            let end = End()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<12 { group.addTask { try await Self.list(server, until: end) } }
                for _ in 0..<3 { group.addTask { try await Self.sendHugeBodies(server, until: end) } }
                for _ in 0..<50 { group.addTask { try await Self.watchWithoutReading(server, until: end) } }
                group.addTask {
                    try await Self.beat(server)
                    try await Self.workQuietly(server)
                    end.come()
                }
                try await group.waitForAll()
            }
            try await server.isWell()
        }
    }

    // MARK: - Floods

    private static func list(_ server: TestServer, until end: End) async throws {
        let client = try await TestConnection.open(server)
        while !end.isOver {
            let answer = try await client.request("GET", path)
            #expect(answer.status == 200 || answer.status == 429)
        }
    }

    private static func sendHugeBodies(_ server: TestServer, until end: End) async throws {
        let client = try await TestConnection.open(server)
        let body = Array(repeating: UInt8(ascii: "["), count: 2_000_000)
        while !end.isOver {
            let answer = try await client.request(
                "POST", path, headers: [("Content-Type", "application/json")], body: body)
            #expect(answer.status == 400 || answer.status == 429)
        }
    }

    private static func watchWithoutReading(_ server: TestServer, until end: End) async throws {
        let client = try await TestConnection.open(server)
        try await client.send(TestConnection.bytes("GET", path + "?watch=true", token: TestServer.token))
        while !end.isOver { try await Task.sleep(for: .milliseconds(10)) }
    }

    // MARK: - Others

    private static func workQuietly(_ server: TestServer) async throws {
        let client = try await TestConnection.open(server, as: .client)
        for round in 0..<rounds {
            #expect(try await client.request("GET", "/api/v1/namespaces/default", token: nil).status == 200)
            let created = try await client.request(
                "POST", path, headers: [("Content-Type", "application/json")],
                body: Array(#"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"q\#(round)"}}"#.utf8),
                token: nil)
            #expect(created.status == 201)
        }
    }

    /// As the nodes of the process do.
    private static func beat(_ server: TestServer) async throws {
        var lease = try await server.client.create(
            Lease.new {
                $0.metadata.name = "node"
                $0.metadata.namespace = "kube-node-lease"
            })
        for round in 0..<rounds {
            lease.spec.leaseTransitions = round
            lease = try await server.client.update(lease)
        }
    }
}
