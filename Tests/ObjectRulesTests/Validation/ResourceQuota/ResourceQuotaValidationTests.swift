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
}
