import ObjectModel
import ObjectRules
import Testing

@Suite struct DeploymentValidationTests {
    static func deployment(_ change: (inout Value) -> Void = { _ in }) -> Value {
        var spec: Value = ["selector": ["matchLabels": ["app": "x"]], "template": ObjectFixture.template()]
        change(&spec)
        return ["spec": spec]
    }

    static func create(_ change: (inout Value) -> Void = { _ in }) throws -> [String] {
        try ObjectFixture("apps/v1", "Deployment").create(deployment(change))
    }

    @Test func selectors() throws {
        #expect(try Self.create() == [])
        #expect(
            try Self.create { $0["selector"] = nil } == [
                "spec.selector: Required value",
                #"spec.template.metadata.labels: Invalid value: {"app":"x"}: `selector` does not match template "#
                    + #"`labels`"#,
            ])
        #expect(
            try Self.create { $0["selector"] = [:] }
                == ["spec.selector: Invalid value: {}: empty selector is invalid for deployment"])
        #expect(
            try ObjectFixture("apps/v1", "Deployment").update(
                Self.deployment(),
                Self.deployment { $0["selector"] = ["matchExpressions": [["key": "app", "operator": "Exists"]]] }
            ) == [
                #"spec.selector: Invalid value: {"matchExpressions":[{"key":"app","operator":"Exists"}]}: field is "#
                    + #"immutable"#
            ])
    }

    @Test func strategies() throws {
        #expect(
            try Self.create { $0["strategy"] = ["rollingUpdate": ["maxSurge": 0, "maxUnavailable": 0]] } == [
                "spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0"
            ])
        #expect(
            try Self.create { $0["strategy"] = ["rollingUpdate": ["maxUnavailable": "101%"]] } == [
                #"spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "101%": must not be greater than 100%"#
            ])
        #expect(
            try Self.create { $0["strategy"] = ["type": "Recreate", "rollingUpdate": ["maxSurge": 1]] } == [
                "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"
            ])
    }

    @Test func deadlines() throws {
        #expect(
            try Self.create { spec in
                spec["minReadySeconds"] = 10
                spec["progressDeadlineSeconds"] = 5
            } == ["spec.progressDeadlineSeconds: Invalid value: 5: must be greater than minReadySeconds"])
    }

    @Test func status() throws {
        var new = Self.deployment()
        new["status"] = ["replicas": 2, "readyReplicas": 1, "availableReplicas": 3]
        #expect(
            try ObjectFixture("apps/v1", "Deployment").update(Self.deployment(), new, subresource: "status") == [
                "status.availableReplicas: Invalid value: 3: cannot be greater than readyReplicas",
                "status.availableReplicas: Invalid value: 3: cannot be greater than status.replicas",
            ])
    }
}
