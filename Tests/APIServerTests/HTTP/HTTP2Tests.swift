import APIServer
import NIOCore
import NIOHTTP2
import ObjectCoding
import ObjectModel
import Testing

/// Requests on HTTP/2, and connections that ask too much.
@Suite struct HTTP2Tests {
    @Test func manyRequestsShareAConnection() async throws {
        try await TestServer.run { server in
            let api = try await TestHTTP2Connection.open(server)
            try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        let body = JSON.encode(TestServer.configMap("c\(number)"))
                        return try await api.request(
                            "POST", "/api/v1/namespaces/default/configmaps",
                            headers: [("content-type", "application/json")], body: body
                        ).status
                    }
                }
                for try await status in group { #expect(status == 201) }
            }
            #expect(try await api.request("GET", "/api/v1/configmaps").names.count == 100)
        }
    }

    @Test func watchesShareAConnectionWithRequests() async throws {
        try await TestServer.run { server in
            let api = try await TestHTTP2Connection.open(server)
            let watch = try await api.stream(
                "GET", "/api/v1/configmaps?watch=1&resourceVersion=\(server.store.revision)")
            #expect(try await api.request("GET", "/healthz").text == "ok")
            try await server.create(TestServer.configMap("a"))
            let event = String(decoding: try await watch.piece() ?? [], as: UTF8.self)
            #expect(event.hasPrefix(#"{"type":"ADDED","object":{"#))
            #expect(await settles { server.watches == 1 })
            await watch.cancel()
            #expect(await settles { server.watches == 0 })
            #expect(api.isOpen)
        }
    }

    @Test func headsAndErrorsHaveTheirForm() async throws {
        try await TestServer.shared { server in
            let api = try await TestHTTP2Connection.open(server)
            let head = try await api.request("HEAD", "/version")
            #expect(head.status == 200)
            #expect(head.body.isEmpty)
            let error = try await api.request("GET", "/api/v1/namespaces/nowhere")
            #expect(error.status == 404)
            #expect(error.tree["reason"] == "NotFound")
            #expect(error["connection"] == nil)
        }
    }

    @Test func bodiesThatAreTooLongAreRefused() async throws {
        try await TestServer.shared { server in
            let api = try await TestHTTP2Connection.open(server)
            let body = [UInt8](repeating: 32, count: ServerLimits.bodyBytes + 1)
            #expect(try await api.request("POST", "/api/v1/namespaces", body: body).status == 413)
            #expect(try await api.request("GET", "/healthz").text == "ok")
        }
    }

    @Test func headersThatAreTooLongAreNotServed() async throws {
        try await TestServer.shared { server in
            let api = try await TestHTTP2Connection.open(server)
            // Packed, this is little: each after the first is a reference to it.
            let headers = Array(repeating: ("a", String(repeating: "x", count: 3000)), count: 200)
            await #expect(throws: (any Error).self) {
                let answer = try await api.request("GET", "/healthz", headers: headers)
                if answer.status >= 400 { throw ConnectionEnded() }
            }
            try await server.isWell()
        }
    }

    @Test func longQueriesAreServed() async throws {
        try await TestServer.shared { server in
            let api = try await TestHTTP2Connection.open(server)
            let names = (0..<1200).map { "name-\($0)" }.joined(separator: ",")
            let path = "/api/v1/configmaps?labelSelector=a%20in%20(\(names))"
            #expect(try await api.request("GET", path).status == 200)
        }
    }

    @Test func idleConnectionsAreClosed() async throws {
        try await TestServer.run(configure: { $0.limits.idleTime = .milliseconds(50) }) { server in
            let unused = try await TestHTTP2Connection.open(server)
            await unused.closed()
            let (used, watch) = try await Self.connectedWatch(server)
            await watch.cancel()
            await used.closed()
            #expect(await settles { server.server.connections == 0 })
        }
    }

    /// A watch on a connection of its own. On a busy machine the server may find that idle before the watch begins.
    private static func connectedWatch(_ server: TestServer) async throws -> (TestHTTP2Connection, TestStream) {
        for _ in 0..<100 {
            let api = try await TestHTTP2Connection.open(server)
            let before = server.watches
            guard case .success(let watch) = await api.watch(from: server.store.revision) else { continue }
            if await settles({ server.watches > before || !api.isOpen }), api.isOpen { return (api, watch) }
        }
        throw ConnectionEnded()
    }

    @Test func aConnectionWithAWatchIsNotIdle() async throws {
        try await TestServer.run(configure: { $0.limits.idleTime = .milliseconds(50) }) { server in
            let (api, watch) = try await Self.connectedWatch(server)
            for _ in 0..<3 {
                let other = try await TestHTTP2Connection.open(server)
                await other.closed()
            }
            try await server.create(TestServer.configMap("late"))
            #expect(String(decoding: try await watch.piece() ?? [], as: UTF8.self).contains("late"))
            await watch.cancel()
            await api.closed()
        }
    }

    @Test func aStreamThatNeverEndsItsRequestIsLetGo() async throws {
        try await TestServer.run(configure: { $0.limits.requestTime = .milliseconds(100) }) { server in
            let api = try await TestHTTP2Connection.open(server)
            let headers = [("content-length", "100"), ("content-type", "application/json")]
            await #expect(throws: (any Error).self) {
                let stream = try await api.unfinished("POST", "/api/v1/namespaces", headers: headers)
                _ = try await stream.response()
            }
        }
    }

    @Test func floodsOfPingsEndTheConnection() async throws {
        try await TestServer.shared { server in
            let api = try await TestHTTP2Connection.open(server)
            var sent = 0
            while api.isOpen, sent < 200_000 {
                api.channel.write(
                    HTTP2Frame(streamID: .rootStream, payload: .ping(HTTP2PingData(withInteger: 1), ack: false)),
                    promise: nil)
                sent += 1
                if sent % 500 == 0, case .failure = await api.send(.ping(HTTP2PingData(withInteger: 2), ack: false)) {
                    break
                }
            }
            #expect(sent < 200_000)
            try await server.isWell()
        }
    }

    @Test func floodsOfCancelledRequestsEndTheConnection() async throws {
        try await TestServer.run { server in
            let api = try await TestHTTP2Connection.open(server)
            var sent = 0
            do {
                while api.isOpen, sent < 20_000 {
                    let stream = try await api.stream("GET", "/api/v1/configmaps?watch=1")
                    await stream.cancel()
                    sent += 1
                }
            } catch {
                // The server has had enough.
            }
            #expect(sent > 1000, "a client with many watches may cancel them all")
            #expect(sent < 20_000)
            #expect(await settles { server.watches == 0 })
            try await server.isWell()
        }
    }
}
