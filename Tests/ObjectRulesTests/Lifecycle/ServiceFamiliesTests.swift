import ObjectModel
import ObjectRules
import Testing

/// Families of addresses in a cluster that has IPv4 only.
@Suite struct ServiceFamiliesTests {
    private func settled(_ spec: Fields, old: Fields? = nil) -> (spec: Fields, problems: [String]) {
        var spec = spec
        let errors = ServiceFamilies.settle(&spec, old: old)
        return (spec, errors.map { "\($0.field): \($0.message)" })
    }

    @Test func whatIsNotStatedIsFilledIn() {
        let plain = settled([:]).spec
        #expect(plain["ipFamilyPolicy"] == "SingleStack" && plain["ipFamilies"] == ["IPv4"])
        let preferring = settled(["ipFamilyPolicy": "PreferDualStack"]).spec
        #expect(preferring["ipFamilies"] == ["IPv4"])
        let headless = settled(["clusterIP": "None", "clusterIPs": ["None"], "selector": ["a": "b"]]).spec
        #expect(headless["ipFamilyPolicy"] == "SingleStack" && headless["ipFamilies"] == ["IPv4"])
        let free = settled(["clusterIP": "None", "clusterIPs": ["None"]]).spec
        #expect(free["ipFamilyPolicy"] == "RequireDualStack" && free["ipFamilies"] == ["IPv4", "IPv6"])
        let six = settled(["clusterIP": "None", "clusterIPs": ["None"], "ipFamilies": ["IPv6"]]).spec
        #expect(six["ipFamilies"] == ["IPv6", "IPv4"])
        #expect(settled(["type": "ExternalName"]).spec == ["type": "ExternalName"])
    }

    @Test func whatTheClusterHasNotIsRefused() {
        #expect(
            settled(["ipFamilies": ["IPv6"]]).problems == [
                #"spec.ipFamilies[0]: Invalid value: "IPv6": not configured on this cluster"#
            ])
        #expect(
            settled(["clusterIP": "2001:db8::1", "clusterIPs": ["2001:db8::1"]]).problems == [
                #"spec.clusterIPs[0]: Invalid value: ["2001:db8::1"]: IPv6 is not configured on this cluster"#
            ])
        #expect(
            settled(["ipFamilyPolicy": "SingleStack", "ipFamilies": ["IPv4", "IPv6"]]).problems == [
                #"spec.ipFamilyPolicy: Invalid value: "SingleStack": must be 'RequireDualStack' or 'PreferDualStack' "#
                    + "when multiple IP families are specified"
            ])
    }

    @Test func theSecondFamilyGoesWhenTheClientSaysSo() {
        let old: Fields = [
            "clusterIP": "None", "clusterIPs": ["None"], "ipFamilyPolicy": "RequireDualStack",
            "ipFamilies": ["IPv4", "IPv6"],
        ]
        var single = old
        single["ipFamilyPolicy"] = "SingleStack"
        #expect(settled(single, old: old).spec["ipFamilies"] == ["IPv4"])
        var fewer = old
        fewer["ipFamilies"] = ["IPv4"]
        #expect(
            settled(fewer, old: old).problems == [
                #"spec.ipFamilyPolicy: Invalid value: "RequireDualStack": must be 'SingleStack' to release the "#
                    + "secondary IP family"
            ])
        var unstated = old
        unstated["ipFamilyPolicy"] = nil
        unstated["ipFamilies"] = nil
        #expect(settled(unstated, old: old).spec == old)
    }
}
