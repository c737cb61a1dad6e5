import ObjectModel
import ObjectRules
import Testing

@Suite struct ServiceCIDRValidationTests {
    private func object(_ ranges: [String]) -> Value { ["spec": ["cidrs": .array(ranges.map(Value.string))]] }

    private static let cases: [([String], [String])] = [
        (["10.0.0.0/16"], []), (["10.0.0.0/16", "2001:db8::/64"], []),
        ([], ["cidrs: Required value: at least one CIDR required"]),
        (
            ["10.0.0.1/16"],
            [#"cidrs[0]: Invalid value: "10.0.0.1/16": must not have bits set beyond the prefix length"#]
        ),
        (
            ["10.0.0.0/016"],
            [#"cidrs[0]: Invalid value: "10.0.0.0/016": must not have leading 0s in IP or prefix length"#]
        ),
        (
            ["10.0.0.0/16", "10.1.0.0/16"],
            [
                #"cidrs: Invalid value: ["10.0.0.0/16","10.1.0.0/16"]: may specify no more than one IP for each IP "#
                    + "family, i.e 192.168.0.0/24 and 2001:db8::/64"
            ]
        ),
    ]

    @Test(arguments: cases)
    func ranges(_ ranges: [String], _ expected: [String]) throws {
        let fixture = try ObjectFixture("networking.k8s.io/v1", "ServiceCIDR")
        #expect(fixture.create(object(ranges)) == expected.map { "spec." + $0 })
    }

    @Test func onlyTheOtherFamilyMayBeAdded() throws {
        let fixture = try ObjectFixture("networking.k8s.io/v1", "ServiceCIDR")
        let one = object(["10.0.0.0/16"])
        #expect(fixture.update(one, object(["10.0.0.0/16", "2001:db8::/64"])) == [])
        #expect(
            fixture.update(one, object(["10.1.0.0/16"]))
                == [#"spec.cidrs[0]: Invalid value: "10.1.0.0/16": field is immutable"#])
        #expect(
            fixture.update(object(["10.0.0.0/16", "2001:db8::/64"]), one)
                == [#"spec.cidrs: Invalid value: ["10.0.0.0/16"]: field is immutable"#])
    }
}
