import APIClient
import APIServer
import ObjectModel
import ObjectStore
import Testing

/// Updates and patches when many want to change one object.
@Suite struct UpdateOperationTests {
    @Test func patchesOfManyAreAllAppliedOnce() async throws {
        try await TestServer.run(listens: false) { server in
            let first = try await server.create(TestServer.configMap("a"))
            let versions = try await withThrowingTaskGroup(of: String.self) { group in
                for number in 0..<50 {
                    group.addTask {
                        try await server.client.patch(
                            TestServer.configMaps, namespace: "default", name: "a", subresource: nil,
                            patch: .merge(["data": .object(Fields([("key-\(number)", .string("x"))]))])
                        ).version
                    }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(versions.count == 50)
            let object = try await server.client.get(TestServer.configMaps, namespace: "default", name: "a")
            #expect(object["data"]?.objectValue?.entries.count == 50)
            #expect(UInt64(object.version) == UInt64(first.version)! + 50)
        }
    }

    /// A client that is told that an object is gone, changed or there already finds it so when it looks.
    @Test func refusalsTellOfNothingThatReadersDoNotSeeYet() async throws {
        let log = HeldLog()
        try await TestServer.run(listens: false, log: log) { server in
            for name in ["gone", "changed"] { try await server.create(TestServer.configMap(name)) }
            let stale = try await server.read("changed")
            log.hold()
            async let deletion = server.client.delete(
                TestServer.configMaps, namespace: "default", name: "gone", options: DeleteRequest())
            async let change = server.patch("changed")
            async let creation = server.create(TestServer.configMap("made"))
            await server.waitUntilUnderWay(gone: ["gone"], changed: ["changed"], made: ["made"])

            async let missing = server.refusalThenLook("gone") { _ = try await server.patch("gone") }
            async let conflict = server.refusalThenLook("changed") {
                _ = try await server.client.update(
                    TestServer.configMaps, namespace: "default", name: "changed", subresource: nil, object: stale)
            }
            async let existing = server.refusalThenLook("made") {
                try await server.create(TestServer.configMap("made"))
            }
            // Time for an answer that comes too early.
            for _ in 0..<100 { await Task.yield() }
            log.release()
            #expect(await missing == ["NotFound", "absent"])
            #expect(await conflict == ["Conflict", "changed"])
            #expect(await existing == ["AlreadyExists", "as made"])
            _ = try await (deletion, change, creation)
        }
    }

    @Test func countersOfManyAreExact() async throws {
        try await TestServer.run(listens: false) { server in
            try await server.create(TestServer.configMap("a", ["count": "0"]))
            try await withThrowingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask { for _ in 0..<10 { try await Self.increment(server) } }
                }
                try await group.waitForAll()
            }
            let object = try await server.client.get(TestServer.configMaps, namespace: "default", name: "a")
            #expect(object["data"]?["count"] == "80")
        }
    }

    /// Reads, adds one, and writes under the version that was read, until nobody comes between.
    private static func increment(_ server: TestServer) async throws {
        while true {
            let read = try await server.client.get(TestServer.configMaps, namespace: "default", name: "a")
            guard case .object(var fields) = read else { return }
            let count = Int(read["data"]?["count"]?.stringValue ?? "") ?? -1
            fields["data"] = ["count": .string("\(count + 1)")]
            do {
                _ = try await server.client.update(
                    TestServer.configMaps, namespace: "default", name: "a", subresource: nil, object: .object(fields))
                return
            } catch let error as StatusError where error.reason == "Conflict" {
                continue
            }
        }
    }

    /// Some kinds have always been created by PUT; pod templates are not among them.
    @Test(arguments: [("limitranges", "LimitRange", 201), ("podtemplates", "PodTemplate", 404)])
    func whatIsNotThereIsCreatedOfSomeKinds(_ plural: String, _ kind: String, _ status: Int) async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let answer = try await api.request(
                "PUT", "/api/v1/namespaces/default/\(plural)/a",
                object: [
                    "apiVersion": "v1", "kind": .string(kind), "metadata": ["name": "a"],
                    "spec": ["limits": [["type": "Pod"]]],
                    "template": ["spec": ["containers": [["name": "a", "image": "a"]]]],
                ])
            #expect(answer.status == status, "\(answer.text)")
            await api.close()
        }
    }

    @Test func oldVersionsAreRefused() async throws {
        try await TestServer.run(listens: false) { server in
            let old = try await server.create(TestServer.configMap("a"))
            _ = try await server.client.patch(
                TestServer.configMaps, namespace: "default", name: "a", subresource: nil,
                patch: .merge(["data": ["a": "b"]]))
            let error = await refusal {
                _ = try await server.client.update(
                    TestServer.configMaps, namespace: "default", name: "a", subresource: nil, object: old)
            }
            #expect(error?.code == 409)
            #expect(
                error?.message == "Operation cannot be fulfilled on configmaps \"a\": the object has been modified; "
                    + "please apply your changes to the latest version and try again")
            let stated = await refusal {
                _ = try await server.client.patch(
                    TestServer.configMaps, namespace: "default", name: "a", subresource: nil,
                    patch: .merge(["metadata": ["resourceVersion": .string(old.version)]]))
            }
            #expect(stated?.reason == "Conflict")
        }
    }

    @Test func aChangeThatChangesNothingKeepsTheVersion() async throws {
        try await TestServer.run(listens: false) { server in
            let object = try await server.create(TestServer.configMap("a", ["a": "b"]))
            let same = try await server.client.patch(
                TestServer.configMaps, namespace: "default", name: "a", subresource: nil,
                patch: .merge(["data": ["a": "b"]]))
            #expect(same.version == object.version)
        }
    }

    @Test func dryRunsStoreNothing() async throws {
        try await TestServer.run { server in
            try await server.create(TestServer.configMap("a"))
            let revision = server.store.revision
            let api = try await TestConnection.open(server)
            let collection = "/api/v1/namespaces/default/configmaps"
            let created = try await api.request(
                "POST", "\(collection)?dryRun=All", object: TestServer.configMap("b", ["x": "y"]))
            #expect(created.status == 201)
            #expect(created.tree["data"]?["x"] == "y")
            let twice = "\(collection)?dryRun=All&dryRun=All"
            #expect(try await api.request("POST", twice, object: TestServer.configMap("b")).status == 201)
            let unclear = try await api.request("POST", "\(collection)?dryRun=", object: TestServer.configMap("b"))
            #expect(unclear.status == 422)
            let taken = try await api.request("POST", "\(collection)?dryRun=All", object: TestServer.configMap("a"))
            #expect(taken.status == 409)
            let patched = try await api.request(
                "PATCH", "\(collection)/a?dryRun=All", headers: [("Content-Type", "application/merge-patch+json")],
                object: ["data": ["x": "y"]])
            #expect(patched.tree["data"]?["x"] == "y")
            let replaced = try await api.request(
                "PUT", "\(collection)/a?dryRun=All", object: TestServer.configMap("a", ["x": "z"]))
            #expect(replaced.tree["data"]?["x"] == "z")
            #expect(try await api.request("DELETE", "\(collection)/a?dryRun=All").status == 200)
            #expect(try await api.request("DELETE", "\(collection)?dryRun=All").status == 200)
            #expect(try await api.request("DELETE", "\(collection)/none?dryRun=All").status == 404)
            let service: Value = [
                "apiVersion": "v1", "kind": "Service", "metadata": ["name": "s"],
                "spec": ["clusterIP": "10.96.9.9", "ports": [["port": 80]]],
            ]
            for _ in 0..<2 {
                let answer = try await api.request(
                    "POST", "/api/v1/namespaces/default/services?dryRun=All", object: service)
                #expect(answer.status == 201, "\(answer.text)")
            }
            #expect(server.store.revision == revision)
            #expect(try await api.request("GET", collection).names == ["a"])
        }
    }
}

extension TestServer {
    fileprivate func read(_ name: String) async throws -> Value {
        try await client.get(Self.configMaps, namespace: "default", name: name)
    }

    fileprivate func patch(_ name: String) async throws -> Value {
        try await client.patch(
            Self.configMaps, namespace: "default", name: name, subresource: nil,
            patch: .merge(["data": ["state": "changed"]]))
    }

    /// Returns when writers see the new state of all, and readers the old one.
    fileprivate func waitUntilUnderWay(gone: [String], changed: [String], made: [String]) async {
        func newest(_ name: String) -> StoredObject? {
            store.newest(ObjectKey(resource: "configmaps", namespace: "default", name: name))
        }
        while gone.contains(where: { newest($0) != nil }) || made.contains(where: { newest($0) == nil })
            || changed.contains(where: { newest($0)?.tree["data"]?["state"] == nil })
        {
            await Task.yield()
        }
    }

    /// Why a write was refused, and what its writer sees then.
    fileprivate func refusalThenLook(_ name: String, _ write: () async throws -> Void) async -> [String] {
        let reason = await refusal(write)?.reason ?? "none"
        let seen: String
        do { seen = try await read(name)["data"]?["state"]?.stringValue ?? "as made" } catch { seen = "absent" }
        return [reason, seen]
    }
}
