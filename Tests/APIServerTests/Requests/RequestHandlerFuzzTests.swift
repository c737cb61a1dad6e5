import APIServer
import Foundation
import ObjectModel
import Testing

/// Requests of every kind that nobody would make: each gets one answer, and errors are Kubernetes' own.
@Suite struct RequestHandlerFuzzTests {
    /// `FUZZ_SEEDS=first...last` runs other and more of them.
    static let seeds: ClosedRange<UInt64> = {
        let stated = ProcessInfo.processInfo.environment["FUZZ_SEEDS"] ?? ""
        let bounds = stated.split(separator: ".").compactMap { UInt64($0) }
        return bounds.count == 2 && bounds[0] <= bounds[1] ? bounds[0]...bounds[1] : 1...4
    }()
    static let requestsPerSeed = 250

    @Test(arguments: seeds) func everyRequestIsAnsweredOnce(_ seed: UInt64) async throws {
        try await TestServer.run { server in
            try await server.create(
                ["apiVersion": "v1", "kind": "ServiceAccount", "metadata": ["name": "default"]],
                TestServer.resource("serviceaccounts"))
            var random = RandomRequests(seed: seed)
            var api = try await TestConnection.open(server)
            for number in 0..<Self.requestsPerSeed {
                let request = random.next()
                do {
                    try await api.send(request.bytes)
                    let answer = try await Self.answer(to: request, api)
                    let problem = Self.problem(answer, request)
                    #expect(
                        problem == nil, "seed \(seed), request \(number): \(problem ?? "")\n\(request)\n\(answer.text)")
                    if answer["Connection"] == "close" { api = try await TestConnection.open(server) }
                } catch is ConnectionEnded {
                    #expect(!request.isWellFramed, "seed \(seed), request \(number): no answer\n\(request)")
                    api = try await TestConnection.open(server)
                }
                // What comes next is the answer to the next request and nothing else.
                guard number % 10 == 0 else { continue }
                let well = try await api.request("GET", "/livez")
                #expect(well.text == "ok", "seed \(seed), request \(number): a second answer\n\(request)")
            }
            try await server.isWell()
        }
    }

    /// The whole answer; of a stream its beginning, for the connection is given up then.
    private static func answer(to request: RandomRequest, _ api: TestConnection) async throws -> TestResponse {
        var answer = try await api.head()
        guard request.method != "HEAD" else { return answer }
        if answer["Transfer-Encoding"] == "chunked" {
            await api.close()
            answer.headers.append(("Connection", "close"))
            return answer
        }
        if let length = answer["Content-Length"].flatMap({ Int($0) }) { answer.body = try await api.take(length) }
        return answer
    }

    /// What is wrong with an answer; nil when it is one that Kubernetes could give.
    private static func problem(_ answer: TestResponse, _ request: RandomRequest) -> String? {
        guard (200..<600).contains(answer.status) else { return "status \(answer.status)" }
        let tree = answer.tree
        if answer.status >= 500 {
            // Kubernetes itself answers so to versions that are no numbers, to what comes from the future, and to
            // bindings without a target.
            let message = tree["message"]?.stringValue ?? answer.text
            let isKnown = ["resourceVersion", "resource version", "does not serve", "node agent", "target."].contains {
                message.contains($0)
            }
            return isKnown ? nil : "status \(answer.status)"
        }
        guard answer.status >= 400, request.method != "HEAD", answer["Content-Type"] == "application/json" else {
            return nil
        }
        guard tree["kind"] == "Status", tree["status"] == "Failure" else { return "no Status" }
        return tree["code"] == .int(Int64(answer.status)) ? nil : "another code in the body"
    }
}
