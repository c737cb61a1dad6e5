import ObjectModel
import ObjectRules
import Testing

@Suite struct CSINodeValidationTests {
    private static let driver: Value = ["name": "d.example.com", "nodeID": "x", "topologyKeys": ["zone"]]

    private func fixture() throws -> ObjectFixture { try ObjectFixture("storage.k8s.io/v1", "CSINode") }

    @Test func drivers() throws {
        #expect(try fixture().create(["spec": ["drivers": [Self.driver]]]) == [])
        var second = Self.driver
        second["nodeID"] = .string(String(repeating: "i", count: 193))
        second["topologyKeys"] = ["zone", "zone"]
        second["allocatable"] = ["count": -1]
        let problems = try fixture().create(["spec": ["drivers": [Self.driver, second]]])
        #expect(
            problems.map { $0.hasPrefix("spec.drivers[1].nodeID") ? String($0.suffix(30)) : $0 } == [
                "spec.drivers[1].allocatable.count: Invalid value: -1: must be greater than or equal to 0",
                #"spec.drivers[1].name: Duplicate value: "d.example.com""#, "must be 192 characters or less",
                #"spec.drivers[1]: Duplicate value: "zone""#,
            ])
    }

    @Test func aDriverOfANodeStaysButForItsRoom() throws {
        let old: Value = ["spec": ["drivers": [Self.driver]]]
        var roomy = Self.driver
        roomy["allocatable"] = ["count": 5]
        #expect(try fixture().update(old, ["spec": ["drivers": [roomy]]]) == [])
        #expect(try fixture().update(old, ["spec": ["drivers": []]]) == [])
        var other = Self.driver
        other["nodeID"] = "y"
        let problems = try fixture().update(old, ["spec": ["drivers": [other]]])
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("spec.drivers: Invalid value: ") == true)
        #expect(problems.first?.hasSuffix(": field is immutable") == true)
    }
}
