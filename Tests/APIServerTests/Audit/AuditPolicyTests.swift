import APIServer
import ObjectCoding
import ObjectModel
import Synchronization
import Testing

/// Which requests are written, and how much of each.
@Suite struct AuditPolicyTests {
    private final class Levels: AuditSink {
        private let levels = Mutex<[String: String]>([:])

        func append(_ line: [UInt8]) throws {
            let event = try JSON.parse(line)
            let key = event["requestURI"]?.stringValue ?? ""
            levels.withLock { $0[key] = event["level"]?.stringValue }
        }
        func close() {}

        var all: [String: String] { levels.withLock { $0 } }
    }

    /// The levels at which some paths are written.
    private func levels(_ rules: String, _ paths: [String], token: String = TestServer.token) async throws
        -> [String: String]
    {
        let levels = Levels()
        let text = "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n" + rules
        let policy = try AuditPolicy(yaml: Array(text.utf8))
        // The end of the server is the end of the log.
        try await TestServer.run(configure: { $0.audit = (levels, policy) }) { server in
            let client = try await TestConnection.open(server)
            for path in paths { _ = try await client.request("GET", path, token: token) }
        }
        return levels.all
    }

    @Test func theFirstRuleThatFitsDecides() async throws {
        let rules = """
            - {level: None, users: [jane], verbs: [list]}
            - {level: Request, userGroups: [system:authenticated], resources: [{resources: [secrets]}]}
            - {level: Metadata, users: [jane]}
            """
        let (secrets, nodes, node) = ("/api/v1/secrets", "/api/v1/nodes", "/api/v1/nodes/n")
        #expect(try await levels(rules, [secrets, nodes, node], token: "plain") == [node: "Metadata"])
        #expect(try await levels(rules, [secrets, nodes, node]) == [secrets: "Request"])
    }

    @Test func resourcesAreNamedInFourWays() async throws {
        let rules = """
            - level: Metadata
              resources:
              - {group: "", resources: ["pods/log", "*/scale", "services/*"]}
              - group: apps
            """
        let namespace = "/api/v1/namespaces/default"
        let written = [
            namespace + "/pods/p/log", namespace + "/replicationcontrollers/r/scale", namespace + "/services/s/status",
            "/apis/apps/v1/deployments",
        ]
        let others = [namespace + "/pods/p", namespace + "/pods/p/status", "/apis/batch/v1/jobs", "/version"]
        #expect(try await Set(levels(rules, written + others).keys) == Set(written))
    }

    @Test func namesAndNamespacesAndPaths() async throws {
        let rules = """
            - level: RequestResponse
              namespaces: [default]
              resources: [{resources: [configmaps], resourceNames: [settings]}]
            - {level: None, nonResourceURLs: ["/healthz*", "/version"]}
            - {level: Metadata, namespaces: [""]}
            - {level: Request, nonResourceURLs: ["*"]}
            """
        let settings = "/api/v1/namespaces/default/configmaps/settings"
        let paths = [
            settings, "/api/v1/namespaces/default/configmaps/other", "/api/v1/namespaces/kube-system/pods",
            "/api/v1/nodes", "/healthz/ping", "/version", "/api",
        ]
        #expect(
            try await levels(rules, paths)
                == [settings: "RequestResponse", "/api/v1/nodes": "Metadata", "/api": "Request"])
    }

    @Test func everythingThatIsWrongIsTold() throws {
        let text = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            rules:
            - level: Everything
            - {level: None, nonResourceURLs: ["x", "/a*b"], namespaces: [a]}
            - {level: None, omitStages: [Later], resources: [{resourceNames: [a]}]}
            """
        let error = #expect(throws: AuditPolicyError.self) { try AuditPolicy(yaml: Array(text.utf8)) }
        #expect(
            error?.problems == [
                #"rules[0].level: Unsupported value: "Everything": supported values: "Metadata", "None", "Request", "#
                    + #""RequestResponse""#,
                #"rules[1].nonResourceURLs: Invalid value: ["x","/a*b"]: rules cannot apply to both regular resources "#
                    + "and non-resource URLs",
                #"rules[1].nonResourceURLs[0]: Invalid value: "x": non-resource URL rules must begin with a '/' "#
                    + "character",
                #"rules[1].nonResourceURLs[1]: Invalid value: "/a*b": non-resource URL wildcards '*' must be the "#
                    + "final character of the rule",
                #"rules[2].resources[0].resourceNames: Invalid value: ["a"]: using resourceNames requires at least "#
                    + "one resource",
                #"rules[2].omitStages[0]: Invalid value: "Later": allowed stages are RequestReceived,ResponseStarted,"#
                    + "ResponseComplete,Panic",
            ])
        #expect(throws: AuditPolicyError.self) { try AuditPolicy(yaml: Array("kind: Pod".utf8)) }
    }
}
