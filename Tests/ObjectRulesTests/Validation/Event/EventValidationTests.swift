import ObjectModel
import ObjectRules
import Testing

@Suite struct EventValidationTests {
    @Test func anEventIsWhereItsSubjectIs() throws {
        let event = try ObjectFixture("v1", "Event")
        #expect(event.create(["involvedObject": ["namespace": "n"]]) == [])
        #expect(
            event.create(["involvedObject": ["namespace": "m"]])
                == [#"involvedObject.namespace: Invalid value: "m": does not match event.namespace"#])
    }

    @Test func newEventsSayWhoReports() throws {
        let event = try ObjectFixture("v1", "Event")
        let problems = event.create(["involvedObject": ["namespace": "n"], "eventTime": "2001-01-01T00:00:00.000000Z"])
        #expect(problems.contains("reportingComponent: Required value"))
        #expect(problems.contains("action: Required value"))
        #expect(problems.contains("reason: Required value"))
    }

    @Test func strictEvents() throws {
        let event = try ObjectFixture("events.k8s.io/v1", "Event")
        let good: Value = [
            "regarding": ["namespace": "n"], "eventTime": "2001-01-01T00:00:00.000000Z", "type": "Normal",
            "reportingController": "example.com/c", "reportingInstance": "i", "action": "A", "reason": "R",
        ]
        #expect(event.create(good) == [])
        var odd = good
        odd["type"] = "Odd"
        odd["deprecatedCount"] = 3
        #expect(
            event.create(odd) == [
                #"count: Invalid value: "": needs to be unset"#, #"type: Invalid value: "": has invalid value: Odd"#,
            ])
        #expect(event.update(good, odd).contains(#"type: Invalid value: "Odd": field is immutable"#))
    }
}
