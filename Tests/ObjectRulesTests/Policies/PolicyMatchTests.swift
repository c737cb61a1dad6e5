import ObjectModel
import ObjectRules
import Testing

@Suite struct PolicyMatchTests {
    private func matches(
        _ resources: Fields, plural: String = "pods", subresource: String? = nil, operation: String = "CREATE",
        labels: Fields = [:], namespaceLabels: Fields? = ["team": "x"]
    ) throws -> Bool {
        let resource = try #require(Schema.kubernetes.resource(group: "", version: "v1", plural: plural))
        let object: Value = ["metadata": ["name": "a", "labels": .object(labels)]]
        return try PolicyMatch(MatchResources(fields: resources)).matches(
            PolicyMatch.Request(
                operation: operation, resource: resource, subresource: subresource, name: "a", object: object,
                oldObject: .null, namespaceLabels: namespaceLabels))
    }

    private func rule(_ resources: String..., more: Fields = [:]) -> Fields {
        var rule: Fields = [
            "apiGroups": [""], "apiVersions": ["v1"], "operations": ["CREATE", "UPDATE"],
            "resources": .array(resources.map(Value.string)),
        ]
        for (key, value) in more.map({ ($0.key, $0.value) }) { rule[key] = value }
        return ["resourceRules": [.object(rule)]]
    }

    @Test(
        arguments: [
            ("pods", nil, true), ("pods", "status", false), ("pods/status", "status", true), ("pods/*", "status", true),
            ("*", nil, true), ("*", "status", false), ("*/*", "status", true), ("*/status", "status", true),
            ("services", nil, false), ("pods/status", nil, false),
        ] as [(String, String?, Bool)])
    func resources(_ pattern: String, _ subresource: String?, _ expected: Bool) throws {
        #expect(try matches(rule(pattern), subresource: subresource) == expected)
    }

    @Test func operationsScopesAndNames() throws {
        #expect(try !matches(rule("pods"), operation: "DELETE"))
        #expect(try !matches(rule("pods", more: ["scope": "Cluster"])))
        #expect(try matches(rule("nodes", more: ["scope": "Cluster"]), plural: "nodes"))
        #expect(try matches(rule("pods", more: ["resourceNames": ["a"]])))
        #expect(try !matches(rule("pods", more: ["resourceNames": ["b"]])))
        #expect(try matches([:]))
    }

    @Test func selectors() throws {
        var resources = rule("pods", "namespaces")
        resources["namespaceSelector"] = ["matchLabels": ["team": "x"]]
        #expect(try matches(resources))
        #expect(try !matches(resources, namespaceLabels: [:]))
        #expect(try matches(resources, plural: "namespaces", labels: ["team": "x"], namespaceLabels: nil))
        #expect(try !matches(resources, plural: "namespaces", namespaceLabels: nil))
        resources["objectSelector"] = ["matchLabels": ["app": "y"]]
        #expect(try !matches(resources))
        #expect(try matches(resources, labels: ["app": "y"]))
    }

    @Test func whatIsExcluded() throws {
        var resources = rule("pods", "services")
        resources["excludeResourceRules"] = rule("services")["resourceRules"]
        #expect(try matches(resources))
        #expect(try !matches(resources, plural: "services"))
    }
}
