import APIServer
import ObjectCoding
import ObjectModel
import Synchronization
import Testing

/// Creations: names, collisions, and the namespaces they go into.
@Suite struct CreateOperationTests {
    @Test func theServerFillsInWhatIsItsOwn() async throws {
        try await TestServer.run(listens: false) { server in
            var object = TestServer.configMap("a")
            if case .object(var fields) = object {
                fields["metadata"] = ["name": "a", "uid": "mine", "creationTimestamp": "2001-01-01T00:00:00Z"]
                object = .object(fields)
            }
            let created = try await server.create(object)
            #expect(created["metadata"]?["uid"] != "mine")
            #expect(created["metadata"]?["creationTimestamp"] == .string(TestServer.now.rfc3339))
            #expect(created["metadata"]?["namespace"] == "default")
            #expect(UInt64(created.version) == server.store.revision)
        }
    }

    /// Manifests state a namespace of whatever they hold; clients send it along.
    @Test func objectsOfTheClusterLoseTheirNamespace() async throws {
        try await TestServer.shared { server in
            let api = try await TestConnection.open(server)
            func send(_ method: String, _ name: String, _ fields: String, type: String) async throws -> TestResponse {
                let path = "/apis/scheduling.k8s.io/v1/priorityclasses" + name
                let body = #"{"metadata":{"name":"scattered","namespace":"default"}\#(fields)}"#
                return try await api.request(
                    method, path, headers: [("Content-Type", "application/\(type)")], body: Array(body.utf8))
            }
            let answers = [
                try await send("POST", "", #","value":7"#, type: "json"),
                try await send("PUT", "/scattered", #","value":7,"description":"d""#, type: "json"),
                try await send("PATCH", "/scattered", #","description":"e""#, type: "merge-patch+json"),
                try await send("DELETE", "/scattered", "", type: "json"),
            ]
            #expect(answers.map(\.status) == [201, 200, 200, 200])
            #expect(answers.allSatisfy { $0.tree["metadata"]?["namespace"] == nil })
        }
    }

    @Test func ownersThatAreNamedTwiceAreKeptOnce() async throws {
        let owner: Value = ["apiVersion": "v1", "kind": "ConfigMap", "name": "o", "uid": "1"]
        func body(_ owners: [Value]) -> Value {
            [
                "apiVersion": "v1", "kind": "ConfigMap",
                "metadata": ["name": "a", "ownerReferences": .array(owners)],
            ]
        }
        let end = "duplicate UID(s) observed: 1\""
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let path = "/api/v1/namespaces/default/configmaps"
            let add: Value = [["op": "add", "path": "/metadata/ownerReferences/-", "value": owner]]
            let answers = [
                try await api.request("POST", path, object: body([owner, owner])),
                try await api.request("PUT", path + "/a", object: body([owner, owner])),
                try await api.request(
                    "PATCH", path + "/a", headers: [("Content-Type", "application/json-patch+json")], object: add),
            ]
            for answer in answers {
                #expect([200, 201].contains(answer.status))
                #expect(try JSON.parse(answer.body).at("metadata", "ownerReferences") == [owner])
                let warnings = answer.headers.filter { $0.0.lowercased() == "warning" }.map { $0.1 }
                #expect(warnings.count == 1 && warnings[0].hasSuffix(end))
            }
            let after = answers[2].headers.filter { $0.0.lowercased() == "warning" }.map { $0.1 }
            #expect(after[0].contains("duplicate entries after mutating admission happens;"))
            await api.close()
        }
    }

    @Test func aNameBelongsToOne() async throws {
        try await TestServer.run(listens: false) { server in
            try await server.create(TestServer.configMap("a"))
            let error = await refusal { try await server.create(TestServer.configMap("a")) }
            #expect(error?.code == 409)
            #expect(error?.reason == "AlreadyExists")
            #expect(error?.message == "configmaps \"a\" already exists")
        }
    }

    @Test func ofManyWhoWantANameOneGetsIt() async throws {
        try await TestServer.run(listens: false) { server in
            let outcomes = await withTaskGroup(of: StatusError?.self) { group in
                for number in 0..<50 {
                    group.addTask {
                        await refusal {
                            try await server.create(TestServer.configMap("a", ["by": .string("\(number)")]))
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.compactMap { $0 }.allSatisfy { $0.reason == "AlreadyExists" })
        }
    }

    private func generated(_ prefix: String) -> Value {
        ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["generateName": .string(prefix)]]
    }

    @Test func generatedNamesThatAreTakenAreTriedAgain() async throws {
        let suffixes = Mutex(["aaaaa", "aaaaa", "aaaaa", "bbbbb"])
        let configure: (inout APIServerConfiguration) -> Void = {
            $0.environment.suffix = { _ in suffixes.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] } }
        }
        try await TestServer.run(listens: false, configure: configure) { server in
            let (first, second) = (try await server.create(generated("x-")), try await server.create(generated("x-")))
            #expect([first.name, second.name] == ["x-aaaaa", "x-bbbbb"])
            let error = await refusal { try await server.create(generated("x-")) }
            #expect(error?.reason == "AlreadyExists")
            #expect(
                error?.message == "configmaps \"x-bbbbb\" already exists, the server was not able to generate a unique "
                    + "name for the object")
            #expect(error?.details?["retryAfterSeconds"] == 1)
        }
    }

    @Test func longPrefixesAreCutToMakeRoom() async throws {
        try await TestServer.run(listens: false) { server in
            let name = try await server.create(generated(String(repeating: "x", count: 100))).name
            #expect(name.utf8.count == 63)
            #expect(name.hasPrefix(String(repeating: "x", count: 58)))
        }
    }

    @Test func namespacesMustExistAndStay() async throws {
        try await TestServer.run(listens: false) { server in
            let missing = await refusal { try await server.create(TestServer.configMap("a"), namespace: "nowhere") }
            #expect(missing?.code == 404)
            #expect(missing?.message == "namespaces \"nowhere\" not found")

            try await server.create(
                ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "going"]], TestServer.namespaces)
            try await server.create(TestServer.configMap("before"), namespace: "going")
            let namespace = try await server.client.delete(
                TestServer.namespaces, namespace: "", name: "going", options: .init())
            #expect(namespace["status"]?["phase"] == "Terminating")
            let refused = await refusal { try await server.create(TestServer.configMap("after"), namespace: "going") }
            #expect(refused?.code == 403)
            #expect(refused?.details?["causes"]?.arrayValue?.first?["reason"] == "NamespaceTerminating")
            // What is there can still change, and go.
            _ = try await server.client.patch(
                TestServer.configMaps, namespace: "going", name: "before", subresource: nil,
                patch: .merge(["data": ["a": "b"]]))
            _ = try await server.client.delete(
                TestServer.configMaps, namespace: "going", name: "before", options: .init())
        }
    }
}
