import ObjectModel
import ObjectRules
import Testing

@Suite struct IPAddressValidationTests {
    private static let owner: Value = ["parentRef": ["resource": "services", "name": "s", "namespace": "n"]]

    private func problems(name: String, spec: Value) throws -> [String] {
        try ObjectFixture("networking.k8s.io/v1", "IPAddress").create([
            "metadata": ["name": .string(name)], "spec": spec,
        ])
    }

    private static let names: [(String, String?)] = [
        ("10.0.0.1", nil), ("2001:db8::1", nil), ("10.0.0.01", "must not have leading 0s"),
        ("::ffff:1.2.3.4", "must not be an IPv4-mapped IPv6 address"),
        ("x", "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"),
    ]

    @Test(arguments: names)
    func namesAreAddresses(_ name: String, _ problem: String?) throws {
        let expected = problem.map { "metadata.name: Invalid value: \(FieldError.quoted(name)): \($0)" }
        #expect(try problems(name: name, spec: Self.owner) == (expected.map { [$0] } ?? []))
    }

    @Test func anAddressHasAnOwnerThatStays() throws {
        #expect(try problems(name: "10.0.0.1", spec: [:]) == ["spec.parentRef: Required value"])
        #expect(
            try problems(name: "10.0.0.1", spec: ["parentRef": ["name": "a/b"]]) == [
                #"spec.parentRef.name: Invalid value: "a/b": may not contain '/'"#,
                "spec.parentRef.resource: Required value",
            ])
        let fixture = try ObjectFixture("networking.k8s.io/v1", "IPAddress")
        let name: Value = ["name": "10.0.0.1"]
        let changed = fixture.update(
            ["metadata": name, "spec": Self.owner],
            ["metadata": name, "spec": ["parentRef": ["resource": "services", "name": "t"]]])
        #expect(changed.count == 1)
        #expect(changed.first?.hasSuffix("field is immutable") == true)
    }
}
