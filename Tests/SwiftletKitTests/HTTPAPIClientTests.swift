import Foundation
import ObjectCoding
import SwiftletKit
import Synchronization
import TestKit
import Testing

@Suite struct HTTPAPIClientTests {
    private static func json(_ value: Value, status: Int = 200, headers: [String: String] = [:]) -> TestHTTPAnswer {
        TestHTTPAnswer(
            status: status, headers: headers.merging(["Content-Type": "application/json"]) { $1 },
            body: JSON.encode(value))
    }

    private func connection(_ server: TestHTTPServer) -> ClusterConnection {
        var connection = ClusterConnection(server: "https://127.0.0.1:\(server.port)")
        connection.authority = TestCertificates.hookAuthority
        return connection
    }

    private func client(_ server: TestHTTPServer) -> HTTPAPIClient { HTTPAPIClient(connection(server)) }

    private static func configMap(_ name: Value, version: Value = "1") -> Value {
        ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": name, "resourceVersion": version]]
    }

    @Test func pathsOfRequests() async throws {
        try await TestHTTPServer.run { _ in
            Self.json(Self.configMap("a"))
        } _: { server in
            let client = client(server)
            _ = try await client.get(ConfigMap.self, namespace: "n", name: "a")
            _ = try await client.get(Deployment.self, namespace: "n", name: "d")
            _ = try await client.patch(
                Pod.self, namespace: "n", name: "p", subresource: "status", .merge(["status": ["phase": "Running"]]))
            try await client.delete(
                Namespace.self, name: "n", options: DeleteRequest(gracePeriodSeconds: 5, uid: "u"))
            #expect(
                server.requests.map { "\($0.method) \($0.target)" } == [
                    "GET /api/v1/namespaces/n/configmaps/a", "GET /apis/apps/v1/namespaces/n/deployments/d",
                    "PATCH /api/v1/namespaces/n/pods/p/status", "DELETE /api/v1/namespaces/n",
                ])
            #expect(server.requests[2].headers["content-type"] == "application/merge-patch+json")
            #expect(try JSON.parse(server.requests[3].body)["preconditions"] == ["uid": "u"])
        }
    }

    @Test func aRefusalIsAStatusError() async throws {
        try await TestHTTPServer.run { _ in
            Self.json(
                [
                    "kind": "Status", "code": 409, "reason": "AlreadyExists", "message": "it exists",
                    "details": ["name": "a"],
                ], status: 409)
        } _: { server in
            do {
                try await client(server).create(ConfigMap(Self.configMap("a")))
                Issue.record("created")
            } catch let error as StatusError {
                #expect(error.isAlreadyExists)
                #expect(error.message == "it exists")
                #expect(error.details?["name"] == "a")
            }
        }
    }

    @Test func aServerThatIsNotThereIsUnavailable() async throws {
        let client = HTTPAPIClient(ClusterConnection(server: "https://127.0.0.1:1"))
        do {
            _ = try await client.get(ConfigMap.self, namespace: "n", name: "a")
            Issue.record("answered")
        } catch let error as StatusError {
            #expect(error.code == 503)
            #expect(error.isTransient)
        }
    }

    @Test func aBusyServerIsAskedAgain() async throws {
        let count = Mutex(0)
        try await TestHTTPServer.run { _ in
            let number = count.withLock { count in
                count += 1
                return count
            }
            return number < 3
                ? TestHTTPAnswer(status: 429, headers: ["Retry-After": "0"]) : Self.json(Self.configMap("a"))
        } _: { server in
            let found = try await client(server).get(ConfigMap.self, namespace: "n", name: "a")
            #expect(found.metadata.name == "a")
            #expect(server.requests.count == 3)
        }
    }

    @Test func listsAreReadInPages() async throws {
        try await TestHTTPServer.run { request in
            let isFirst = !request.target.contains("continue=")
            let items: Value = [["metadata": ["name": isFirst ? "a" : "b"]]]
            let metadata: Value = isFirst ? ["resourceVersion": "7", "continue": "x/y"] : ["resourceVersion": "7"]
            return Self.json(["kind": "ConfigMapList", "metadata": metadata, "items": items])
        } _: { server in
            let list = try await client(server).list(
                ConfigMap.resource, namespace: "n", options: ListRequest(labelSelector: "a in (b,c)"))
            #expect(list.items.map { $0.at("metadata", "name") } == ["a", "b"])
            #expect(list.items.first?["kind"] == "ConfigMap")
            #expect(list.resourceVersion == "7")
            #expect(
                server.requests.last?.target
                    == "/api/v1/namespaces/n/configmaps?labelSelector=a%20in%20%28b%2Cc%29&limit=500&continue=x%2Fy")
        }
    }

    private static func event(_ type: Value, _ object: Value) -> [UInt8] {
        JSON.encode(["type": type, "object": object]) + [UInt8(ascii: "\n")]
    }

    @Test func aWatchGoesOnWhereItWas() async throws {
        try await TestHTTPServer.run { request in
            var answer = TestHTTPAnswer()
            if request.target.contains("resourceVersion=1&") {
                let bytes =
                    Self.event("ADDED", Self.configMap("a", version: "2"))
                    + Self.event("BOOKMARK", Self.configMap("", version: "5"))
                // Events come in pieces.
                answer.parts = [Array(bytes.prefix(20)), Array(bytes.dropFirst(20))]
            } else if request.target.contains("resourceVersion=5&") {
                answer.parts = [
                    Self.event("ERROR", ["kind": "Status", "code": 410, "reason": "Expired", "message": "too old"]), [],
                ]
            }
            return answer
        } _: { server in
            var kinds: [ObjectEvent.Kind] = []
            do {
                let events = try await client(server).watch(
                    ConfigMap.resource, namespace: nil, options: ListRequest(resourceVersion: "1"))
                for try await event in events { kinds.append(event.kind) }
                Issue.record("the watch ended")
            } catch let error as StatusError {
                #expect(error.isExpired)
            }
            #expect(kinds == [.added, .bookmark])
            #expect(server.requests.count == 2)
        }
    }

    @Test func aTokenIsReadAgainWhenItIsRefused() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("token-\(UUID().uuidString)")
        try Data("old\n".utf8).write(to: file)
        defer { _ = try? FileManager.default.removeItem(at: file) }
        try await TestHTTPServer.run { request in
            guard request.headers["authorization"] != "Bearer old" else {
                // Renewed just now.
                _ = try? Data("new\n".utf8).write(to: file)
                return TestHTTPAnswer(status: 401)
            }
            return Self.json(Self.configMap("a"))
        } _: { server in
            var connection = connection(server)
            connection.token = .file(file.path)
            _ = try await HTTPAPIClient(connection).get(ConfigMap.self, namespace: "n", name: "a")
            #expect(server.requests.map { $0.headers["authorization"] } == ["Bearer old", "Bearer new"])
        }
    }
}
