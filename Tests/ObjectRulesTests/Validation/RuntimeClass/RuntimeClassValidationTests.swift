import ObjectModel
import ObjectRules
import Testing

@Suite struct RuntimeClassValidationTests {
    @Test func fields() throws {
        let fixture = try ObjectFixture("node.k8s.io/v1", "RuntimeClass")
        let good: Value = [
            "handler": "runc", "overhead": ["podFixed": ["cpu": "1m"]],
            "scheduling": ["nodeSelector": ["a": "b"], "tolerations": [["operator": "Exists"]]],
        ]
        #expect(fixture.create(good) == [])
        #expect(fixture.create([:]) == ["handler: Required value"])
        let problems = fixture.create([
            "handler": "a", "overhead": ["podFixed": ["cpu": "-1m"]],
            "scheduling": ["nodeSelector": ["a b": ""], "tolerations": [["operator": "Like", "key": "a"]]],
        ])
        #expect(
            problems.map { $0.prefix { $0 != " " } } == [
                "overhead.limits[cpu]:", "scheduling.nodeSelector:", "scheduling.tolerations[0].operator:",
            ])
        let wrong: Value = ["handler": "runc", "scheduling": ["nodeSelector": ["a b": ""]]]
        #expect(fixture.update(["handler": "runc"], wrong).count == 1)
        #expect(
            fixture.update(good, ["handler": "b"]) == [#"handler: Invalid value: "b": field is immutable"#])
    }
}
