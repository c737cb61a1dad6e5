import APIServer
import ObjectModel
import Testing

/// Asking why, over HTTP: which object is meant, and who may ask.
@Suite struct WhyHandlerTests {
    private struct Echo: ExplanationSource {
        func explain(_ resource: ResourceType, namespace: String, name: String) async throws -> Value {
            ["asked": .string("\(resource.groupResource) \(namespace) \(name)")]
        }
    }

    private func ask(_ path: String, token: String = TestServer.token) async throws -> TestResponse {
        var answer: TestResponse?
        try await TestServer.run(explanations: Echo()) { server in
            let api = try await TestConnection.open(server)
            answer = try await api.request("GET", path, token: token)
        }
        return try #require(answer)
    }

    @Test(arguments: [
        ("jobs/a/pi", "jobs.batch a pi"), ("Job/a/pi", "jobs.batch a pi"), ("jobs.batch/a/pi", "jobs.batch a pi"),
        ("sts/web", "statefulsets.apps default web"), ("po/x", "pods default x"),
        ("pv/data", "persistentvolumes  data"), ("pv/any/data", "persistentvolumes  data"),
    ])
    func everyNameOfAKind(path: String, asked: String) async throws {
        let answer = try await ask("/swiftlet/why/\(path)")
        #expect(answer.status == 200 && answer.text.contains("\"\(asked)\""))
    }

    @Test func unknownKindsAndPaths() async throws {
        #expect(try await ask("/swiftlet/why/foo/x").status == 404)
        #expect(try await ask("/swiftlet/why/job").status == 404)
    }

    @Test func whoMayNotReadMayNotAsk() async throws {
        #expect(try await ask("/swiftlet/why/job/pi", token: "plain").status == 403)
    }
}
