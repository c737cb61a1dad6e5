import APIServer
import NIOCore
import ObjectModel
import Testing

/// Connections: who may have one, for how long, and what a bad one does to the others.
@Suite struct HTTPServerTests {
    @Test func garbageInsteadOfTLSEndsTheConnection() async throws {
        try await TestServer.shared { server in
            for text in ["\0\0\0\0\0\0\0\0\0\0", "\u{16}\u{03}\u{01}hello, this is not it", "SSH-2.0-x\r\n"] {
                let client = try await TestConnection.open(server, tls: false)
                try await client.send(text)
                let answer = await client.rest()
                #expect(answer.count < 64)
            }
            try await server.isWell()
        }
    }

    @Test func plainHTTPIsNotServed() async throws {
        try await TestServer.shared { server in
            let client = try await TestConnection.open(server, tls: false)
            try await client.send(TestConnection.bytes("GET", "/healthz"))
            let answer = String(decoding: await client.rest(), as: UTF8.self)
            #expect(!answer.contains("ok"))
        }
    }

    @Test func certificatesOfStrangersAreRefused() async throws {
        try await TestServer.shared { server in
            let client = try await TestConnection.open(server, as: .stranger)
            _ = await client.channel.writeAndFlush(ByteBuffer(bytes: TestConnection.bytes("GET", "/healthz")))
                .asResult()
            #expect(await client.rest().isEmpty)
            try await server.isWell()
        }
    }

    @Test func clientsThatSayNothingAreLetGo() async throws {
        try await TestServer.run(configure: { $0.limits.requestTime = .milliseconds(50) }) { server in
            // Before TLS, in the middle of it, and after it.
            let silent = try await TestConnection.open(server, tls: false)
            #expect(await silent.rest().isEmpty)
            let started = try await TestConnection.open(server, tls: false)
            _ = await started.channel.writeAndFlush(ByteBuffer(bytes: [0x16, 0x03, 0x01, 0x02, 0x00, 0x01])).asResult()
            #expect(await started.rest().isEmpty)
            let waiting = try await TestConnection.open(server)
            #expect(await waiting.rest().isEmpty)
            #expect(await settles { server.server.connections == 0 })
        }
    }

    @Test(arguments: ["", "POST /api/v1/namespaces/default/configmaps HTTP/1.1\r\nContent-Length: 100000\r\n\r\n"])
    func clientsThatSendOneByteNowAndThenAreLetGo(_ start: String) async throws {
        try await TestServer.run(configure: { $0.limits.requestTime = .milliseconds(100) }) { server in
            let slow = try await TestConnection.open(server)
            _ = await slow.channel.writeAndFlush(ByteBuffer(string: start)).asResult()
            let text = Array("GET /healthz HTTP/1.1\r\nA: ".utf8) + Array(repeating: UInt8(ascii: "x"), count: 100_000)
            var sent = 0
            for byte in text {
                guard case .success = await slow.channel.writeAndFlush(ByteBuffer(bytes: [byte])).asResult() else {
                    break
                }
                sent += 1
                try await Task.sleep(for: .milliseconds(5))
            }
            #expect(sent < text.count)
        }
    }

    @Test func idleConnectionsAreClosed() async throws {
        try await TestServer.run(configure: { $0.limits.idleTime = .milliseconds(1000) }) { server in
            let client = try await TestConnection.open(server)
            #expect(try await client.request("GET", "/healthz").text == "ok")
            #expect(await client.rest().isEmpty)
        }
    }

    @Test func aWatchIsNotIdle() async throws {
        try await TestServer.run(configure: { $0.limits.idleTime = .milliseconds(400) }) { server in
            let client = try await TestConnection.open(server)
            try await client.send(
                TestConnection.bytes("GET", "/api/v1/configmaps?watch=1&resourceVersion=\(server.store.revision)"))
            #expect(try await client.head().status == 200)
            // Others come and go in the meantime, which takes longer than a connection may be idle.
            for _ in 0..<3 {
                let other = try await TestConnection.open(server)
                #expect(try await other.request("GET", "/healthz").text == "ok")
                #expect(await other.rest().isEmpty)
            }
            try await server.create(TestServer.configMap("late"))
            #expect(String(decoding: try await client.chunk(), as: UTF8.self).contains("late"))
        }
    }

    @Test func connectionsAreCounted() async throws {
        try await TestServer.run(configure: { $0.limits.connections = 3 }) { server in
            var open: [TestConnection] = []
            for _ in 0..<3 {
                let client = try await TestConnection.open(server)
                #expect(try await client.request("GET", "/healthz").text == "ok")
                open.append(client)
            }
            #expect(server.server.connections == 3)
            let surplus = try await TestConnection.open(server)
            #expect(await surplus.rest().isEmpty)
            await open[0].close()
            #expect(await settles { server.server.connections == 2 })
            try await server.isWell()
        }
    }

    @Test func aWatchEndsWhenItsClientSaysGoodbye() async throws {
        try await TestServer.run { server in
            let client = try await TestConnection.open(server)
            try await client.send(TestConnection.bytes("GET", "/api/v1/configmaps?watch=1"))
            #expect(try await client.head().status == 200)
            client.channel.close(promise: nil)
            #expect(await settles { server.server.connections == 0 })
        }
    }

    @Test func manyClientsComeAndGo() async throws {
        try await TestServer.run { server in
            await withTaskGroup { group in
                for worker in 0..<8 {
                    group.addTask {
                        for turn in 0..<40 {
                            await Self.comeAndGo(server, turn + worker)
                        }
                    }
                }
            }
            #expect(await settles { server.server.connections == 0 })
            try await server.isWell()
        }
    }

    /// Leaves at a different point every time.
    private static func comeAndGo(_ server: TestServer, _ turn: Int) async {
        do {
            let client = try await TestConnection.open(server, tls: turn % 4 >= 2)
            if turn % 4 == 1 { try await client.send([0x16, 0x03, 0x01]) }
            if turn % 4 == 2 { try await client.send("GET /heal") }
            if turn % 4 == 3 { try await client.send(TestConnection.bytes("GET", "/api/v1/pods?watch=1")) }
            await client.close()
        } catch {
            Issue.record(error)
        }
    }
}
