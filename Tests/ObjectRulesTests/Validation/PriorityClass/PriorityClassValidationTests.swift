import ObjectModel
import ObjectRules
import Testing

@Suite struct PriorityClassValidationTests {
    @Test(
        arguments: [
            ("mine", 1_000_000_000, []),
            (
                "mine", 1_000_000_001,
                ["value: Forbidden: maximum allowed value of a user defined priority is 1000000000"]
            ),
            ("system-node-critical", 2_000_001_000, []),
            (
                "system-mine", 1,
                [
                    "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system "
                        + "use only. error: "
                        + "system-mine is not a known system priority class"
                ]
            ),
        ] as [(String, Int64, [String])])
    func values(_ name: String, _ value: Int64, _ problems: [String]) throws {
        let fixture = try ObjectFixture("scheduling.k8s.io/v1", "PriorityClass")
        #expect(fixture.create(["metadata": ["name": .string(name)], "value": .int(value)]) == problems)
    }

    @Test func theValueStays() throws {
        let fixture = try ObjectFixture("scheduling.k8s.io/v1", "PriorityClass")
        #expect(fixture.update(["value": 1], ["value": 2]) == ["value: Forbidden: may not be changed in an update."])
    }
}
