import ObjectModel
import ObjectRules
import Testing

struct FlowSchemaValidationTests {
    private static let everything: Value = [
        "verbs": ["*"], "apiGroups": ["*"], "resources": ["*"], "namespaces": ["*"], "clusterScope": true,
    ]
    private static let user: Value = ["kind": "User", "user": ["name": "jane"]]

    private func errors(_ rule: Value, precedence: Value = 500) throws -> [String] {
        try ObjectFixture("flowcontrol.apiserver.k8s.io/v1", "FlowSchema").create([
            "spec": [
                "priorityLevelConfiguration": ["name": "system"], "matchingPrecedence": precedence, "rules": [rule],
            ]
        ])
    }

    private func errors(subject: Value) throws -> [String] {
        try errors(["subjects": [subject], "resourceRules": [Self.everything]])
    }

    private func errors(resourceRule: Value) throws -> [String] {
        try errors(["subjects": [Self.user], "resourceRules": [resourceRule]])
    }

    private func errors(pathRule: Value) throws -> [String] {
        try errors(["subjects": [Self.user], "nonResourceRules": [pathRule]])
    }

    @Test func whatIsInOrderPasses() throws {
        #expect(try errors(subject: Self.user) == [])
        #expect(try errors(pathRule: ["verbs": ["get"], "nonResourceURLs": ["/healthz", "/a/*"]]) == [])
    }

    @Test func precedence() throws {
        let rule: Value = ["subjects": [Self.user], "resourceRules": [Self.everything]]
        #expect(
            try errors(rule, precedence: -1) == ["spec.matchingPrecedence: Invalid value: -1: must be a positive value"]
        )
        #expect(
            try errors(rule, precedence: 10_001)
                == ["spec.matchingPrecedence: Invalid value: 10001: must not be greater than 10000"])
        #expect(
            try errors(rule, precedence: 1) == [
                "spec.matchingPrecedence: Invalid value: 1: only the schema named 'exempt' may have "
                    + "matchingPrecedence 1"
            ])
    }

    @Test func aRuleNeedsSubjectsAndSomethingToMatch() throws {
        #expect(
            try errors([:]) == [
                "spec.rules[0].subjects: Required value: subjects must contain at least one value",
                "spec.rules[0]: Required value: at least one of resourceRules and nonResourceRules has to be non-empty",
            ])
    }

    @Test func subjects() throws {
        let place = "spec.rules[0].subjects[0]"
        #expect(
            try errors(subject: ["kind": "Robot"]) == [
                #"\#(place).kind: Unsupported value: "Robot": supported values: "Group", "ServiceAccount", "User""#
            ])
        #expect(
            try errors(subject: ["kind": "User", "group": ["name": "a"]]) == [
                "\(place).user: Required value: user is required when subject kind is 'User'",
                "\(place).group: Forbidden: group is forbidden when subject kind is not 'Group'",
            ].sorted())
        #expect(
            try errors(subject: ["kind": "ServiceAccount", "serviceAccount": ["name": "*"]]) == [
                "\(place).serviceAccount.namespace: Required value: must specify namespace for service account"
            ])
        #expect(
            try errors(subject: ["kind": "Group", "group": ["name": ""]]) == ["\(place).group.name: Required value"])
    }

    @Test func aSubjectIsLookedAtBeforeWhatIsTooMuch() throws {
        let subject: Value = ["kind": "Group", "group": ["name": ""], "user": ["name": "jane"]]
        let fields = try ObjectFixture("flowcontrol.apiserver.k8s.io/v1", "FlowSchema").fieldsInOrder([
            "spec": [
                "priorityLevelConfiguration": ["name": "system"], "matchingPrecedence": 500,
                "rules": [["subjects": [subject], "resourceRules": [Self.everything]]],
            ]
        ])
        #expect(fields == ["group.name", "user"].map { "spec.rules[0].subjects[0]." + $0 })
    }

    @Test func resourceRules() throws {
        let place = "spec.rules[0].resourceRules[0]"
        #expect(
            try errors(resourceRule: [:]) == [
                "\(place).verbs: Required value",
                "\(place).apiGroups: Required value: resource rules must supply at least one api group",
                "\(place).resources: Required value: resource rules must supply at least one resource",
                "\(place).namespaces: Required value: resource rules that are not cluster scoped must supply at least "
                    + "one namespace",
            ].sorted())
        #expect(
            try errors(resourceRule: [
                "verbs": ["*", "get"], "apiGroups": ["*"], "resources": ["*", "pods"], "namespaces": ["*", "a"],
            ]) == [
                #"\#(place).verbs: Invalid value: ["*","get"]: if '*' is present, must not specify other verbs"#,
                #"\#(place).resources: Invalid value: ["*","pods"]: if '*' is present, must not specify "#
                    + "other resources",
                #"\#(place).namespaces: Invalid value: ["*","a"]: if '*' is present, must not specify "#
                    + "other namespaces",
            ].sorted())
    }

    @Test func namespaces() throws {
        let rule: Value = ["verbs": ["get"], "apiGroups": ["*"], "resources": ["*"], "namespaces": ["A"]]
        let found = try errors(resourceRule: rule)
        #expect(found.count == 1)
        #expect(
            found.first?.hasPrefix(
                "spec.rules[0].resourceRules[0].namespaces[0]: Invalid value: \"A\": each member of this list must be "
                    + "'*' or a DNS-1123 label; a lowercase RFC 1123 label must consist of") == true)
    }

    @Test func paths() throws {
        let place = "spec.rules[0].nonResourceRules[0].nonResourceURLs"
        #expect(try errors(pathRule: ["verbs": ["get"], "nonResourceURLs": []]) == ["\(place): Required value"])
        for (path, problem) in [
            ("", "must not be empty"), ("a", "must start with slash"), ("/a b", "must not contain white-space"),
            ("/a//b", "must not contain double slash"), ("/a*", "wildcard can only do suffix matching"),
        ] {
            let found = try errors(pathRule: ["verbs": ["get"], "nonResourceURLs": [.string(path)]])
            #expect(found == [#"\#(place)[0]: Invalid value: "\#(path)": \#(problem)"#])
        }
    }

    @Test func theSpecsOfMandatorySchemasAreFixed() throws {
        let schema = try ObjectFixture("flowcontrol.apiserver.k8s.io/v1", "FlowSchema")
        for object in BootstrapFlowControl.mandatory where object["kind"] == "FlowSchema" {
            #expect(schema.create(object) == [])
            var changed = object.objectValue ?? Fields()
            var spec = changed.object("spec")
            spec["matchingPrecedence"] = 7
            changed["spec"] = .object(spec)
            let name = object.at("metadata", "name")?.stringValue ?? ""
            let found = schema.create(.object(changed))
            #expect(found.count == 1)
            #expect(found.first?.hasSuffix("spec of '\(name)' must equal the fixed value") == true)
        }
    }
}
