import AccessRules
import ObjectModel
import Testing

/// Which requests a rule allows.
@Suite struct AccessRuleTests {
    private func rule(_ fields: Fields) -> AccessRule { AccessRule(fields) }

    private func request(
        _ verb: String, _ resource: String, group: String = "", name: String = "", subresource: String = ""
    ) -> AccessAttributes {
        AccessAttributes(
            Caller(name: "jane", groups: []), verb: verb, apiGroup: group, resource: resource,
            subresource: subresource, name: name)
    }

    @Test func verbsGroupsAndKinds() {
        let rule = rule(["verbs": ["get", "list"], "apiGroups": ["", "apps"], "resources": ["pods", "deployments"]])
        #expect(rule.allows(request("get", "pods")))
        #expect(rule.allows(request("list", "deployments", group: "apps")))
        #expect(!rule.allows(request("watch", "pods")))
        #expect(!rule.allows(request("get", "pods", group: "batch")))
        #expect(!rule.allows(request("get", "secrets")))
        #expect(!rule.allows(request("get", "pods", subresource: "log")))
    }

    @Test func starsStandForEverything() {
        let rule = rule(["verbs": ["*"], "apiGroups": ["*"], "resources": ["*"]])
        #expect(rule.allows(request("whatever", "pods", group: "x", name: "y", subresource: "z")))
        #expect(!rule.allows(AccessAttributes(Caller(name: "a", groups: []), verb: "get", path: "/metrics")))
    }

    @Test(arguments: [
        ("pods/log", "pods", "log", true), ("pods/log", "pods", "", false), ("pods/log", "pods", "exec", false),
        ("*/scale", "deployments", "scale", true), ("*/scale", "scale", "", false),
        ("*/scale", "deployments", "scalex", false), ("pods/*", "pods", "log", false), ("pods", "pods", "log", false),
        ("*", "pods", "log", true), ("/log", "", "log", true), ("*/", "pods", "", false),
    ])
    func subresources(entry: String, resource: String, subresource: String, isAllowed: Bool) {
        let rule = rule(["verbs": ["get"], "apiGroups": [""], "resources": [.string(entry)]])
        #expect(rule.allows(request("get", resource, subresource: subresource)) == isAllowed)
    }

    @Test func namesRestrictToObjects() {
        let rule = rule([
            "verbs": ["get", "list"], "apiGroups": [""], "resources": ["configmaps"], "resourceNames": ["a", "b"],
        ])
        #expect(rule.allows(request("get", "configmaps", name: "a")))
        #expect(!rule.allows(request("get", "configmaps", name: "c")))
        // A collection has no name, unless it is selected by one.
        #expect(!rule.allows(request("list", "configmaps")))
        #expect(rule.allows(request("list", "configmaps", name: "b")))
    }

    @Test(arguments: [
        ("/healthz", "/healthz", true), ("/healthz", "/healthz/ping", false), ("/healthz/*", "/healthz/ping", true),
        ("/healthz/*", "/healthz", false), ("*", "/anything", true), ("/a*", "/abc", true), ("/*/b", "/a/b", false),
    ])
    func paths(pattern: String, path: String, isAllowed: Bool) {
        let rule = rule(["verbs": ["get"], "nonResourceURLs": [.string(pattern)]])
        let caller = Caller(name: "jane", groups: [])
        #expect(rule.allows(AccessAttributes(caller, verb: "get", path: path)) == isAllowed)
        #expect(!rule.allows(AccessAttributes(caller, verb: "post", path: path)))
    }

    @Test func aRuleIsWrittenAsItWasRead() {
        let fields: Fields = [
            "verbs": ["get"], "apiGroups": [""], "resources": ["pods"], "resourceNames": ["a"],
        ]
        #expect(rule(fields).value == .object(fields))
    }
}
