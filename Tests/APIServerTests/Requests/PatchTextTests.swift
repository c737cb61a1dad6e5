import APIServer
import ObjectCoding
import ObjectModel
import TestKit
import Testing

/// What is said about the text of a patch, as Kubernetes' own tests of field validation expect it.
@Suite struct PatchTextTests {
    private static let deployments = "/apis/apps/v1/namespaces/default/deployments"

    private func run(_ body: (TestConnection) async throws -> Void) async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let container: Value = ["name": "nginx", "image": "nginx"]
            let created = try await api.request(
                "POST", Self.deployments,
                object: [
                    "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": "web"],
                    "spec": [
                        "selector": ["matchLabels": ["app": "web"]],
                        "template": [
                            "metadata": ["labels": ["app": "web"]], "spec": ["containers": [container]],
                        ],
                    ],
                ])
            #expect(created.status == 201)
            try await body(api)
            await api.close()
        }
    }

    private func patch(
        _ api: TestConnection, _ type: String, _ text: String, _ validation: String = ""
    ) async throws -> (status: Int, message: String, warnings: [String]) {
        let query = validation.isEmpty ? "" : "?fieldValidation=\(validation)"
        let answer = try await api.request(
            "PATCH", "\(Self.deployments)/web\(query)", headers: [("Content-Type", "application/\(type)+json")],
            body: Array(text.utf8))
        let message = try JSON.parse(answer.body)["message"]?.stringValue ?? ""
        let warnings = answer.headers.filter { $0.0.lowercased() == "warning" }.map { $0.1 }
        return (answer.status, message, warnings)
    }

    private static let duplicates = """
        {"spec": {"unknown": 1, "paused": true, "paused": false, "template": {"spec": {"containers": [
          {"name": "nginx", "image": "nginx", "imagePullPolicy": "Always", "imagePullPolicy": "Never", "odd": 1}]}}}}
        """
    private static let complaints = [
        "duplicate field \"spec.paused\"",
        "duplicate field \"spec.template.spec.containers[0].imagePullPolicy\"",
        "unknown field \"spec.template.spec.containers[0].odd\"", "unknown field \"spec.unknown\"",
    ]

    private static func warning(_ text: String) -> String {
        "299 - \"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\""))\""
    }

    @Test(arguments: ["merge-patch", "strategic-merge-patch"])
    func whatStandsTwiceInAMergePatchIsToldOf(_ type: String) async throws {
        try await run { api in
            let warned = try await patch(api, type, Self.duplicates)
            #expect(warned.status == 200)
            #expect(warned.warnings == Self.complaints.map(Self.warning))
            let refused = try await patch(api, type, Self.duplicates, "Strict")
            #expect(refused.status == 422)
            #expect(
                refused.message.hasSuffix("strict decoding error: " + Self.complaints.joined(separator: ", ")))
            let ignored = try await patch(api, type, Self.duplicates, "Ignore")
            #expect(ignored.status == 200 && ignored.warnings.isEmpty)
            let fine = try await patch(api, type, #"{"spec": {"paused": false}}"#, "Strict")
            #expect(fine.status == 200)
            let twice = try await patch(api, type, #"{"spec": {"paused": true, "paused": false}}"#, "Strict")
            #expect(twice.message.hasSuffix(#"strict decoding error: duplicate field "spec.paused""#))
        }
    }

    @Test func operationsOfJSONPatchesAreReadClosely() async throws {
        let text = """
            [{"op": "add", "path": "/spec/b", "value": "x", "foo": "y", "foo": "z"},
             {"op": "add", "path": "/spec/c", "path": "/spec/a", "value": {"k": 1, "k": 2}}]
            """
        let complaints = [
            "json patch unknown field \"[0].foo\"", "json patch duplicate field \"[1].path\"",
            "json patch duplicate field \"[1].value.k\"", "unknown field \"spec.a\"", "unknown field \"spec.b\"",
        ]
        try await run { api in
            let warned = try await patch(api, "json-patch", text, "Warn")
            #expect(warned.status == 200)
            #expect(warned.warnings == complaints.map(Self.warning))
            let refused = try await patch(api, "json-patch", text, "Strict")
            #expect(refused.message.hasSuffix("strict decoding error: " + complaints.joined(separator: ", ")))
        }
    }

    @Test func whatIsNoPatchIsRefused() async throws {
        try await run { api in
            let cases = [
                (
                    "json-patch", "{}", "",
                    "error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp"
                ),
                ("json-patch", "{}", "Ignore", "json: cannot unmarshal object into Go value of type jsonpatch.Patch"),
                (
                    "json-patch", "[1]", "",
                    "error decoding patch: json: cannot unmarshal number into Go value of type handlers.jsonPatchOp"
                ),
                (
                    "merge-patch", "[]", "",
                    "error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}"
                ),
                ("merge-patch", "{", "", "error decoding patch: unexpected end of JSON input"),
                ("strategic-merge-patch", "{", "", "unexpected end of JSON input"),
            ]
            for (type, text, validation, message) in cases {
                let answer = try await patch(api, type, text, validation)
                #expect(answer.status == 400)
                #expect(answer.message == message)
            }
        }
    }
}
