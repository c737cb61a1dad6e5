import APIClient
import ObjectCoding
import ObjectModel
import ObjectStore
import Testing

@Suite struct DefinitionRegistrarTests {
    private func definition(_ server: TestServer) async throws -> CustomResourceDefinition {
        CustomResourceDefinition(
            try await server.client.get(Widgets.definitions, namespace: "", name: "widgets.example.com"))
    }

    private func isEstablished(_ server: TestServer) async -> Bool {
        await settles {
            do {
                return try await definition(server).status.conditions.contains {
                    $0.type == "Established" && $0.status == "True"
                }
            } catch {
                return false
            }
        }
    }

    private func spec(_ server: TestServer, _ name: String) async throws -> Value? {
        try await server.client.get(Widgets.resource, namespace: "default", name: name)["spec"]
    }

    private static let schema: Value = [
        "type": "object",
        "properties": ["size": ["type": "integer", "maximum": 10], "colour": ["type": "string", "default": "red"]],
    ]

    /// Who has seen that a definition is established can use the resource.
    @Test func whatIsEstablishedIsServed() async throws {
        try await TestServer.run { server in
            try await server.create(Widgets.definition(spec: Self.schema), Widgets.definitions)
            #expect(await isEstablished(server))
            let api = try await TestConnection.open(server)
            let path = "/apis/example.com/v1/namespaces/default/widgets"
            let body = Widgets.widget("a", ["size": 3, "unknown": 1])
            #expect(try await api.request("POST", path, object: body).status == 201)
            #expect(try await spec(server, "a") == ["colour": "red", "size": 3])
            #expect(try await api.request("GET", "/apis/example.com/v1").status == 200)
            #expect(try await api.request("GET", "/openapi/v3/apis/example.com/v1").status == 200)
            let tooLarge = try await api.request("POST", path, object: Widgets.widget("b", ["size": 11]))
            #expect(tooLarge.status == 422)
            await api.close()
        }
    }

    /// Each of the keys that are no properties is an error that shows all keys. Not all of them are told.
    @Test func refusalsAreNoLargerThanTheirReaderCanBear() async throws {
        let keys = (0..<4000).map { Value.string("the-key-with-the-number-\($0)") }
        let list: Value = [
            "type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": .array(keys),
            "items": ["type": "object", "properties": ["k": ["type": "string"]]],
        ]
        try await TestServer.run(listens: false) { server in
            let definition = Widgets.definition(spec: ["type": "object", "properties": ["list": list]])
            await #expect {
                try await server.create(definition, Widgets.definitions)
            } throws: { error in
                guard let error = error as? StatusError else { return false }
                let causes = error.details?["causes"]?.arrayValue ?? []
                return error.code == 422 && error.message.utf8.count < 2 << 20 && (1..<100).contains(causes.count)
                    && error.message.hasSuffix(", and \(4000 - causes.count) more]")
            }
        }
    }

    /// Refusals name the kind that an object claims to be, and documents the fields by which objects can be selected.
    @Test func answersKnowTheDefinition() async throws {
        try await TestServer.run { server in
            var made = CustomResourceDefinition(Widgets.definition(spec: Self.schema))
            made.spec.versions[0].selectableFields = [.make { $0.jsonPath = ".spec.colour" }]
            #expect(try await Widgets.establish(made.value, on: server))
            let api = try await TestConnection.open(server)
            var other = Widgets.widget("a", ["size": 3]).objectValue ?? Fields()
            other["kind"] = "Other"
            let refusal = try await api.request(
                "POST", "/apis/example.com/v1/namespaces/default/widgets", object: .object(other))
            #expect(
                try JSON.parse(refusal.body)["message"]
                    == #"Other.example.com "a" is invalid: kind: Invalid value: "Other": must be Widget"#)
            let document = try await api.request("GET", "/openapi/v3/apis/example.com/v1")
            let widget = try JSON.parse(document.body).at("components", "schemas", "com.example.v1.Widget")
            #expect(widget?["x-kubernetes-selectable-fields"] == [["fieldPath": "spec.colour"]])
            await api.close()
        }
    }

    /// Who scales an object owns its replicas, whatever the version that others wrote in.
    @Test func scalingKeepsOwnersInOtherVersions() async throws {
        try await TestServer.run { server in
            var made = CustomResourceDefinition(
                Widgets.definition(spec: [
                    "type": "object",
                    "properties": [
                        "size": ["type": "integer"], "colour": ["type": "string"],
                    ],
                ]))
            made.spec.versions[0].subresources = .make {
                $0.scale = .make {
                    $0.specReplicasPath = ".spec.size"
                    $0.statusReplicasPath = ".status.size"
                }
            }
            var old = made.spec.versions[0]
            (old.name, old.storage) = ("v1beta1", false)
            made.spec.versions.append(old)
            #expect(try await Widgets.establish(made.value, on: server))
            let api = try await TestConnection.open(server)
            let path = "/apis/example.com/v1beta1/namespaces/default/widgets"
            var widget = Widgets.widget("a", ["size": 3, "colour": "red"]).objectValue ?? Fields()
            widget["apiVersion"] = "example.com/v1beta1"
            #expect(try await api.request("POST", path + "?fieldManager=maker", object: .object(widget)).status == 201)
            let scale: Value = [
                "apiVersion": "autoscaling/v1", "kind": "Scale", "metadata": ["name": "a"], "spec": ["replicas": 5],
            ]
            let target = "/apis/example.com/v1/namespaces/default/widgets/a/scale?fieldManager=scaler"
            #expect(try await api.request("PUT", target, object: scale).status == 200)
            let scaled = try JSON.parse(try await api.request("GET", path + "/a").body)
            #expect(scaled.at("spec", "size") == 5)
            let owners = scaled.at("metadata", "managedFields")?.arrayValue ?? []
            #expect(owners.map { $0["manager"] } == ["scaler", "maker"])
            #expect(owners.first?["fieldsV1"] == ["f:spec": ["f:size": [:]]])
            await api.close()
        }
    }

    /// A default that a definition gets later shows in objects that were stored before.
    @Test func storedObjectsGetNewDefaults() async throws {
        try await TestServer.run { server in
            try await server.create(
                Widgets.definition(spec: ["type": "object", "properties": ["size": ["type": "integer"]]]),
                Widgets.definitions)
            #expect(await isEstablished(server))
            try await server.create(Widgets.widget("a", ["size": 1]), Widgets.resource)
            var changed = try await definition(server)
            changed.spec.versions[0].schema?.openAPIV3Schema?.fields["properties"] = ["spec": Self.schema]
            try await server.client.update(
                Widgets.definitions, namespace: "", name: "widgets.example.com", subresource: nil,
                object: changed.value)
            #expect(
                await settles {
                    do { return try await spec(server, "a") == ["size": 1, "colour": "red"] } catch { return false }
                })
        }
    }

    /// Who watches sees the objects go, and then the watch ends.
    @Test func watchesEndWithTheirDefinition() async throws {
        try await TestServer.run { server in
            try await server.create(Widgets.definition(), Widgets.definitions)
            #expect(await isEstablished(server))
            try await server.create(Widgets.widget("a", [:]), Widgets.resource)
            let watch = try await TestConnection.open(server)
            try await watch.send(TestConnection.bytes("GET", "/apis/example.com/v1/widgets?watch=1"))
            #expect(try await watch.head().status == 200)
            #expect(try JSON.parse(try await watch.chunk())["type"] == "ADDED")
            try await server.client.delete(
                Widgets.definitions, namespace: "", name: "widgets.example.com", options: DeleteRequest())
            #expect(try JSON.parse(try await watch.chunk())["type"] == "DELETED")
            #expect(try await watch.chunk().isEmpty)
            await watch.close()
        }
    }

    /// A watch shows what its definition said when it began.
    @Test func watchesEndWhenTheirDefinitionChanges() async throws {
        try await TestServer.run { server in
            try await server.create(Widgets.definition(), Widgets.definitions)
            #expect(await isEstablished(server))
            let watch = try await TestConnection.open(server)
            try await watch.send(TestConnection.bytes("GET", "/apis/example.com/v1/widgets?watch=1"))
            #expect(try await watch.head().status == 200)
            var changed = try await definition(server)
            changed.spec.versions[0].schema?.openAPIV3Schema?.fields["properties"] = ["spec": Self.schema]
            try await server.client.update(
                Widgets.definitions, namespace: "", name: "widgets.example.com", subresource: nil,
                object: changed.value)
            #expect(try await watch.chunk().isEmpty)
            await watch.close()
        }
    }

    /// A definition goes when its objects have gone, and those when their finalizers have.
    @Test func aDefinitionTakesItsObjectsWithIt() async throws {
        try await TestServer.run { server in
            try await server.create(Widgets.definition(), Widgets.definitions)
            #expect(await isEstablished(server))
            try await server.create(Widgets.widget("free", [:]), Widgets.resource)
            var held = Widgets.widget("held", [:])
            held["metadata"]?["finalizers"] = ["example.com/hold"]
            try await server.create(held, Widgets.resource)
            try await server.client.delete(
                Widgets.definitions, namespace: "", name: "widgets.example.com", options: DeleteRequest())
            #expect(await settles { server.store.count(resource: "widgets.example.com") == 1 })
            let refused = await refusal { try await server.create(Widgets.widget("late", [:]), Widgets.resource) }
            #expect(refused == nil || refused?.code == 405)
            try await server.client.patch(
                Widgets.resource, namespace: "default", name: "held", subresource: nil,
                patch: .merge(["metadata": ["finalizers": nil]]))
            #expect(await settles { server.store.count(resource: "widgets.example.com") == 0 })
            #expect(
                await settles {
                    await refusal { _ = try await definition(server) }?.code == 404
                })
        }
    }
}
