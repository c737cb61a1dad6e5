import ObjectModel
import ObjectRules
import Testing

@Suite struct ReplicationControllerValidationTests {
    @Test func selectors() throws {
        let fixture = try ObjectFixture("v1", "ReplicationController")
        #expect(fixture.create(["spec": ["selector": ["app": "x"], "template": ObjectFixture.template()]]) == [])
        #expect(
            fixture.create(["spec": ["selector": ["app": "y"], "template": ObjectFixture.template()]]) == [
                #"spec.template.metadata.labels: Invalid value: {"app":"x"}: `selector` does not match template "#
                    + #"`labels`"#
            ])
        #expect(fixture.create(["spec": ["selector": ["app": "y"]]]) == ["spec.template: Required value"])
    }
}
