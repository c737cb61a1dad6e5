import ObjectModel
import Testing

/// Documents that clients keep, and ask for again only if they have changed.
struct DocumentHandlerTests {
    private static let aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"

    private func get(
        _ server: TestServer, _ path: String, _ headers: [(String, String)] = []
    ) async throws -> TestResponse {
        let api = try await TestConnection.open(server, as: .client)
        return try await api.request("GET", path, headers: headers)
    }

    @Test(arguments: [
        ("/api", aggregated), ("/apis", aggregated), ("/openapi/v2", "application/json"),
        ("/openapi/v2", "application/com.github.proto-openapi.spec.v2@v1.0+protobuf"), ("/openapi/v3", "*/*"),
        ("/openapi/v3/apis/batch/v1", "application/json"),
    ])
    func whoHasADocumentIsToldSo(_ path: String, _ accept: String) async throws {
        try await TestServer.shared { server in
            let first = try await get(server, path, [("Accept", accept)])
            #expect(first.status == 200)
            let tag = try #require(first["ETag"])
            #expect(tag.hasPrefix("\"") && tag.hasSuffix("\""))
            let again = try await get(server, path, [("Accept", accept), ("If-None-Match", tag)])
            #expect(again.status == 304)
            #expect(again.body.isEmpty)
            #expect(again["ETag"] == tag)
            #expect(again["Content-Type"] == nil)
            let other = try await get(server, path, [("Accept", accept), ("If-None-Match", "\"\(tag.dropFirst(2))")])
            #expect(other.status == 200)
            #expect(other.body == first.body)
        }
    }

    @Test func checksOfHealthAreListedAndLeftOut() async throws {
        try await TestServer.shared { server in
            let all = try await get(server, "/readyz?verbose&exclude=etcd&exclude=nothing").text
            #expect(all.hasPrefix("[+]ping ok\n[+]log ok\n[+]etcd excluded: ok\n"))
            #expect(all.contains("[+]poststarthook/start-apiextensions-informers ok\n"))
            let end = "warn: some health checks cannot be excluded: no matches for \"nothing\"\nreadyz check passed\n"
            #expect(all.hasSuffix("[+]shutdown ok\n" + end))
            #expect(try await get(server, "/livez/poststarthook/rbac/bootstrap-roles").text == "ok")
            #expect(try await get(server, "/livez/informer-sync").status == 404)
        }
    }

    @Test func plainDiscoveryHasNoTag() async throws {
        try await TestServer.shared { server in
            for path in ["/api", "/apis", "/apis/batch", "/apis/batch/v1"] {
                let answer = try await get(server, path, [("Accept", "application/json")])
                #expect(answer.status == 200)
                #expect(answer["ETag"] == nil)
            }
        }
    }

    @Test func formsOfOneDocumentHaveTagsOfTheirOwn() async throws {
        try await TestServer.shared { server in
            let beta = "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList"
            let tags = [
                try await get(server, "/apis", [("Accept", Self.aggregated)])["ETag"],
                try await get(server, "/apis", [("Accept", beta)])["ETag"],
                try await get(server, "/api", [("Accept", Self.aggregated)])["ETag"],
            ]
            #expect(Set(tags.compactMap { $0 }).count == 3)
        }
    }

    @Test func whoNamesTheHashMayKeepADocumentForEver() async throws {
        try await TestServer.shared { server in
            let index = try await get(server, "/openapi/v3").tree
            let entry = index["paths"]?["apis/batch/v1"]?["serverRelativeURL"]?.stringValue
            let place = try #require(entry)
            let answer = try await get(server, place)
            #expect(answer.status == 200)
            #expect(answer["Cache-Control"] == "public, immutable")
            #expect(answer["Vary"] == "Accept")
            #expect(answer["Expires"]?.hasSuffix(" GMT") == true)
            let plain = try await get(server, "/openapi/v3/apis/batch/v1")
            #expect(plain["Expires"] == nil)
            #expect(plain.body == answer.body)
        }
    }

    @Test func anOldHashLeadsToTheNewDocument() async throws {
        try await TestServer.shared { server in
            let answer = try await get(server, "/openapi/v3/apis/batch/v1?hash=OLD")
            #expect(answer.status == 301)
            let place = try #require(answer["Location"])
            #expect(place.hasPrefix("/openapi/v3/apis/batch/v1?hash="))
            #expect(try await get(server, place).status == 200)
        }
    }

    @Test func versionIsTextForPeople() async throws {
        try await TestServer.shared { server in
            let answer = try await get(server, "/version", [("Accept", "application/yaml")])
            #expect(answer["Content-Type"] == "application/json")
            #expect(answer.text.hasPrefix("{\n  \"major\": \"1\",\n  \"minor\": \"36\",\n"))
        }
    }
}
