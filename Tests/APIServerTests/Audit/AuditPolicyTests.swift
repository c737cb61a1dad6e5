import ObjectModel
import Testing

@testable import APIServer

@Suite struct AuditPolicyTests {
    private static let text = """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        omitStages: [RequestReceived]
        rules:
        - level: None
          users: ["system:kube-proxy"]
          verbs: [watch]
        - level: Request
          userGroups: [auditors]
          omitStages: [ResponseStarted]
          omitManagedFields: true
        - level: Metadata
          resources:
          - group: ""
            resources: [secrets, "pods/log", "*/scale", "services/*"]
          - group: apps
        - level: RequestResponse
          namespaces: [prod]
          resources: [{resources: [configmaps], resourceNames: [settings]}]
        - level: None
          nonResourceURLs: ["/healthz*", "/version"]
        - level: Metadata
          namespaces: [""]
        """

    private func level(
        _ verb: String = "get", _ plural: String? = nil, group: String = "", namespace: String = "default",
        name: String = "x", subresource: String? = nil, path: String = "/x", user: String = "jane",
        groups: [String] = []
    ) throws -> AuditLevel {
        let target = plural.map {
            ResourceRequest(
                resource: TestServer.resource($0, group: group), namespace: namespace, name: name,
                subresource: subresource)
        }
        let policy = try AuditPolicy(yaml: Array(Self.text.utf8))
        return policy.decision(
            on: AuditedRequest(
                caller: Caller(name: user, groups: groups), verb: verb, target: target, path: path)
        ).level
    }

    @Test func theFirstRuleThatFitsDecides() throws {
        #expect(try level("watch", "secrets", user: "system:kube-proxy") == .none)
        #expect(try level("get", "secrets", user: "system:kube-proxy") == .metadata)
        #expect(try level("get", "secrets", groups: ["auditors"]) == .request)
    }

    @Test func resourcesAreNamedInFourWays() throws {
        #expect(try level("get", "secrets") == .metadata)
        #expect(try level("get", "pods") == .none)
        #expect(try level("get", "pods", subresource: "log") == .metadata)
        #expect(try level("get", "replicationcontrollers", subresource: "scale") == .metadata)
        #expect(try level("get", "services", subresource: "status") == .metadata)
        #expect(try level("get", "deployments", group: "apps") == .metadata)
    }

    @Test func namesAndNamespaces() throws {
        #expect(try level("get", "configmaps", namespace: "prod", name: "settings") == .requestResponse)
        #expect(try level("get", "configmaps", namespace: "prod", name: "other") == .none)
        #expect(try level("get", "configmaps", name: "settings") == .none)
        #expect(try level("get", "nodes", namespace: "") == .metadata, "the empty namespace is the cluster")
    }

    @Test func pathsThatAreNoObjects() throws {
        #expect(try level(path: "/healthz/ping") == .none)
        #expect(try level(path: "/metrics") == .none, "no rule fits")
    }

    @Test func stagesAreLeftOutByPolicyAndRule() throws {
        let policy = try AuditPolicy(yaml: Array(Self.text.utf8))
        let decision = policy.decision(
            on: AuditedRequest(
                caller: Caller(name: "a", groups: ["auditors"]), verb: "get", target: nil, path: "/"))
        #expect(decision.omittedStages == [.requestReceived, .responseStarted])
        #expect(decision.omitsManagedFields)
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
