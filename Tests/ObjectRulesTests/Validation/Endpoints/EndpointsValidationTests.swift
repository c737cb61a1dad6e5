import ObjectModel
import ObjectRules
import Testing

@Suite struct EndpointsValidationTests {
    @Test(
        arguments: [
            ([["addresses": [["ip": "192.0.2.1"]], "ports": [["port": 80]]]], []),
            ([["notReadyAddresses": [["ip": "2001:db8::1", "nodeName": "n", "hostname": "h"]]]], []),
            ([[:]], ["subsets[0]: Required value: must specify `addresses` or `notReadyAddresses`"]),
            (
                [["addresses": [["ip": "x"]]]],
                [
                    #"subsets[0].addresses[0].ip: Invalid value: "x": must be a valid IP address"#,
                    #"subsets[0].addresses[0].ip: Invalid value: "x": must be a valid IP address, (e.g. 10.9.8.7 or "#
                        + "2001:db8::ffff)",
                ]
            ),
            (
                [["addresses": [["ip": "0.0.0.0"]]]],
                [#"subsets[0].addresses[0].ip: Invalid value: "0.0.0.0": may not be unspecified (0.0.0.0)"#]
            ),
            (
                [["addresses": [["ip": "::"]]]],
                [#"subsets[0].addresses[0].ip: Invalid value: "::": may not be unspecified (::)"#]
            ),
            (
                [["addresses": [["ip": "127.0.0.1"]]]],
                [
                    #"subsets[0].addresses[0].ip: Invalid value: "127.0.0.1": may not be in the loopback range "#
                        + "(127.0.0.0/8, ::1/128)"
                ]
            ),
            (
                [["addresses": [["ip": "192.0.2.1"]], "ports": [["port": 0], ["name": "b", "port": 1]]]],
                [
                    "subsets[0].ports[0].name: Required value",
                    "subsets[0].ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive",
                ]
            ),
        ] as [(Value, [String])])
    func subsets(_ subsets: Value, _ problems: [String]) throws {
        #expect(try ObjectFixture("v1", "Endpoints").create(["subsets": subsets]) == problems)
    }

    @Test func faultsOfAnAddressAreToldInOneOrder() throws {
        let address: Value = ["ip": "127.0.0.1", "hostname": "A", "nodeName": "B"]
        let fields = try ObjectFixture("v1", "Endpoints").fieldsInOrder(["subsets": [["addresses": [address]]]])
        let path = "subsets[0].addresses[0]."
        #expect(fields == ["hostname", "nodeName", "ip"].map { path + $0 })
    }

    @Test func whatWasLetInOnceMayStay() throws {
        let wrong: Value = ["subsets": [["addresses": [["ip": "127.0.0.1"]]]]]
        let fixture = try ObjectFixture("v1", "Endpoints")
        #expect(fixture.update(wrong, wrong).isEmpty)
        #expect(fixture.update(["subsets": []], wrong).count == 1)
    }
}
