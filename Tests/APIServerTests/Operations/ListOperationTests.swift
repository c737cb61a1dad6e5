import APIServer
import ObjectModel
import Testing

/// Lists page by page, while what is listed changes.
@Suite struct ListOperationTests {
    private static let path = "/api/v1/configmaps"

    private func prepare(_ server: TestServer, _ count: Int) async throws {
        for namespace in ["a", "a-b", "b"] {
            try await server.create(
                ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": .string(namespace)]],
                TestServer.namespaces)
            for number in 0..<count {
                try await server.create(TestServer.configMap("c\(number)"), namespace: namespace)
            }
        }
    }

    private func identities(_ page: TestResponse) -> [String] {
        (page.tree["items"]?.arrayValue ?? []).map { "\($0["metadata"]?["namespace"]?.stringValue ?? "")/\($0.name)" }
    }

    private func token(_ page: TestResponse) -> String { page.tree["metadata"]?["continue"]?.stringValue ?? "" }

    @Test(arguments: [1, 2, 5, 14, 15, 16])
    func pagesAreTheListInPieces(_ limit: Int) async throws {
        try await TestServer.run { server in
            try await prepare(server, 5)
            let api = try await TestConnection.open(server)
            let whole = identities(try await api.request("GET", Self.path))
            #expect(whole.count == 15)
            #expect(whole.first == "a-b/c0", "namespaces are in the order of their keys")
            var pieces: [String] = []
            var next = ""
            repeat {
                let page = try await api.request("GET", "\(Self.path)?limit=\(limit)&continue=\(next)")
                pieces += identities(page)
                next = token(page)
                let remaining = page.tree["metadata"]?["remainingItemCount"]?.intValue
                #expect(remaining.map { Int($0) } == (next.isEmpty ? nil : whole.count - pieces.count))
            } while !next.isEmpty
            #expect(pieces == whole)
        }
    }

    @Test func pagesShowWhatTheFirstSaw() async throws {
        try await TestServer.run { server in
            try await prepare(server, 5)
            let api = try await TestConnection.open(server)
            let whole = identities(try await api.request("GET", Self.path))
            let first = try await api.request("GET", "\(Self.path)?limit=4")
            // What comes, changes and goes meanwhile is not seen.
            try await server.create(TestServer.configMap("new"), namespace: "b")
            for number in 0..<5 {
                _ = try await server.client.delete(
                    TestServer.configMaps, namespace: "b", name: "c\(number)", options: .init())
                _ = try await server.client.patch(
                    TestServer.configMaps, namespace: "a", name: "c\(number)", subresource: nil,
                    patch: .merge(["data": ["changed": "yes"]]))
            }
            let rest = try await api.request("GET", "\(Self.path)?limit=100&continue=\(token(first))")
            #expect(identities(first) + identities(rest) == whole)
            #expect(!rest.text.contains("changed"))
            #expect(rest.tree["metadata"]?["resourceVersion"] == first.tree["metadata"]?["resourceVersion"])
        }
    }

    @Test func selectedPagesAreFullAndTellNoRest() async throws {
        try await TestServer.run { server in
            for number in 0..<20 {
                let labels: Fields = ["parity": number % 2 == 0 ? "even" : "odd"]
                try await server.create(TestServer.configMap("c\(number + 10)", labels: labels))
            }
            let api = try await TestConnection.open(server)
            let page = try await api.request("GET", "\(Self.path)?limit=4&labelSelector=parity%3Deven")
            #expect(page.names == ["c10", "c12", "c14", "c16"])
            #expect(page.tree["metadata"]?["remainingItemCount"] == nil)
            #expect(!token(page).isEmpty)
        }
    }

    @Test func pagesOfLongAgoAreGoneAndCanBeGoneOnFrom() async throws {
        try await TestServer.run(windowEntries: 16) { server in
            try await prepare(server, 5)
            let api = try await TestConnection.open(server)
            let first = try await api.request("GET", "\(Self.path)?limit=7")
            await server.churn(100)
            let gone = try await api.request("GET", "\(Self.path)?limit=7&continue=\(token(first))")
            #expect(gone.status == 410)
            #expect(gone.tree["reason"] == "Expired")
            #expect(!token(gone).isEmpty)
            let rest = try await api.request("GET", "\(Self.path)?limit=100&continue=\(token(gone))")
            #expect(rest.status == 200)
            let all = identities(first) + identities(rest)
            #expect(
                all.filter { $0 != "default/churn" }
                    == (["a-b", "a", "b"].flatMap { namespace in
                        (0..<5).map { "\(namespace)/c\($0)" }
                    }))
            let exact = "\(Self.path)?resourceVersionMatch=Exact&resourceVersion=3"
            #expect(try await api.request("GET", exact).status == 410)
        }
    }

    @Test(arguments: [
        "continue=x", "continue=%F0%9F%92%A9", "continue=e30", "continue=bnVsbA",
        "continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEifQ",
        "limit=x", "limit=1e3", "limit=99999999999999999999", "resourceVersionMatch=Exact",
        "resourceVersionMatch=Other",
        "sendInitialEvents=true", "labelSelector=%2C%2C", "labelSelector=a%20in", "fieldSelector=no.such%3Dx",
        "resourceVersion=-1", "resourceVersion=x", "resourceVersion=99999999999999999999",
        "continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6OTIyMzM3MjAzNjg1NDc3NTgwNywic3RhcnQiOiJhIn0",
    ])
    func brokenQueriesAreRefused(_ query: String) async throws {
        try await TestServer.shared { server in
            let api = try await TestConnection.open(server)
            let answer = try await api.request("GET", "\(Self.path)?\(query)")
            #expect((400..<500).contains(answer.status) || answer.status == 504, "\(query): \(answer.text)")
            #expect(answer.tree["kind"] == "Status")
        }
    }

    @Test func nothingIsExactlyAtTheBeginning() async throws {
        try await TestServer.shared { server in
            let api = try await TestConnection.open(server)
            let answer = try await api.request("GET", "\(Self.path)?resourceVersion=0&resourceVersionMatch=Exact")
            #expect(answer.status == 422)
            #expect(
                answer.tree["message"]?.stringValue?.hasSuffix(
                    #"resourceVersionMatch "exact" is forbidden for resourceVersion "0""#) == true)
        }
    }

    @Test func theFutureIsWaitedForInVain() async throws {
        try await TestServer.shared { server in
            let api = try await TestConnection.open(server)
            let answer = try await api.request("GET", "\(Self.path)?resourceVersion=999999999")
            #expect(answer.status == 504)
            #expect(answer["Retry-After"] == "1")
        }
    }
}
