import ObjectModel
import ObjectRules
import Testing

@Suite struct RequestScopeTests {
    private func rule(
        _ resources: [String], operations: [String] = ["*"], groups: [String] = ["*"], scope: String? = nil
    ) -> RuleWithOperations {
        RuleWithOperations(fields: [
            "operations": .array(operations.map(Value.string)), "apiGroups": .array(groups.map(Value.string)),
            "apiVersions": ["*"], "resources": .array(resources.map(Value.string)),
            "scope": scope.map(Value.string) ?? "*",
        ])
    }

    private func request(
        _ resource: String, _ subresource: String = "", namespace: String = "n", group: String = ""
    ) -> RequestScope {
        RequestScope(
            operation: "CREATE", group: group, version: "v1", resource: resource, subresource: subresource,
            namespace: namespace)
    }

    @Test(arguments: [
        ("pods", "", true), ("pods", "status", false), ("pods/status", "status", true), ("pods/status", "", false),
        ("pods/*", "", true), ("pods/*", "exec", true), ("*", "", true), ("*", "status", false), ("*/*", "", true),
        ("*/*", "status", true), ("*/scale", "scale", true), ("*/scale", "status", false), ("nodes", "", false),
    ])
    func resources(stated: String, subresource: String, matches: Bool) {
        #expect(rule([stated]).matches(request("pods", subresource)) == matches)
    }

    @Test func operationsAndGroups() {
        #expect(!rule(["pods"], operations: ["DELETE", "UPDATE"]).matches(request("pods")))
        #expect(rule(["pods"], operations: ["DELETE", "CREATE"]).matches(request("pods")))
        #expect(!rule(["pods"], groups: ["apps"]).matches(request("pods")))
    }

    @Test func scopes() {
        let (cluster, namespaced) = (rule(["*"], scope: "Cluster"), rule(["*"], scope: "Namespaced"))
        #expect(namespaced.matches(request("pods")))
        #expect(!cluster.matches(request("pods")))
        #expect(cluster.matches(request("nodes", namespace: "")))
        #expect(cluster.matches(request("namespaces", namespace: "itself")))
        #expect(!namespaced.matches(request("namespaces", namespace: "itself")))
    }

    @Test func configurationsAreExempt() {
        #expect(request("mutatingwebhookconfigurations", group: "admissionregistration.k8s.io").isExempt)
        #expect(!request("mutatingwebhookconfigurations", group: "example.com").isExempt)
    }
}
