import APIClient
import APIServer
import ObjectCoding
import ObjectModel
import ObjectStore
import Synchronization
import TestKit
import Testing

/// Widgets of v1 have `spec.size`, those of v2 `spec.length`; they are stored as v1.
@Suite struct CustomConversionTests {
    /// What the webhook does with questions.
    private final class Hook: Sendable {
        let questions = Mutex<[Int]>([])
        let refusal = Mutex<String?>(nil)

        func answer(_ body: [UInt8]) throws -> Value {
            let request = try JSON.parse(body)["request"] ?? .null
            let objects = request["objects"]?.arrayValue ?? []
            questions.withLock { $0.append(objects.count) }
            var response: Fields = ["uid": request["uid"] ?? ""]
            if let why = refusal.withLock({ $0 }) {
                response["result"] = ["status": "Failure", "message": .string(why)]
            } else {
                response["result"] = ["status": "Success"]
                let version = request["desiredAPIVersion"]?.stringValue ?? ""
                response["convertedObjects"] = .array(objects.map { Self.converted($0, to: version) })
            }
            return [
                "apiVersion": "apiextensions.k8s.io/v1", "kind": "ConversionReview", "response": .object(response),
            ]
        }

        private static func converted(_ object: Value, to version: String) -> Value {
            var object = object
            let (old, new) = version.hasSuffix("v2") ? ("size", "length") : ("length", "size")
            let value = object.at("spec", old)
            object["apiVersion"] = .string(version)
            object["spec"]?[old] = nil
            object["spec"]?[new] = value
            return object
        }
    }

    private static func definition(_ hooks: TestHTTPServer) -> Value {
        func version(_ name: Value, _ field: String, isStorage: Bool) -> Value {
            [
                "name": name, "served": true, "storage": .bool(isStorage),
                "subresources": [
                    "status": [:],
                    "scale": [
                        "specReplicasPath": .string(".spec.\(field)"), "statusReplicasPath": ".status.replicas",
                    ],
                ],
                "schema": [
                    "openAPIV3Schema": [
                        "type": "object",
                        "properties": [
                            "spec": ["type": "object", "properties": .object([field: ["type": "integer"]])],
                            "status": ["type": "object", "properties": ["replicas": ["type": "integer"]]],
                        ],
                    ]
                ],
            ]
        }
        return [
            "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
            "metadata": ["name": "widgets.example.com"],
            "spec": [
                "group": "example.com", "scope": "Namespaced", "names": ["plural": "widgets", "kind": "Widget"],
                "versions": [version("v1", "size", isStorage: true), version("v2", "length", isStorage: false)],
                "conversion": [
                    "strategy": "Webhook",
                    "webhook": [
                        "conversionReviewVersions": ["v1"],
                        "clientConfig": [
                            "url": .string("https://127.0.0.1:\(hooks.port)/convert"),
                            "caBundle": .string(Base64.encode(Array(TestCertificates.hookAuthority.utf8))),
                        ],
                    ],
                ],
            ],
        ]
    }

    private static let path = "/apis/example.com/v2/namespaces/default/widgets"

    private func run(_ body: (TestServer, TestConnection, Hook) async throws -> Void) async throws {
        let hook = Hook()
        try await TestHTTPServer.run { request in
            guard let answer = try? hook.answer(request.body) else { return TestHTTPAnswer(status: 400) }
            return TestHTTPAnswer(headers: ["Content-Type": "application/json"], body: JSON.encode(answer))
        } _: { hooks in
            try await TestServer.run { server in
                try await server.create(Self.definition(hooks), Widgets.definitions)
                let api = try await TestConnection.open(server)
                #expect(
                    await settles {
                        do {
                            return try await api.request("GET", "/apis/example.com/v2").status == 200
                        } catch {
                            return false
                        }
                    })
                try await body(server, api, hook)
                await api.close()
            }
        }
    }

    private func widget(_ name: String, length: Int64) -> Value {
        [
            "apiVersion": "example.com/v2", "kind": "Widget", "metadata": ["name": .string(name)],
            "spec": ["length": .int(length)],
        ]
    }

    private func stored(_ server: TestServer, _ name: String) -> Value? {
        server.store.get(ObjectKey(resource: "widgets.example.com", namespace: "default", name: name))?.tree
    }

    @Test func objectsAreStoredInOneVersionAndShownInAnother() async throws {
        try await run { server, api, _ in
            let created = try await api.request("POST", Self.path, object: widget("a", length: 3))
            #expect(created.status == 201)
            #expect(try JSON.parse(created.body)["apiVersion"] == "example.com/v2")
            #expect(try JSON.parse(created.body)["spec"] == ["length": 3])
            #expect(stored(server, "a")?["apiVersion"] == "example.com/v1")
            #expect(stored(server, "a")?["spec"] == ["size": 3])
            let got = try await api.request("GET", Self.path + "/a")
            #expect(try JSON.parse(got.body)["spec"] == ["length": 3])
            let plain = try await api.request("GET", "/apis/example.com/v1/namespaces/default/widgets/a")
            #expect(try JSON.parse(plain.body)["spec"] == ["size": 3])
        }
    }

    @Test func changesAreMadeInTheVersionOfTheRequest() async throws {
        try await run { server, api, _ in
            _ = try await api.request("POST", Self.path, object: widget("a", length: 3))
            let patched = try await api.request(
                "PATCH", Self.path + "/a", headers: [("Content-Type", "application/merge-patch+json")],
                body: Array(#"{"spec":{"length":4}}"#.utf8))
            #expect(try JSON.parse(patched.body)["spec"] == ["length": 4])
            #expect(stored(server, "a")?["spec"] == ["size": 4])
            var object = try JSON.parse(patched.body)
            object["spec"] = ["length": 5]
            let replaced = try await api.request("PUT", Self.path + "/a", object: object)
            #expect(replaced.status == 200)
            #expect(stored(server, "a")?["spec"] == ["size": 5])
            object = try JSON.parse(replaced.body)
            object["status"] = ["replicas": 2]
            let status = try await api.request("PUT", Self.path + "/a/status", object: object)
            #expect(try JSON.parse(status.body)["status"] == ["replicas": 2])
            #expect(stored(server, "a")?["status"] == ["replicas": 2])
            #expect(stored(server, "a")?["spec"] == ["size": 5])
            let scale = try JSON.parse(try await api.request("GET", Self.path + "/a/scale").body)
            #expect(scale.at("spec", "replicas") == 5)
            let version = stored(server, "a")?.version
            let same = try await api.request(
                "PATCH", Self.path + "/a", headers: [("Content-Type", "application/merge-patch+json")],
                body: Array(#"{"spec":{"length":5}}"#.utf8))
            #expect(try JSON.parse(same.body).version == version)
            let gone = try await api.request("DELETE", Self.path + "/a")
            #expect(gone.status == 200)
            #expect(stored(server, "a") == nil)
        }
    }

    @Test func aListIsConvertedAtOnce() async throws {
        try await run { server, api, hook in
            for name in ["a", "b", "c"] { try await server.create(Widgets.widget(name, ["size": 1]), Widgets.resource) }
            #expect(hook.questions.withLock { $0 } == [])
            let list = try JSON.parse(try await api.request("GET", Self.path).body)
            #expect(list["items"]?.arrayValue?.map { $0["spec"] ?? .null } == Array(repeating: ["length": 1], count: 3))
            #expect(hook.questions.withLock { $0 } == [3])
            _ = try await api.request("GET", Self.path)
            #expect(hook.questions.withLock { $0 } == [3])
        }
    }

    @Test func theWebhooksRefusalIsTheClients() async throws {
        try await run { server, api, hook in
            try await server.create(Widgets.widget("a", ["size": 1]), Widgets.resource)
            hook.refusal.withLock { $0 = "not today" }
            for path in [Self.path, Self.path + "/a", Self.path + "/a/scale"] {
                let refused = try await api.request("GET", path)
                #expect(refused.status == 500)
                #expect(
                    try JSON.parse(refused.body)["message"]
                        == "conversion webhook for example.com/v1, Kind=Widget failed: not today")
            }
            let created = try await api.request("POST", Self.path, object: widget("b", length: 1))
            #expect(created.status == 500)
            #expect(
                try JSON.parse(created.body)["message"]
                    == "conversion webhook for example.com/v2, Kind=Widget failed: not today")
            #expect(stored(server, "b") == nil)
        }
    }

    @Test func watchesAreConverted() async throws {
        try await run { server, api, _ in
            try await server.create(Widgets.widget("a", ["size": 1]), Widgets.resource)
            let watch = try await TestConnection.open(server)
            try await watch.send(TestConnection.bytes("GET", Self.path + "?watch=1"))
            #expect(try await watch.head().status == 200)
            func next() async throws -> Value { try JSON.parse(try await watch.chunk()) }
            let first = try await next()
            #expect(first["type"] == "ADDED")
            #expect(first.at("object", "spec") == ["length": 1])
            try await server.create(Widgets.widget("b", ["size": 2]), Widgets.resource)
            let second = try await next()
            #expect(second.at("object", "apiVersion") == "example.com/v2")
            #expect(second.at("object", "spec") == ["length": 2])
            _ = try await api.request("DELETE", Self.path + "/b")
            let third = try await next()
            #expect(third["type"] == "DELETED")
            #expect(third.at("object", "spec") == ["length": 2])
            await watch.close()
        }
    }

    /// Those who follow the objects from within see them in the version they asked for.
    @Test func theLocalClientConverts() async throws {
        try await run { server, _, _ in
            try await server.create(Widgets.widget("a", ["size": 1]), Widgets.resource)
            let second = Widgets.resource(version: "v2")
            let object = try await server.client.get(second, namespace: "default", name: "a")
            #expect(object["spec"] == ["length": 1])
            let list = try await server.client.list(second, namespace: nil, options: ListRequest())
            #expect(list.items.map { $0["spec"] ?? .null } == [["length": 1]])
            var events = try await server.client.watch(second, namespace: nil, options: ListRequest())
                .makeAsyncIterator()
            #expect(try await events.next()?.object["spec"] == ["length": 1])
            try await server.create(Widgets.widget("b", ["size": 2]), Widgets.resource)
            #expect(try await events.next()?.object["spec"] == ["length": 2])
        }
    }
}
