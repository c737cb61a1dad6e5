import APIServer
import NIOCore
import ObjectModel
import Testing

/// How requests and answers are framed on a connection of HTTP/1.1.
@Suite struct HTTPHandlerTests {
    @Test func requestsFollowEachOtherOnOneConnection() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            for number in 0..<20 {
                let created = try await api.request(
                    "POST", "/api/v1/namespaces/default/configmaps", object: TestServer.configMap("c\(number)"))
                #expect(created.status == 201)
            }
            #expect(try await api.request("GET", "/api/v1/namespaces/default/configmaps").names.count == 20)
        }
    }

    @Test func pipelinedRequestsAreAnsweredInOrder() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            var bytes: [UInt8] = []
            for number in 0..<50 { bytes += TestConnection.bytes("GET", "/api/v1/namespaces/n\(number)") }
            bytes += TestConnection.bytes("GET", "/healthz")
            try await api.send(bytes)
            for number in 0..<50 {
                #expect(try await api.response().tree["details"]?["name"] == .string("n\(number)"))
            }
            #expect(try await api.response().text == "ok")
        }
    }

    /// Each comes out of the writing of the answer before: that must not take room on the stack.
    @Test func thousandsOfPipelinedRequestsAreAnswered() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let count = 3000
            try await api.send(Array((0..<count).map { _ in TestConnection.bytes("GET", "/healthz") }.joined()))
            for _ in 0..<count { #expect(try await api.response().text == "ok") }
        }
    }

    @Test func aRequestMayComeInSinglePieces() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            for byte in TestConnection.bytes("GET", "/healthz") { try await api.send([byte]) }
            #expect(try await api.response().text == "ok")
        }
    }

    @Test func clientsThatAskBeforeTheySendAreToldToGoOn() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let body = Array(#"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}"#.utf8)
            let head = TestConnection.bytes(
                "POST", "/api/v1/namespaces/default/configmaps",
                headers: [("Expect", "100-continue"), ("Content-Length", "\(body.count)")])
            try await api.send(head)
            #expect(try await api.head().status == 100)
            try await api.send(body)
            #expect(try await api.response().status == 201)
        }
    }

    @Test func clientsThatAskBeforeTheySendTooMuchAreRefusedAtOnce() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            try await api.send(
                TestConnection.bytes(
                    "POST", "/api/v1/namespaces/default/configmaps",
                    headers: [("Expect", "100-continue"), ("Content-Length", "\(ServerLimits.bodyBytes + 1)")]))
            let answer = try await api.response()
            #expect(answer.status == 413)
            #expect(answer.tree["reason"] == "RequestEntityTooLarge")
            #expect(await api.rest().isEmpty)
        }
    }

    @Test func bodiesThatAreTooLongAreRefused() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let body = [UInt8](repeating: UInt8(ascii: " "), count: ServerLimits.bodyBytes + 1)
            let answer = try await api.request("POST", "/api/v1/namespaces/default/configmaps", body: body)
            #expect(answer.status == 413)
            #expect(answer["Connection"] == "close")
            #expect(await api.rest().isEmpty)
        }
    }

    @Test func headsHaveNoBody() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let head = try await api.request("HEAD", "/version")
            #expect(head.status == 200)
            #expect(Int(head["Content-Length"] ?? "") ?? 0 > 100)
            #expect(try await api.request("HEAD", "/api/v1/pods").status == 405)
            // What comes next is the answer to the next request.
            #expect(try await api.request("GET", "/healthz").text == "ok")
        }
    }

    @Test func clientsOfTheOldVersionGetNoChunks() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let path = "/api/v1/namespaces?watch=1&timeoutSeconds=-1"
            try await api.send("GET \(path) HTTP/1.0\r\nAuthorization: Bearer \(TestServer.token)\r\n\r\n")
            let head = try await api.head()
            #expect(head.status == 200)
            #expect(head["Transfer-Encoding"] == nil)
            let lines = await api.rest().split(separator: UInt8(ascii: "\n"))
            #expect(lines.count == BootstrapNamespaces.count)
            #expect(lines.allSatisfy { $0.starts(with: Array(#"{"type":"ADDED""#.utf8)) })
        }
    }

    @Test(arguments: [
        "GARBAGE\r\n\r\n", "GET /healthz\r\n\r\n", "GET /healthz HTTP/9.9\r\n\r\n", "\0\0\0\0\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost : a\r\n\r\n", "GET /healthz HTTP/1.1\r\nA: \0\r\n\r\n",
        "POST /version HTTP/1.1\r\nContent-Length: x\r\n\r\n", "POST /version HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST /version HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "POST /version HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
        "POST /version HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        "POST /version HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        // A body without its length is the beginning of a request.
        "POST /version HTTP/1.1\r\n\r\n{\"a\": 1}\r\n\r\n",
    ])
    func brokenRequestsEndTheConnection(_ text: String) async throws {
        try await TestServer.shared { server in
            let api = try await TestConnection.open(server)
            try await api.send(text)
            let answer = String(decoding: await api.rest(), as: UTF8.self)
            let statuses = answer.split(separator: "\n").filter { $0.hasPrefix("HTTP/1.1 ") }
            #expect(statuses.last.map { $0.hasPrefix("HTTP/1.1 4") } ?? true, "\(answer)")
            try await server.isWell()
        }
    }

    @Test func longQueriesAreServed() async throws {
        try await TestServer.shared { server in
            let api = try await TestConnection.open(server)
            let names = (0..<7000).map { "name-\($0)" }.joined(separator: ",")
            #expect(names.utf8.count > 64 * 1024)
            let target = "/api/v1/configmaps?labelSelector=a%20in%20(\(names))"
            #expect(try await api.request("GET", target).status == 200)
        }
    }

    @Test func headersThatAreTooLongEndTheConnection() async throws {
        try await TestServer.shared { server in
            let long = String(repeating: "x", count: 200_000)
            let many = String(repeating: "A: b\r\n", count: 400)
            let fields = (0..<4).map { "A\($0): " + String(repeating: "x", count: 100_000) + "\r\n" }.joined()
            for text in [
                "GET /\(long) HTTP/1.1\r\n\r\n", "GET /healthz HTTP/1.1\r\nA: \(long)\r\n\r\n",
                "GET /healthz HTTP/1.1\r\n\(many)\r\n", "GET /healthz HTTP/1.1\r\n\(fields)\r\n",
            ] {
                let api = try await TestConnection.open(server)
                // The server may end the connection before it has everything.
                _ = await api.channel.writeAndFlush(ByteBuffer(string: text)).asResult()
                let answer = String(decoding: await api.rest(), as: UTF8.self)
                #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"), "\(answer.prefix(100))")
            }
            try await server.isWell()
        }
    }
}
