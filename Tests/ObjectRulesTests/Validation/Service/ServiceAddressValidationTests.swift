import ObjectModel
import ObjectRules
import Testing

@Suite struct ServiceAddressValidationTests {
    static func service(_ addresses: Value, families: Value = ["IPv4"]) -> Value {
        [
            "spec": [
                "ports": [["port": 80]], "clusterIP": addresses.arrayValue?.first ?? "", "clusterIPs": addresses,
                "ipFamilies": families,
            ]
        ]
    }

    @Test func families() throws {
        let fixture = try ObjectFixture("v1", "Service")
        #expect(fixture.create(Self.service(["10.0.0.1", "fd00::1"], families: ["IPv4", "IPv6"])) == [])
        #expect(
            fixture.create(Self.service(["fd00::1"]))
                == [
                    #"spec.clusterIPs[0]: Invalid value: "fd00::1": expected an IPv4 value as indicated by "#
                        + #"`ipFamilies[0]`"#
                ])
        #expect(
            fixture.create(Self.service(["10.0.0.1", "10.0.0.2"])).contains(
                #"spec.clusterIPs: Invalid value: ["10.0.0.1","10.0.0.2"]: may specify no more than one IP for each "#
                    + #"IP family"#
            ))
    }

    @Test func theFirstAddressStays() throws {
        let fixture = try ObjectFixture("v1", "Service")
        #expect(
            fixture.update(Self.service(["10.0.0.1"]), Self.service(["10.0.0.2"]))
                == [#"spec.clusterIPs[0]: Invalid value: ["10.0.0.2"]: may not change once set"#])
        #expect(fixture.update(Self.service(["10.0.0.1"]), Self.service(["10.0.0.1"])) == [])
    }

    @Test func bothListAndFirstOrNeither() throws {
        let fixture = try ObjectFixture("v1", "Service")
        var alone = Self.service(["10.0.0.1"])
        alone["spec"]?["clusterIP"] = nil
        #expect(
            fixture.create(alone) == [
                #"spec.clusterIPs: Invalid value: ["10.0.0.1"]: must be empty when `clusterIP` is not specified"#
            ])
        // No address, no family to compare.
        #expect(
            fixture.create(Self.service(["x", "fd00::1"], families: ["IPv6", "IPv4"])) == [
                #"spec.clusterIPs[0]: Invalid value: "x": must be a valid IP address, (e.g. 10.9.8.7 "#
                    + "or 2001:db8::ffff)"
            ])
    }
}
