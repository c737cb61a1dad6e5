import ObjectModel
import ObjectRules
import Testing

@Suite struct ResourceQuotaValidationTests {
    @Test func amountsAndScopes() throws {
        let fixture = try ObjectFixture("v1", "ResourceQuota")
        #expect(
            fixture.create(["spec": ["hard": ["pods": "1", "count/jobs.batch": "2", "requests.cpu": "500m"]]]) == [])
        #expect(
            fixture.create(["spec": ["hard": ["pods": "-1"], "scopes": ["Odd"]]]) == [
                #"spec.hard[pods]: Invalid value: "-1": must be greater than or equal to 0"#,
                #"spec.scopes: Invalid value: ["Odd"]: unsupported scope"#,
            ])
        #expect(
            fixture.create(["spec": ["scopes": ["BestEffort", "NotBestEffort"]]])
                == [#"spec.scopes: Invalid value: ["BestEffort","NotBestEffort"]: conflicting scopes"#])
    }

    private func scopes(_ scopes: Value, _ hard: Value) throws -> [String] {
        try ObjectFixture("v1", "ResourceQuota").create(["spec": ["hard": hard, "scopes": scopes]])
    }

    @Test func scopesSuitWhatIsCounted() throws {
        #expect(try scopes(["BestEffort"], ["pods": "1"]) == [])
        #expect(try scopes(["Terminating", "NotBestEffort"], ["pods": "1", "limits.memory": "1Gi"]) == [])
        #expect(try scopes(["VolumeAttributesClass"], ["requests.storage": "1Gi"]) == [])
        #expect(
            try scopes(["BestEffort"], ["cpu": "1", "pods": "1"])
                == [#"spec.scopes: Invalid value: ["BestEffort"]: unsupported scope applied to resource"#])
        #expect(
            try scopes(["Terminating"], ["services": "1"])
                == [#"spec.scopes: Invalid value: ["Terminating"]: unsupported scope applied to resource"#])
        #expect(
            try scopes(["Terminating", "NotTerminating"], ["pods": "1"])
                == [#"spec.scopes: Invalid value: ["Terminating","NotTerminating"]: conflicting scopes"#])
    }

    private func selector(_ requirement: Value, _ hard: Value = ["pods": "1"]) throws -> [String] {
        let body: Value = ["spec": ["hard": hard, "scopeSelector": ["matchExpressions": [requirement]]]]
        return try ObjectFixture("v1", "ResourceQuota").create(body).map {
            $0.replacing("spec.scopeSelector.matchExpressions", with: "*")
        }
    }

    @Test func selectorsOfScopes() throws {
        #expect(try selector(["scopeName": "PriorityClass", "operator": "In", "values": ["high"]]) == [])
        #expect(try selector(["scopeName": "PriorityClass", "operator": "Exists"]) == [])
        #expect(
            try selector(["scopeName": "PriorityClass", "operator": "NotIn"]) == [
                "*.values: Required value: must be at least one value when `operator` is 'In' or 'NotIn' for scope "
                    + "selector"
            ])
        #expect(
            try selector(["scopeName": "PriorityClass", "operator": "DoesNotExist", "values": ["a"]]) == [
                #"*.values: Invalid value: ["a"]: must be no value when `operator` is 'Exist' or 'DoesNotExist' for "#
                    + "scope selector"
            ])
        #expect(
            try selector(["scopeName": "PriorityClass", "operator": "Near"])
                == [#"*.operator: Invalid value: "Near": not a valid selector operator"#])
        #expect(
            try selector(["scopeName": "BestEffort", "operator": "In", "values": ["a"]]) == [
                #"*.operator: Invalid value: "In": must be 'Exist' when scope is any of "#
                    + "ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, "
                    + "ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity"
            ])
        #expect(
            try selector(["scopeName": "Odd", "operator": "Exists"])
                == [#"*.scopeName: Invalid value: "Odd": unsupported scope"#])
        let unsuited = try selector(["scopeName": "BestEffort", "operator": "Exists"], ["cpu": "1"])
        #expect(unsuited.count == 1)
        #expect(unsuited.first?.hasSuffix("unsupported scope applied to resource") == true)
    }

    @Test func scopesStayAsTheyAre() throws {
        let fixture = try ObjectFixture("v1", "ResourceQuota")
        let old: Value = ["spec": ["hard": ["pods": "1"], "scopes": ["BestEffort", "Terminating"]]]
        #expect(
            fixture.update(old, ["spec": ["hard": ["pods": "2"], "scopes": ["Terminating", "BestEffort"]]]) == [])
        #expect(
            fixture.update(old, ["spec": ["hard": ["pods": "1"], "scopes": ["BestEffort"]]])
                == [#"spec.scopes: Invalid value: ["BestEffort"]: field is immutable"#])
    }

    @Test func amountsOfAStatus() throws {
        let fixture = try ObjectFixture("v1", "ResourceQuota")
        let spec: Value = ["hard": ["pods": "1"]]
        func status(_ used: Value) -> [String] {
            fixture.update(["spec": spec], ["spec": spec, "status": ["used": used]], subresource: "status")
        }
        #expect(status(["pods": "7"]) == [])
        #expect(
            status(["pods": "1500m"])
                == [#"status.used[pods]: Invalid value: "1500m": must be an integer"#])
    }
}
