import APIServer
import NIOCore
import ObjectCoding
import ObjectModel
import ObjectStore
import Testing

/// Watches over HTTP: what is shown, in which order, and what becomes of slow and vanished clients.
@Suite struct WatchSessionTests {
    private static let path = "/api/v1/namespaces/default/configmaps?watch=1"

    /// A watch and the events that have come on it.
    private final class Watch {
        let connection: TestConnection
        private var text: [UInt8] = []

        init(_ server: TestServer, _ query: String) async throws {
            connection = try await TestConnection.open(server)
            try await connection.send(TestConnection.bytes("GET", "\(WatchSessionTests.path)&\(query)"))
            let head = try await connection.head()
            #expect(head.status == 200)
            #expect(head["Transfer-Encoding"] == "chunked")
        }

        /// The next event; nil at the end.
        func next() async throws -> Value? {
            while true {
                if let end = text.firstIndex(of: UInt8(ascii: "\n")) {
                    defer { text.removeFirst(end + 1) }
                    return try JSON.parse(Array(text[..<end]))
                }
                let piece = try await connection.chunk()
                guard !piece.isEmpty else { return nil }
                text += piece
            }
        }

        func summary(_ count: Int) async throws -> [String] {
            var all: [String] = []
            for _ in 0..<count {
                guard let event = try await next() else { break }
                all.append("\(event["type"]?.stringValue ?? "") \(event["object"]?.name ?? "")")
            }
            return all
        }
    }

    private func patch(_ server: TestServer, _ name: String, _ patch: Value) async throws {
        _ = try await server.client.patch(
            TestServer.configMaps, namespace: "default", name: name, subresource: nil, patch: .merge(patch))
    }

    private func delete(_ server: TestServer, _ name: String) async throws {
        _ = try await server.client.delete(
            TestServer.configMaps, namespace: "default", name: name, options: .init())
    }

    @Test func watchesAreNotAnsweredInYAML() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let answer = try await api.request(
                "GET", "/api/v1/namespaces/default/configmaps?watch=true", headers: [("Accept", "application/yaml")])
            #expect(answer.status == 406)
            #expect(answer.text.contains("application/json;stream=watch,"))
            await api.close()
        }
    }

    @Test func changesComeInOrder() async throws {
        try await TestServer.run { server in
            try await server.create(TestServer.configMap("old"))
            let watch = try await Watch(server, "")
            try await server.create(TestServer.configMap("new"))
            try await patch(server, "new", ["data": ["a": "b"]])
            try await delete(server, "new")
            #expect(try await watch.summary(4) == ["ADDED old", "ADDED new", "MODIFIED new", "DELETED new"])
        }
    }

    @Test func aWatchGoesOnWhereAnotherEnded() async throws {
        try await TestServer.run { server in
            let before = try await server.create(TestServer.configMap("a")).version
            try await server.create(TestServer.configMap("b"))
            try await delete(server, "a")
            let watch = try await Watch(server, "resourceVersion=\(before)")
            try await server.create(TestServer.configMap("c"))
            #expect(try await watch.summary(3) == ["ADDED b", "DELETED a", "ADDED c"])
        }
    }

    @Test func objectsComeIntoAndGoOutOfASelection() async throws {
        try await TestServer.run { server in
            let watch = try await Watch(server, "labelSelector=in%3Dyes&allowWatchBookmarks=1")
            #expect(try await watch.summary(1) == ["BOOKMARK "])
            try await server.create(TestServer.configMap("a"))
            try await patch(server, "a", ["metadata": ["labels": ["in": "yes"]]])
            try await patch(server, "a", ["data": ["a": "b"]])
            try await patch(server, "a", ["metadata": ["labels": ["in": "no"]]])
            try await patch(server, "a", ["data": ["a": "c"]])
            try await server.create(TestServer.configMap("b", labels: ["in": "yes"]))
            let events = try await watch.summary(4)
            #expect(events == ["ADDED a", "MODIFIED a", "DELETED a", "ADDED b"])
        }
    }

    @Test func theInitialEventsEndWithABookmark() async throws {
        try await TestServer.run { server in
            for name in ["a", "b"] { try await server.create(TestServer.configMap(name)) }
            let watch = try await Watch(
                server, "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true")
            #expect(try await watch.summary(2) == ["ADDED a", "ADDED b"])
            let bookmark = try #require(try await watch.next())
            #expect(bookmark["type"] == "BOOKMARK")
            let metadata = bookmark["object"]?["metadata"]
            #expect(metadata?["annotations"]?["k8s.io/initial-events-end"] == "true")
            #expect(metadata?["resourceVersion"] == .string("\(server.store.revision)"))
        }
    }

    @Test func positionsOfLongAgoAreGone() async throws {
        try await TestServer.run(windowEntries: 16) { server in
            let old = try await server.create(TestServer.configMap("a")).version
            await server.churn(100)
            let watch = try await Watch(server, "resourceVersion=\(old)")
            let event = try #require(try await watch.next())
            #expect(event["type"] == "ERROR")
            #expect(event["object"]?["code"] == 410)
            #expect(event["object"]?["reason"] == "Expired")
            #expect(try await watch.next() == nil)
            #expect(await settles { server.watches == 0 })
        }
    }

    @Test(arguments: ["timeoutSeconds=-1", "timeoutSeconds=9223372036854775807", "timeoutSeconds=0"])
    func timesMayBeAbsurd(_ query: String) async throws {
        try await TestServer.run { server in
            try await server.create(TestServer.configMap("a"))
            let watch = try await Watch(server, query)
            #expect(try await watch.summary(1) == ["ADDED a"])
            if query.hasSuffix("-1") { #expect(try await watch.next() == nil) }
            try await server.isWell()
        }
    }

    @Test func clientsThatVanishAreForgotten() async throws {
        try await TestServer.run { server in
            var watches: [Watch] = []
            for _ in 0..<20 { watches.append(try await Watch(server, "resourceVersion=\(server.store.revision)")) }
            #expect(await settles { server.watches == 20 })
            for watch in watches { await watch.connection.close() }
            #expect(await settles { server.watches == 0 })
            #expect(await settles { server.server.connections == 0 })
        }
    }

    /// A client that stops to read makes nobody wait. When it reads again it gets what it missed, or is told that this
    /// is gone.
    @Test(arguments: [(changes: 1000, isGone: false), (changes: 3000, isGone: true)])
    func slowClientsCatchUpOrAreTold(_ changes: Int, isGone: Bool) async throws {
        try await TestServer.run(windowEntries: 1024) { server in
            let slow = try await Watch(server, "resourceVersion=\(server.store.revision)")
            let quick = try await Watch(server, "resourceVersion=\(server.store.revision)")
            try await slow.connection.channel.setOption(.autoRead, value: false).get()
            await server.churn(changes, size: 16 * 1024)
            // The quick one sees the last change while the slow one still does not read. It may have to be told as
            // well: changes come faster here than anybody can read them.
            let end = String(changes - 1)
            var last: Value?
            while let event = try await quick.next() {
                last = event
                if event["type"] == "ERROR" || event["object"]?["data"]?["turn"] == .string(end) { break }
            }
            #expect(last != nil)
            try await slow.connection.channel.setOption(.autoRead, value: true).get()
            slow.connection.channel.read()
            var turn = -1
            var ended: Value?
            while let event = try await slow.next() {
                if event["type"] == "ERROR" {
                    ended = event["object"]
                    break
                }
                // Never a gap.
                let next = event["object"]?["data"]?["turn"]?.stringValue.flatMap { Int($0) } ?? -1
                #expect(next == turn + 1)
                turn = next
                if next == changes - 1 { break }
            }
            #expect(isGone == (ended != nil))
            if isGone { #expect(ended?["code"] == 410) } else { #expect(turn == changes - 1) }
        }
    }

    @Test func framesOfProtobufStateTheirLength() async throws {
        try await TestServer.run { server in
            try await server.create(TestServer.configMap("a", ["k": "v"]))
            let api = try await TestConnection.open(server)
            let accept = ("Accept", "application/vnd.kubernetes.protobuf;stream=watch")
            try await api.send(TestConnection.bytes("GET", "\(Self.path)&timeoutSeconds=-1", headers: [accept]))
            let head = try await api.head()
            #expect(head["Content-Type"] == "application/vnd.kubernetes.protobuf;stream=watch")
            var bytes: [UInt8] = []
            while case let piece = try await api.chunk(), !piece.isEmpty { bytes += piece }
            var frames = 0
            while bytes.count >= 4 {
                let length = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
                #expect(bytes.count >= 4 + length)
                let frame = Array(bytes[4..<min(bytes.count, 4 + length)])
                #expect(String(decoding: frame, as: UTF8.self).contains("ADDED"))
                bytes.removeFirst(min(bytes.count, 4 + length))
                frames += 1
            }
            #expect(frames == 1)
            #expect(bytes.isEmpty)
        }
    }

    @Test func tablesStateTheirColumnsOnce() async throws {
        try await TestServer.run { server in
            for name in ["a", "b"] { try await server.create(TestServer.configMap(name)) }
            let api = try await TestConnection.open(server)
            let accept = ("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")
            let answer = try await api.request("GET", "\(Self.path)&timeoutSeconds=-1", headers: [accept])
            let events = try answer.body.split(separator: UInt8(ascii: "\n")).map { try JSON.parse(Array($0)) }
            #expect(events.map { $0["object"]?["kind"] } == ["Table", "Table"])
            #expect(events.map { ($0["object"]?["columnDefinitions"]?.arrayValue ?? []).isEmpty } == [false, true])
        }
    }
}
