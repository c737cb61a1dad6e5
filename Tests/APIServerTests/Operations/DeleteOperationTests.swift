import APIClient
import APIServer
import ObjectModel
import Testing

/// Deletions: conditions, what holds them up, and whole collections.
@Suite struct DeleteOperationTests {
    private func delete(
        _ server: TestServer, _ name: String = "a", _ resource: ResourceType = TestServer.configMaps,
        _ options: DeleteRequest = .init()
    ) async throws -> Value {
        try await server.client.delete(resource, namespace: "default", name: name, options: options)
    }

    private func exists(_ server: TestServer, _ resource: ResourceType = TestServer.configMaps) async -> Bool {
        await refusal { _ = try await server.client.get(resource, namespace: "default", name: "a") } == nil
    }

    @Test func preconditionsMustHold() async throws {
        try await TestServer.run(listens: false) { server in
            let object = try await server.create(TestServer.configMap("a"))
            let uid = await refusal { _ = try await delete(server, "a", TestServer.configMaps, .init(uid: "other")) }
            #expect(uid?.code == 409)
            let version = await refusal {
                _ = try await delete(server, "a", TestServer.configMaps, .init(resourceVersion: "1"))
            }
            #expect(version?.code == 409)
            #expect(await exists(server))
            let right = DeleteRequest(
                uid: object["metadata"]?["uid"]?.stringValue, resourceVersion: object.version)
            let answer = try await delete(server, "a", TestServer.configMaps, right)
            #expect(answer["status"] == "Success")
            #expect(answer["details"]?["uid"] == object["metadata"]?["uid"])
            #expect(await !exists(server))
            #expect(await refusal { _ = try await delete(server) }?.code == 404)
        }
    }

    private static let conflicts: [(ResourceType, String, Value)] = [
        (
            TestServer.roles, #"Role.rbac.authorization.k8s.io "a": the UID in the precondition (other)"#,
            ["name": "a", "group": "rbac.authorization.k8s.io", "kind": "Role"]
        ),
        (
            TestServer.configMaps, #"ConfigMap "a": the UID in the precondition (other) does not match"#,
            ["name": "a", "kind": "ConfigMap"]
        ),
        (
            TestServer.namespaces, #"namespaces "a": Precondition failed: UID in precondition: other, UID in object"#,
            ["name": "a", "kind": "namespaces"]
        ),
    ]

    /// Most conflicts name the kind and its group; namespaces, which take long to go, name the resource.
    @Test(arguments: conflicts)
    func conflictsNameTheKind(_ resource: ResourceType, _ message: String, _ details: Value) async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let place = resource.namespaced ? "/namespaces/default/" : "/"
            let path = (resource.group.isEmpty ? "/api" : "/apis/\(resource.group)") + "/v1\(place)\(resource.plural)"
            let object: Value = [
                "apiVersion": .string(resource.apiVersion), "kind": .string(resource.kind), "metadata": ["name": "a"],
            ]
            #expect(try await api.request("POST", path, object: object).status == 201)
            let refused = try await api.request("DELETE", "\(path)/a", object: ["preconditions": ["uid": "other"]])
            #expect(refused.status == 409)
            #expect(refused.tree["message"]?.stringValue?.contains("cannot be fulfilled on \(message)") == true)
            #expect(refused.tree["details"] == details)
            await api.close()
        }
    }

    @Test func whatTheSystemNeedsStays() async throws {
        try await TestServer.run(listens: false) { server in
            let namespace = await refusal {
                _ = try await server.client.delete(Namespace.self, namespace: "", name: "kube-system")
            }
            #expect(
                namespace?.message
                    == #"namespaces "kube-system" is forbidden: this namespace may not be deleted"#)
            let priority = await refusal {
                _ = try await server.client.delete(PriorityClass.self, namespace: "", name: "system-node-critical")
            }
            #expect(
                priority?.message
                    == #"priorityclasses.scheduling.k8s.io "system-node-critical" is forbidden: "#
                    + "this is a system priority class and cannot be deleted")
        }
    }

    @Test func ofManyWhoDeleteOneSucceeds() async throws {
        try await TestServer.run(listens: false) { server in
            try await server.create(TestServer.configMap("a"))
            let outcomes = await withTaskGroup(of: StatusError?.self) { group in
                for _ in 0..<30 { group.addTask { await refusal { _ = try await self.delete(server) } } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.compactMap { $0 }.allSatisfy { $0.code == 404 })
        }
    }

    @Test func finalizersHoldAnObject() async throws {
        try await TestServer.run(listens: false) { server in
            var object = TestServer.configMap("a")
            if case .object(var fields) = object {
                fields["metadata"] = ["name": "a", "finalizers": ["example.com/one", "example.com/two"]]
                object = .object(fields)
            }
            try await server.create(object)
            let marked = try await delete(server)
            #expect(marked["metadata"]?["deletionTimestamp"] != nil)
            #expect(try await delete(server).version == marked.version)
            for (left, isThere) in [(["example.com/two"], true), ([], false)] {
                _ = try await server.client.patch(
                    TestServer.configMaps, namespace: "default", name: "a", subresource: nil,
                    patch: .merge(["metadata": ["finalizers": .array(left.map(Value.string))]]))
                #expect(await exists(server) == isThere)
            }
        }
    }

    /// Who asked for the dependents to go too is told that an object is not gone yet.
    @Test func whatHasOnlyBegunIsAccepted() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let path = "/api/v1/namespaces/default/configmaps"
            for (name, finalizers, status) in [("free", [], 200), ("held", ["example.com/hold"], 202)] {
                try await server.create([
                    "apiVersion": "v1", "kind": "ConfigMap",
                    "metadata": ["name": .string(name), "finalizers": .array(finalizers.map(Value.string))],
                ])
                if status == 202 {
                    #expect(try await api.request("DELETE", "\(path)/\(name)").status == 200)
                }
                let answer = try await api.request("DELETE", "\(path)/\(name)", object: ["orphanDependents": false])
                #expect(answer.status == status)
            }
            await api.close()
        }
    }

    @Test(arguments: [
        ("Foreground", ["foregroundDeletion"]), ("Orphan", ["orphan"]), ("Background", nil),
    ])
    func propagationIsLeftToFinalizers(_ policy: String, _ finalizers: [String]?) async throws {
        try await TestServer.run(listens: false) { server in
            try await server.create(TestServer.configMap("a"))
            let answer = try await delete(server, "a", TestServer.configMaps, .init(propagationPolicy: policy))
            #expect(answer["metadata"]?["finalizers"]?.arrayValue?.compactMap(\.stringValue) == finalizers)
            #expect(await exists(server) == (finalizers != nil))
        }
    }

    @Test(arguments: ["Foreground", "Orphan"])
    func nothingDependsOnEvents(_ policy: String) async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let path = "/api/v1/namespaces/default/events"
            let event: Value = [
                "apiVersion": "v1", "kind": "Event", "metadata": ["name": "a", "finalizers": ["example.com/hold"]],
                "involvedObject": ["namespace": "default"],
            ]
            #expect(try await api.request("POST", path, object: event).status == 201)
            _ = try await api.request("DELETE", "\(path)/a?propagationPolicy=\(policy)")
            let left = try await api.request("GET", "\(path)/a").tree
            #expect(left["metadata"]?["deletionTimestamp"] != nil)
            #expect(left["metadata"]?["finalizers"] == ["example.com/hold"])
            await api.close()
        }
    }

    @Test func podsGetTimeToEnd() async throws {
        try await TestServer.run(listens: false) { server in
            try await server.create(
                ["apiVersion": "v1", "kind": "ServiceAccount", "metadata": ["name": "default"]],
                TestServer.resource("serviceaccounts"))
            try await server.create(TestServer.pod("a"), TestServer.pods)
            _ = try await server.client.create(
                TestServer.pods, namespace: "default", name: "a", subresource: "binding",
                object: [
                    "apiVersion": "v1", "kind": "Binding", "metadata": ["name": "a"],
                    "target": ["kind": "Node", "name": "n"],
                ])
            let marked = try await delete(server, "a", TestServer.pods)
            #expect(marked["metadata"]?["deletionGracePeriodSeconds"] == 30)
            // A shorter time counts, a longer one does not.
            for (wanted, left) in [(60, 30), (10, 10), (20, 10)] {
                let answer = try await delete(server, "a", TestServer.pods, .init(gracePeriodSeconds: wanted))
                #expect(answer["metadata"]?["deletionGracePeriodSeconds"] == .int(Int64(left)))
            }
            _ = try await delete(server, "a", TestServer.pods, .init(gracePeriodSeconds: 0))
            #expect(await !exists(server, TestServer.pods))
        }
    }

    @Test func graceMayBeAbsurd() async throws {
        try await TestServer.run { server in
            try await server.create(
                ["apiVersion": "v1", "kind": "ServiceAccount", "metadata": ["name": "default"]],
                TestServer.resource("serviceaccounts"))
            var pod = TestServer.pod("a")
            if case .object(var fields) = pod {
                var spec = fields.object("spec")
                spec["nodeName"] = "n"
                fields["spec"] = .object(spec)
                pod = .object(fields)
            }
            try await server.create(pod, TestServer.pods)
            let api = try await TestConnection.open(server)
            for seconds in ["9223372036854775807", "-9223372036854775808", "99999999999999999999", "x"] {
                let path = "/api/v1/namespaces/default/pods/a?gracePeriodSeconds=\(seconds)"
                #expect(try await api.request("DELETE", path).status != 0)
            }
            try await server.isWell()
        }
    }

    @Test(arguments: ["dryRun=All", ""])
    func collectionsGoAtOnce(_ query: String) async throws {
        try await TestServer.run { server in
            // Many more than there are deletions at one time: a dry run completes all of them at once.
            let count = query.isEmpty ? 500 : 5000
            for number in 0..<count { await server.churn(1, name: "c\(number)") }
            try await server.create(TestServer.configMap("kept", labels: ["keep": "yes"]))
            let api = try await TestConnection.open(server)
            let answer = try await api.request(
                "DELETE", "/api/v1/namespaces/default/configmaps?labelSelector=keep!%3Dyes&\(query)")
            #expect(answer.status == 200)
            #expect(answer.names.count == count)
            let left = try await api.request("GET", "/api/v1/namespaces/default/configmaps")
            #expect(left.names.count == (query.isEmpty ? 1 : count + 1))
        }
    }
}
