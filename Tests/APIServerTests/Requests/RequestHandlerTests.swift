import APIServer
import ObjectCoding
import ObjectModel
import Testing

/// Who may ask for what, and in which form the answer comes.
@Suite struct RequestHandlerTests {
    private func status(
        _ method: String, _ target: String, as identity: TestIdentity = .nobody, token: String? = nil,
        headers: [(String, String)] = []
    ) async throws -> TestResponse {
        var answer = TestResponse()
        try await TestServer.shared { server in
            let api = try await TestConnection.open(server, as: identity)
            answer = try await api.request(method, target, headers: headers, token: token)
        }
        return answer
    }

    // MARK: - Who

    @Test func certificatesAndTokensNameTheCaller() async throws {
        let path = "/apis/authentication.k8s.io/v1/selfsubjectreviews"
        try await TestServer.shared { server in
            for (identity, token, name) in [
                (TestIdentity.client, nil, "by-certificate"), (.nobody, TestServer.token, "by-token"),
                (.client, "plain", "jane"),
            ] {
                let api = try await TestConnection.open(server, as: identity)
                let body = Array(#"{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}"#.utf8)
                let answer = try await api.request("POST", path, body: body, token: token)
                #expect(answer.status == 201)
                #expect(answer.tree["status"]?["userInfo"]?["username"] == .string(name))
            }
        }
    }

    @Test func wrongTokensAreNobodys() async throws {
        for target in ["/api/v1/pods", "/healthz", "/nothing"] {
            let answer = try await status("GET", target, as: .client, token: "wrong")
            #expect(answer.status == 401)
            #expect(answer.tree["reason"] == "Unauthorized")
            #expect(answer.tree["kind"] == "Status")
        }
    }

    /// People who look with curl can read refusals too.
    @Test(arguments: [
        ("curl/7.88.1", "/api/v1/pods", true), ("curl/7.88.1", "/api/v1/pods?pretty=false", false),
        ("kubectl/v1.32.0", "/api/v1/pods", false), ("kubectl/v1.32.0", "/api/v1/pods?pretty=1", true),
    ])
    func refusalsAreIndentedForPeople(_ agent: String, _ target: String, _ isIndented: Bool) async throws {
        let answer = try await status("GET", target, headers: [("User-Agent", agent)])
        #expect(answer.status == 403)
        #expect(answer.text.hasPrefix(isIndented ? "{\n  \"kind\": \"Status\"," : "{\"kind\":\"Status\","))
    }

    @Test(arguments: ["/healthz", "/livez", "/readyz", "/version", "/version/"])
    func someThingsAreForEverybody(_ path: String) async throws {
        #expect(try await status("GET", path).status == 200)
    }

    @Test(arguments: [
        (
            "GET", "/api/v1/pods",
            "pods is forbidden: User \"system:anonymous\" cannot list resource \"pods\" in API group "
                + "\"\" at the cluster scope"
        ),
        (
            "GET", "/apis/batch/v1/namespaces/a/jobs/b",
            "jobs.batch \"b\" is forbidden: User \"system:anonymous\" cannot "
                + "get resource \"jobs\" in API group \"batch\" in the namespace \"a\""
        ),
        ("GET", "/api", "forbidden: User \"system:anonymous\" cannot get path \"/api\""),
        ("GET", "/healthz/ping", "forbidden: User \"system:anonymous\" cannot get path \"/healthz/ping\""),
        ("POST", "/healthz", "forbidden: User \"system:anonymous\" cannot post path \"/healthz\""),
        (
            "GET", "/apis/example.com/v1/namespaces/a/things/b",
            "things.example.com \"b\" is forbidden: User \"system:anonymous\" cannot get resource \"things\" in API "
                + "group \"example.com\" in the namespace \"a\""
        ),
    ])
    func othersAreForbidden(_ method: String, _ target: String, _ message: String) async throws {
        let answer = try await status(method, target)
        #expect(answer.status == 403)
        #expect(answer.tree["reason"] == "Forbidden")
        #expect(answer.tree["message"] == .string(message))
    }

    @Test func onlyAdministratorsActAsOthers() async throws {
        let asJane = [("Impersonate-User", "jane")]
        let refused = try await status("GET", "/api/v1/pods", token: "plain", headers: asJane)
        #expect(refused.status == 403)
        let forbidden = try await status("GET", "/api/v1/pods", token: TestServer.token, headers: asJane)
        #expect(forbidden.tree["message"]?.stringValue?.contains("User \"jane\"") == true)
    }

    // MARK: - What

    @Test(arguments: [
        ("GET", "/nothing", 404), ("GET", "/api/v1/nothing", 404), ("GET", "/api/v1/namespaces/a/pods/b/nothing", 404),
        ("POST", "/api/v1/namespaces/default", 405), ("DELETE", "/version", 405), ("PUT", "/api/v1/pods", 405),
        ("OPTIONS", "/api/v1/pods", 405), ("TRACE", "/api/v1/namespaces/a", 405),
        ("POST", "/api/v1/pods", 405), ("DELETE", "/api/v1/pods", 405), ("PATCH", "/api/v1/namespaces", 405),
    ])
    func whatIsNotThere(_ method: String, _ target: String, _ expected: Int) async throws {
        let answer = try await status(method, target, token: TestServer.token)
        #expect(answer.status == expected, "\(answer.text)")
        guard answer["Content-Type"] == "application/json" else { return }
        #expect(answer.tree["status"] == "Failure")
        #expect(answer.tree["code"] == .int(Int64(expected)))
    }

    @Test(arguments: ["text/html", "image/*", "application/json;as=Nothing;g=meta.k8s.io;v=v1"])
    func formsThatAreNotOnOffer(_ accept: String) async throws {
        let answer = try await status(
            "GET", "/api/v1/namespaces", token: TestServer.token, headers: [("Accept", accept)])
        #expect(answer.status == 406)
        #expect(answer.tree["reason"] == "NotAcceptable")
    }

    @Test(arguments: [
        ("POST", "text/plain", 415), ("PUT", "text/plain", 415), ("PATCH", "application/json", 415), ("PATCH", "", 415),
        ("POST", "application/json", 400), ("PATCH", "application/json-patch+json", 400),
        ("POST", "application/vnd.kubernetes.protobuf", 400), ("POST", "application/yaml", 400),
    ])
    func bodiesThatCannotBeRead(_ method: String, _ type: String, _ expected: Int) async throws {
        try await TestServer.shared { server in
            let api = try await TestConnection.open(server)
            let path = "/api/v1/namespaces" + (method == "POST" ? "" : "/default")
            let answer = try await api.request(
                method, path, headers: type.isEmpty ? [] : [("Content-Type", type)], body: Array("{\"a\": [".utf8))
            #expect(answer.status == expected, "\(answer.text)")
            #expect(answer.tree["reason"] == (expected == 415 ? "UnsupportedMediaType" : "BadRequest"))
        }
    }

    // MARK: - In which form

    @Test(arguments: [
        ("application/yaml", "application/yaml"),
        ("application/vnd.kubernetes.protobuf", "application/vnd.kubernetes.protobuf"),
        ("*/*", "application/json"),
        (
            "application/vnd.kubernetes.protobuf,application/json;q=0.5",
            "application/vnd.kubernetes.protobuf"
        ),
    ])
    func objectsComeAsAskedFor(_ accept: String, _ type: String) async throws {
        let answer = try await status(
            "GET", "/api/v1/namespaces/default", token: TestServer.token, headers: [("Accept", accept)])
        #expect(answer.status == 200)
        #expect(answer["Content-Type"] == type)
        switch type {
        case "application/yaml": #expect(answer.text.contains("name: default\n"))
        case "application/json": #expect(answer.tree.name == "default")
        default: #expect(answer.body.starts(with: Array("k8s\0".utf8)))
        }
    }

    @Test func tablesAndMetadata() async throws {
        let json = "application/json;g=meta.k8s.io;v=v1;as="
        let table = try await status(
            "GET", "/api/v1/namespaces", token: TestServer.token, headers: [("Accept", json + "Table")])
        #expect(table.tree["kind"] == "Table")
        #expect(table.tree["columnDefinitions"]?.arrayValue?.first?["name"] == "Name")
        let list = try await status(
            "GET", "/api/v1/namespaces", token: TestServer.token,
            headers: [("Accept", json + "PartialObjectMetadataList")])
        #expect(list.tree["kind"] == "PartialObjectMetadataList")
        #expect(list.tree["items"]?.arrayValue?.first?["spec"] == nil)
        let one = try await status(
            "GET", "/api/v1/namespaces/default", token: TestServer.token,
            headers: [("Accept", json + "PartialObjectMetadata")])
        #expect(one.tree["kind"] == "PartialObjectMetadata")
    }

    @Test func warningsComeAsHeaders() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let body = Array(
                #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"x":"1","x":"2"},"no\"ne":1}"#
                    .utf8)
            let path = "/api/v1/namespaces/default/configmaps"
            let strict = try await api.request(
                "POST", path + "?fieldValidation=Strict", headers: [("Content-Type", "application/json")], body: body)
            #expect(strict.status == 400)
            let warned = try await api.request(
                "POST", path, headers: [("Content-Type", "application/json")], body: body)
            #expect(warned.status == 201)
            #expect(
                warned.all("Warning") == [
                    #"299 - "duplicate field \"data.x\"""#, #"299 - "unknown field \"no\"ne\"""#,
                ])
            let ignored = try await api.request(
                "PUT", path + "/a?fieldValidation=Ignore", headers: [("Content-Type", "application/json")], body: body)
            #expect(ignored.status == 200)
            #expect(ignored.all("Warning").isEmpty)
        }
    }

    @Test func writesWarnOnceTheyAreFoundValid() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            let path = "/api/v1/namespaces/default/services"
            func write(_ method: String, _ path: String, _ body: String, type: String = "json") async throws
                -> TestResponse
            {
                try await api.request(
                    method, path, headers: [("Content-Type", "application/\(type)")], body: Array(body.utf8))
            }
            func service(_ ports: String) -> String {
                #"{"apiVersion":"v1","kind":"Service","metadata":{"name":"a"},"spec":{"ports":\#(ports),"#
                    + #""trafficDistribution":"PreferClose"}}"#
            }
            let refused = try await write("POST", path, service("[]"))
            #expect(refused.status == 422)
            #expect(refused.all("Warning").isEmpty)
            let warning = #"299 - "spec.trafficDistribution: \"PreferClose\" is deprecated; use \"PreferSameZone\"""#
            let created = try await write("POST", path, service(#"[{"port":80}]"#))
            #expect(created.all("Warning") == [warning])
            let patch = #"{"metadata":{"labels":{"a":"b"}},"other":1}"#
            let patched = try await write("PATCH", path + "/a", patch, type: "merge-patch+json")
            #expect(patched.all("Warning") == [#"299 - "unknown field \"other\"""#, warning])
            // What the body said that should not be there is told with a refusal too.
            let unknown = #"{"apiVersion":"v1","kind":"Endpoints","metadata":{"name":"a"},"subsets":[{}],"other":1}"#
            let deprecated = try await write("POST", "/api/v1/namespaces/default/endpoints", unknown)
            #expect(deprecated.status == 422)
            #expect(deprecated.all("Warning").count == 2)
        }
    }
}
