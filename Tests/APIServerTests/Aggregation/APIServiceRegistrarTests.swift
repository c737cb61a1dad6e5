import APIClient
import APIServer
import ObjectCoding
import ObjectModel
import ObjectStore
import Synchronization
import TestKit
import Testing

/// Another server behind an APIService, and the objects of this one's own.
@Suite struct APIServiceRegistrarTests {
    private static let apiServices = TestServer.resource("apiservices", group: "apiregistration.k8s.io")
    private static let name = "v1.things.example.org"
    private static let path = "/apis/things.example.org/v1"

    // MARK: - Local ones

    @Test func whatIsBuiltInIsAvailable() async throws {
        try await TestServer.run { server in
            let apps = try await server.client.get(Self.apiServices, namespace: "", name: "v1.apps")
            #expect(apps.at("metadata", "labels", "kube-aggregator.kubernetes.io/automanaged") == "onstart")
            let condition = try #require(APIService(apps).status.conditions.first)
            #expect(condition.status == "True")
            #expect(condition.reason == "Local")
            let all = try await server.client.list(Self.apiServices, namespace: nil, options: ListRequest()).items
                .map { APIService($0) }
            let priorities = Dictionary(
                uniqueKeysWithValues: all.map { service in
                    (service.metadata.name, [service.spec.groupPriorityMinimum, service.spec.versionPriority])
                })
            #expect(priorities["v1."] == [18000, 1])
            #expect(priorities["v1.apps"] == [17800, 15])
            #expect(priorities["v2.autoscaling"] == [17500, 30])
            #expect(priorities["v1.autoscaling"] == [17500, 15])
            #expect(priorities["v1.apiregistration.k8s.io"] == nil)
        }
    }

    @Test func customResourcesComeAndGo() async throws {
        try await TestServer.run { server in
            func isThere() async -> Bool {
                await refusal {
                    _ = try await server.client.get(Self.apiServices, namespace: "", name: "v1.example.com")
                } == nil
            }
            try await server.create(Widgets.definition(), Widgets.definitions)
            #expect(await settles(isThere))
            try await server.client.delete(
                Self.apiServices, namespace: "", name: "v1.example.com", options: DeleteRequest())
            #expect(await settles(isThere))
            try await server.client.delete(
                Widgets.definitions, namespace: "", name: "widgets.example.com", options: DeleteRequest())
            #expect(await settles { await !isThere() })
        }
    }

    // MARK: - Remote ones

    /// What the other server answers.
    private static func answer(_ request: TestHTTPRequest) -> TestHTTPAnswer {
        let headers = ["Content-Type": "application/json"]
        let path = String(request.target.prefix { $0 != "?" })
        if path == Self.path {
            let thing: Value = [
                "name": "things", "singularName": "thing", "namespaced": true, "kind": "Thing", "verbs": ["list"],
            ]
            let list: Value = [
                "kind": "APIResourceList", "groupVersion": "things.example.org/v1", "resources": [thing],
            ]
            return TestHTTPAnswer(headers: headers, body: JSON.encode(list))
        }
        if let document = openAPI(path) {
            return TestHTTPAnswer(headers: headers.merging(["ETag": "\"1\""]) { $1 }, body: JSON.encode(document))
        }
        if request.target.contains("watch=true") {
            var answer = TestHTTPAnswer(headers: headers)
            answer.parts = [Array("{\"type\":\"ADDED\"}\n".utf8), Array("{\"type\":\"DELETED\"}\n".utf8)]
            return answer
        }
        return TestHTTPAnswer(status: 418, headers: headers, body: Array("{\"kind\":\"Teapot\"}".utf8))
    }

    private static let meta = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"

    /// Its OpenAPI documents: a path of its own and one that is none of its APIService's, a definition that has the
    /// name of another here, and one that nobody needs.
    private static func openAPI(_ path: String) -> Value? {
        let kind: Value = ["group": "things.example.org", "version": "v1", "kind": "Thing"]
        switch path {
        case "/openapi/v3":
            return ["paths": ["apis/things.example.org/v1": ["serverRelativeURL": "/openapi/v3/things?hash=1"]]]
        case "/openapi/v3/things": return ["openapi": "3.0.0", "info": ["title": "Things"]]
        case "/openapi/v2":
            let answer: Value = ["get": ["responses": ["200": ["schema": ["$ref": "#/definitions/org.example.Thing"]]]]]
            return [
                "swagger": "2.0",
                "paths": [.init("\(Self.path)/things"): answer, "/apis/other.example.org/v1/others": answer],
                "definitions": [
                    "org.example.Thing": [
                        "properties": ["metadata": ["$ref": .string("#/definitions/\(meta)")]],
                        "x-kubernetes-group-version-kind": [kind],
                    ],
                    .init(meta): ["type": "object", "description": "other"],
                    "org.example.Unused": ["type": "object"],
                ],
            ]
        default: return nil
        }
    }

    private func run(_ body: (TestServer, TestConnection, TestHTTPServer) async throws -> Void) async throws {
        try await TestHTTPServer.run {
            Self.answer($0)
        } _: { other in
            try await TestServer.run { server in
                let api = try await TestConnection.open(server)
                try await body(server, api, other)
                await api.close()
            }
        }
    }

    private func register(_ server: TestServer) async throws {
        try await server.create(
            ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "test"]], TestServer.namespaces)
        try await server.create(
            [
                "apiVersion": "apiregistration.k8s.io/v1", "kind": "APIService",
                "metadata": ["name": .string(Self.name)],
                "spec": [
                    "group": "things.example.org", "version": "v1", "groupPriorityMinimum": 100, "versionPriority": 10,
                    "caBundle": .string(Base64.encode(Array(TestCertificates.hookAuthority.utf8))),
                    "service": ["namespace": "test", "name": "hook", "port": 443],
                ],
            ], Self.apiServices)
    }

    /// Past the rules, which know no endpoints on this machine alone.
    private func serve(_ server: TestServer, at port: Int) async throws {
        let slice: Value = [
            "apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice",
            "metadata": [
                "name": "hook-1", "namespace": "test", "labels": ["kubernetes.io/service-name": "hook"],
            ],
            "addressType": "IPv4", "ports": [["port": .int(Int64(port))]],
            "endpoints": [["addresses": ["127.0.0.1"]]],
        ]
        let key = ObjectKey(resource: "endpointslices.discovery.k8s.io", namespace: "test", name: "hook-1")
        await withCheckedContinuation { continuation in
            server.store.commit(Write(key: key, precondition: nil, operation: .put(slice))) { _ in
                continuation.resume()
            }
        }
        try await server.create(
            [
                "apiVersion": "v1", "kind": "Service", "metadata": ["name": "hook"],
                "spec": ["ports": [["port": 443]]],
            ], TestServer.services, namespace: "test")
    }

    private func condition(_ server: TestServer) async -> APIServiceCondition? {
        do {
            let service = try await server.client.get(Self.apiServices, namespace: "", name: Self.name)
            return APIService(service).status.conditions.first
        } catch {
            return nil
        }
    }

    @Test func whatCannotBeReachedIsNotServed() async throws {
        try await run { server, api, _ in
            try await register(server)
            #expect(await settles { await condition(server)?.reason == "ServiceNotFound" })
            #expect(await condition(server)?.message == #"service/hook in "test" is not present"#)
            let refused = try await api.request("GET", Self.path)
            #expect(refused.status == 503)
            #expect(String(decoding: refused.body, as: UTF8.self) == "service unavailable\n")
            try await serve(server, at: 1)
            #expect(await settles { await condition(server)?.reason == "FailedDiscoveryCheck" })
            #expect(
                await condition(server)?.message == "failing or missing response from https://127.0.0.1:1\(Self.path): "
                    + "Get \"https://127.0.0.1:1\(Self.path)\": dial tcp 127.0.0.1:1: connect: connection refused")
        }
    }

    @Test func requestsArePassedOnInTheNameOfTheClient() async throws {
        try await run { server, api, other in
            try await register(server)
            try await serve(server, at: other.port)
            #expect(await settles { await condition(server)?.reason == "Passed" })
            let answer = try await api.request(
                "POST", Self.path + "/namespaces/default/things?x=y", headers: [("X-Remote-User", "mallory")],
                object: ["kind": "Thing"])
            #expect(answer.status == 418)
            #expect(String(decoding: answer.body, as: UTF8.self) == "{\"kind\":\"Teapot\"}")
            // Beside it the server asks now and then for the kinds.
            let asked = try #require(other.requests.last { $0.method == "POST" })
            #expect(asked.target == Self.path + "/namespaces/default/things?x=y")
            #expect(asked.headers["x-remote-user"] == "by-token")
            #expect(asked.headers["x-remote-group"] == "system:masters")
            #expect(asked.headers["authorization"] == nil)
            #expect(asked.headers["host"]?.hasSuffix(":\(other.port)") == true)
            #expect(try JSON.parse(asked.body) == ["kind": "Thing"])
            let refused = try await api.request("GET", Self.path + "/namespaces/default/things", token: "plain")
            #expect(refused.status == 403)
            #expect(!other.requests.contains { $0.method == "GET" && $0.target.hasSuffix("/things") })
        }
    }

    @Test func itsKindsAreDiscovered() async throws {
        try await run { server, api, other in
            try await register(server)
            try await serve(server, at: other.port)
            #expect(await settles { await condition(server)?.reason == "Passed" })
            let group = try JSON.parse(try await api.request("GET", "/apis/things.example.org").body)
            #expect(group.at("preferredVersion", "groupVersion") == "things.example.org/v1")
            let aggregated = try JSON.parse(
                try await api.request(
                    "GET", "/apis",
                    headers: [
                        ("Accept", "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList")
                    ]
                ).body)
            let last = try #require(aggregated["items"]?.arrayValue?.last)
            #expect(last.at("metadata", "name") == "things.example.org")
            let version = try #require(last["versions"]?.arrayValue?.first)
            #expect(version["freshness"] == "Current")
            #expect(version["resources"]?.arrayValue?.map { $0["resource"] ?? .null } == ["things"])
        }
    }

    @Test func itsOpenAPIIsMerged() async throws {
        try await run { server, api, other in
            try await register(server)
            try await serve(server, at: other.port)
            #expect(await settles { await condition(server)?.reason == "Passed" })
            let index = try JSON.parse(try await api.request("GET", "/openapi/v3").body)
            let name = "apis/things.example.org/v1"
            let place = try #require(index.at("paths", name, "serverRelativeURL")?.stringValue)
            #expect(place.hasPrefix("/openapi/v3/\(name)?hash="))
            let document = try JSON.parse(try await api.request("GET", place).body)
            #expect(document.at("info", "title") == "Things")
            #expect(index.at("paths", "apis/batch/v1") != nil)

            let swagger = try JSON.parse(try await api.request("GET", "/openapi/v2").body)
            #expect(swagger["paths"]?[Self.path + "/things"] != nil)
            #expect(swagger["paths"]?["/apis/other.example.org/v1/others"] == nil)
            #expect(swagger["paths"]?["/apis/batch/v1/jobs"] != nil)
            let meta = Self.meta
            let reference = swagger.at("definitions", "org.example.Thing", "properties", "metadata", "$ref")
            #expect(reference == .string("#/definitions/\(meta)_v2"))
            #expect(swagger.at("definitions", meta + "_v2", "description") == "other")
            #expect(swagger.at("definitions", meta, "description") != "other")
            #expect(swagger.at("definitions", "org.example.Unused") == nil)
            let protobuf = try await api.request(
                "GET", "/openapi/v2",
                headers: [("Accept", "application/com.github.proto-openapi.spec.v2@v1.0+protobuf")])
            #expect(String(decoding: protobuf.body, as: UTF8.self).contains("org.example.Thing"))
        }
    }

    @Test func watchesAreStreamed() async throws {
        try await run { server, api, other in
            try await register(server)
            try await serve(server, at: other.port)
            #expect(await settles { await condition(server)?.reason == "Passed" })
            try await api.send(TestConnection.bytes("GET", Self.path + "/things?watch=true"))
            #expect(try await api.head().status == 200)
            var text: [UInt8] = []
            while case let piece = try await api.chunk(), !piece.isEmpty { text += piece }
            #expect(String(decoding: text, as: UTF8.self) == "{\"type\":\"ADDED\"}\n{\"type\":\"DELETED\"}\n")
        }
    }
}
