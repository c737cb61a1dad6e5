import APIServer
import ObjectCoding
import ObjectModel
import Testing

/// Server-side apply and the record of managers, over HTTP.
@Suite struct ApplyOperationTests {
    private static let maps = "/api/v1/namespaces/default/configmaps"
    private static let deployments = "/apis/apps/v1/namespaces/default/deployments"

    private func apply(
        _ api: TestConnection, _ target: String, _ object: Value, type: String = "application/apply-patch+yaml"
    ) async throws -> TestResponse {
        try await api.request("PATCH", target, headers: [("Content-Type", type)], object: object)
    }

    private func owners(_ object: Value) -> [String] {
        (object["metadata"]?["managedFields"]?.arrayValue ?? []).map { entry in
            ["manager", "operation", "subresource"].compactMap { entry[$0]?.stringValue }.joined(separator: " ")
        }
    }

    private func map(_ data: Fields) -> Value {
        ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "x"], "data": .object(data)]
    }

    @Test func applyingCreatesChangesAndLeavesAlone() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let target = "\(Self.maps)/x?fieldManager=alice"
            #expect(try await apply(api, target, map(["a": "1", "b": "1"])).status == 201)
            let changed = try await apply(api, target, map(["a": "2"]))
            #expect(changed.status == 200)
            #expect(changed.tree["data"] == ["a": "2"], "what is no longer applied goes")
            let same = try await apply(api, target, map(["a": "2"]))
            #expect(same.tree.version == changed.tree.version)
            #expect(owners(same.tree) == ["alice Apply"])
        }
    }

    @Test func conflictsNameTheFieldAndItsManager() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            _ = try await apply(api, "\(Self.maps)/x?fieldManager=alice", map(["a": "1"]))
            let refused = try await apply(api, "\(Self.maps)/x?fieldManager=bob", map(["a": "2"]))
            #expect(refused.status == 409)
            #expect(
                refused.tree["message"] == #"Apply failed with 1 conflict: conflict with "alice": .data.a"#)
            #expect(
                refused.tree["details"] == [
                    "causes": [
                        [
                            "reason": "FieldManagerConflict", "message": #"conflict with "alice""#, "field": ".data.a",
                        ]
                    ]
                ])
            let forced = try await apply(api, "\(Self.maps)/x?fieldManager=bob&force=true", map(["a": "2"]))
            #expect(owners(forced.tree) == ["bob Apply"])
        }
    }

    @Test func theUserAgentNamesWhoDoesNotSay() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let agent = [("User-Agent", "tool/v1 (linux)"), ("Content-Type", "application/json")]
            let made = try await api.request("POST", Self.maps, headers: agent, object: map(["a": "1"]))
            #expect(owners(made.tree) == ["tool Update"])
            var object = made.tree
            object["data"] = ["a": "1", "b": "1"]
            let put = try await api.request("PUT", "\(Self.maps)/x?fieldManager=other", object: object)
            #expect(owners(put.tree) == ["other Update", "tool Update"])
        }
    }

    @Test func anEmptyListClearsTheRecord() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            var object = try await api.request("POST", Self.maps, object: map(["a": "1"])).tree
            object["metadata"]?["managedFields"] = []
            let cleared = try await api.request("PUT", "\(Self.maps)/x", object: object)
            #expect(cleared.status == 200)
            #expect(cleared.tree["metadata"]?["managedFields"] == nil)
        }
    }

    @Test func theStatusIsNotAppliedThroughTheObject() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let pods = "/api/v1/namespaces/default/pods"
            _ = try await server.create(TestServer.pod("p"), TestServer.pods)
            let config: Value = [
                "apiVersion": "v1", "kind": "Pod", "metadata": ["name": "p"], "status": ["phase": "Running"],
            ]
            let ignored = try await apply(api, "\(pods)/p?fieldManager=a", config)
            #expect(ignored.tree["status"]?["phase"] == "Pending")
            #expect(owners(ignored.tree) == ["kube-apiserver Update"])
            let applied = try await apply(api, "\(pods)/p/status?fieldManager=a", config)
            #expect(applied.tree["status"]?["phase"] == "Running")
            #expect(owners(applied.tree) == ["a Apply status", "kube-apiserver Update"])
            let missing = try await apply(api, "\(pods)/none/status?fieldManager=a", config)
            #expect(missing.status == 404)
        }
    }

    @Test func replicasBelongToWhoScales() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let deployment: Value = [
                "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": "d"],
                "spec": [
                    "replicas": 1, "selector": ["matchLabels": ["a": "b"]],
                    "template": [
                        "metadata": ["labels": ["a": "b"]], "spec": ["containers": [["name": "c", "image": "i"]]],
                    ],
                ],
            ]
            _ = try await apply(api, "\(Self.deployments)/d?fieldManager=alice", deployment)
            let scale: Value = [
                "apiVersion": "autoscaling/v1", "kind": "Scale", "metadata": ["name": "d"], "spec": ["replicas": 3],
            ]
            let put = try await api.request("PUT", "\(Self.deployments)/d/scale?fieldManager=scaler", object: scale)
            #expect(put.status == 200)
            let found = try await api.request("GET", "\(Self.deployments)/d")
            #expect(owners(found.tree) == ["alice Apply", "scaler Update scale"])
            let refused = try await apply(api, "\(Self.deployments)/d?fieldManager=alice", deployment)
            #expect(
                refused.tree["message"]?.stringValue
                    == #"Apply failed with 1 conflict: conflict with "scaler" with subresource "scale" using apps/v1: "#
                    + ".spec.replicas")
        }
    }

    @Test func aDryRunAppliesNothing() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let target = "\(Self.maps)/x?fieldManager=alice"
            #expect(try await apply(api, target + "&dryRun=All", map(["a": "1"])).status == 201)
            #expect(try await api.request("GET", "\(Self.maps)/x").status == 404)
        }
    }

    @Test(arguments: [
        ("", "Required value: is required for apply patch"),
        ("?fieldManager=a%07", "invalid character U+0007 (at position 1)"),
        ("?fieldManager=" + String(repeating: "x", count: 129), "Too long: may not be more than 128 bytes"),
    ])
    func applyingNeedsAManager(_ query: String, _ complaint: String) async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let answer = try await apply(api, "\(Self.maps)/x\(query)", map([:]))
            #expect(answer.status == 422)
            #expect(answer.tree["reason"] == "Invalid")
            let cause = try #require(answer.tree["details"]?["causes"]?.arrayValue?.first)
            #expect(cause["field"] == "fieldManager")
            #expect(cause["message"]?.stringValue?.hasSuffix(complaint) == true)
        }
    }

    @Test func forceIsForApplyAlone() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let answer = try await apply(
                api, "\(Self.maps)/x?force=true", [:], type: "application/merge-patch+json")
            #expect(answer.status == 422)
            let cbor = try await apply(
                api, "\(Self.maps)/x?fieldManager=a", [:], type: "application/apply-patch+cbor")
            #expect(cbor.status == 415)
        }
    }

    @Test func keysThatAreThereTwiceAreWarnedAboutOrRefused() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n  a: \"1\"\n  a: \"2\"\n"
            let headers = [("Content-Type", "application/apply-patch+yaml")]
            let target = "\(Self.maps)/x?fieldManager=a"
            let warned = try await api.request("PATCH", target, headers: headers, body: Array(text.utf8))
            #expect(warned.status == 201)
            #expect(warned.all("Warning") == [#"299 - "line 6: key \"a\" already set in map""#])
            let refused = try await api.request(
                "PATCH", target + "&fieldValidation=Strict", headers: headers, body: Array(text.utf8))
            #expect(refused.status == 400)
        }
    }

    @Test func aChangeOfTimesAloneIsNone() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let made = try await api.request("POST", Self.maps, object: map(["a": "1"]))
            let put = try await api.request("PUT", "\(Self.maps)/x", object: made.tree)
            #expect(put.tree.version == made.tree.version)
        }
    }
}
