import OutgoingHTTP
import TestKit
import Testing

@Suite struct HTTPClientTests {
    private let client = HTTPClient()
    private let trust = HTTPTrust(authorities: TestCertificates.hookAuthority)

    private func endpoint(_ server: TestHTTPServer, _ trust: HTTPTrust? = nil) -> HTTPEndpoint {
        HTTPEndpoint(host: "127.0.0.1", port: server.port, trust: trust ?? self.trust)
    }

    private func get(_ target: String = "/") -> OutgoingRequest { OutgoingRequest(method: "GET", target: target) }

    /// Why a request fails.
    private func failure(
        _ endpoint: HTTPEndpoint, within time: Duration = .seconds(60), limit: Int = 1000
    ) async -> HTTPClientError? {
        do throws(HTTPClientError) {
            _ = try await client.send(get(), to: endpoint, within: time, limit: limit)
            return nil
        } catch {
            return error
        }
    }

    @Test func anAnswerIsReadAsAWhole() async throws {
        try await TestHTTPServer.run { request in
            TestHTTPAnswer(status: 201, headers: ["X-Target": request.target], body: request.body)
        } _: { server in
            let body = Array("hello".utf8)
            let request = OutgoingRequest(method: "POST", target: "/a?b=c", headers: [("X-A", "1")], body: body)
            let answer = try await client.send(request, to: endpoint(server), within: .seconds(60))
            #expect(answer.status == 201)
            #expect(answer["x-target"] == "/a?b=c")
            #expect(answer.body == body)
            #expect(server.requests.first?.headers["host"] == "127.0.0.1:\(server.port)")
            #expect(server.requests.first?.headers["x-a"] == "1")
        }
    }

    @Test func connectionsAreUsedAgain() async throws {
        try await TestHTTPServer.run { _ in
            TestHTTPAnswer(body: [1])
        } _: { server in
            for _ in 0..<10 {
                let answer = try await client.send(get(), to: endpoint(server), within: .seconds(60))
                #expect(answer.body == [1])
            }
            #expect(server.connections < 10)
        }
    }

    @Test func aConnectionThatTheServerEndedIsReplaced() async throws {
        try await TestHTTPServer.run { _ in
            TestHTTPAnswer(body: [1], isLast: true)
        } _: { server in
            for _ in 0..<5 {
                let answer = try await client.send(get(), to: endpoint(server), within: .seconds(60))
                #expect(answer.body == [1])
            }
            #expect(server.connections == 5)
        }
    }

    @Test func manyAtOnceShareConnections() async throws {
        try await TestHTTPServer.run { request in
            TestHTTPAnswer(body: Array(request.target.utf8))
        } _: { server in
            let to = endpoint(server)
            try await withThrowingTaskGroup(of: Bool.self) { [client] group in
                for number in 0..<200 {
                    group.addTask {
                        let request = OutgoingRequest(method: "GET", target: "/\(number)")
                        let answer = try await client.send(request, to: to, within: .seconds(60))
                        return answer.body == Array("/\(number)".utf8)
                    }
                }
                for try await isRight in group { #expect(isRight) }
            }
            #expect(server.connections <= HTTPClientLimits.connectionsPerEndpoint)
        }
    }

    @Test func aLongAnswerIsReadAsItComes() async throws {
        try await TestHTTPServer.run { _ in
            var answer = TestHTTPAnswer()
            answer.parts = (0..<200).map { Array(repeating: UInt8($0), count: 10_000) }
            return answer
        } _: { server in
            let answer = try await client.stream(get(), to: endpoint(server), within: .seconds(60))
            var count = 0
            for try await part in answer.body { count += part.count }
            #expect(count == 2_000_000)
        }
    }

    @Test func whoReadsNoFurtherLeavesNothingBehind() async throws {
        try await TestHTTPServer.run { request in
            var answer = TestHTTPAnswer()
            answer.parts = request.target == "/long" ? Array(repeating: [1, 2, 3], count: 500) : [[4], [5]]
            return answer
        } _: { server in
            let long = try await client.stream(get("/long"), to: endpoint(server), within: .seconds(60))
            for try await _ in long.body { break }
            let short = try await client.send(get(), to: endpoint(server), within: .seconds(60))
            #expect(short.body == [4, 5])
        }
    }

    // MARK: - Refusals

    @Test func nobodyListens() async {
        let endpoint = HTTPEndpoint(host: "127.0.0.1", port: 1, trust: trust)
        #expect(await failure(endpoint)?.description == "dial tcp 127.0.0.1:1: connect: connection refused")
    }

    @Test func aStrangersCertificate() async throws {
        try await TestHTTPServer.run { _ in
            TestHTTPAnswer()
        } _: { server in
            let stranger = HTTPTrust(authorities: TestCertificates.authority)
            #expect(
                await failure(endpoint(server, stranger))?.description
                    == "tls: failed to verify certificate: x509: certificate signed by unknown authority")
            #expect(await failure(endpoint(server, HTTPTrust(skipsVerification: true))) == nil)
        }
    }

    @Test func theNameMayBeAnotherThanTheAddress() async throws {
        try await TestHTTPServer.run { _ in
            TestHTTPAnswer()
        } _: { server in
            var named = endpoint(server)
            named.serverName = "hook.test.svc"
            #expect(await failure(named) == nil)
        }
    }

    @Test func aClientCertificateIsShown() async throws {
        let authority = TestCertificates.authority
        try await TestHTTPServer.run(clientAuthority: authority) { _ in
            TestHTTPAnswer()
        } _: { server in
            var shown = trust
            shown.certificate = TestCertificates.client
            shown.key = TestCertificates.clientKey
            #expect(await failure(endpoint(server, shown)) == nil)
            #expect(await failure(endpoint(server)) != nil)
        }
    }

    @Test func noAnswerInTime() async throws {
        try await TestHTTPServer.run { _ in
            // Longer than any test: the client goes first.
            _ = try? await Task.sleep(for: .seconds(3600))
            return TestHTTPAnswer()
        } _: { server in
            #expect(await failure(endpoint(server), within: .milliseconds(50)) == .timedOut)
        }
    }

    @Test func tooMuch() async throws {
        try await TestHTTPServer.run { _ in
            TestHTTPAnswer(body: Array(repeating: 0, count: 2000))
        } _: { server in
            #expect(await failure(endpoint(server), limit: 1000) == .tooLarge(1000))
        }
    }

    @Test func noTLSWhereItIsExpected() async throws {
        try await TestHTTPServer.run(isSecured: false) { _ in
            TestHTTPAnswer(body: [7])
        } _: { server in
            #expect(await failure(endpoint(server)) != nil)
            let plain = HTTPEndpoint(host: "127.0.0.1", port: server.port, trust: nil)
            #expect(await failure(plain) == nil)
        }
    }

    @Test func noCertificate() async throws {
        let trust = HTTPTrust(authorities: "-----BEGIN NONSENSE-----")
        #expect(await failure(HTTPEndpoint(host: "127.0.0.1", port: 1, trust: trust)) != nil)
    }
}
