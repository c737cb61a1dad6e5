import ObjectModel
import ObjectRules
import Testing

@Suite struct ServiceValidationTests {
    @Test(
        arguments: [
            (["ports": [["port": 80]]], []),
            (["type": "ExternalName", "externalName": "a.example.com."], []),
            (["clusterIP": "None", "clusterIPs": ["None"]], []),
            ([:], ["spec.ports: Required value"]),
            (
                ["ports": [["port": 80], ["port": 81]]],
                ["spec.ports[0].name: Required value", "spec.ports[1].name: Required value"]
            ),
            (["type": "ExternalName"], ["spec.externalName: Required value"]),
            (
                ["ports": [["port": 80]], "externalTrafficPolicy": "Local"],
                [
                    #"spec.externalTrafficPolicy: Invalid value: "Local": may only be set for externally-accessible "#
                        + #"services"#
                ]
            ),
            (
                ["ports": [["port": 0, "protocol": "ICMP"]]],
                [
                    "spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive",
                    #"spec.ports[0].protocol: Unsupported value: "ICMP": supported values: "SCTP", "TCP", "UDP""#,
                    "spec.ports[0].targetPort: Invalid value: 0: must be between 1 and 65535, inclusive",
                ]
            ),
            (
                ["type": "NodePort", "clusterIP": "None", "clusterIPs": ["None"], "ports": [["port": 80]]],
                [#"spec.clusterIPs[0]: Invalid value: "None": may not be set to 'None' for NodePort services"#]
            ),
        ] as [(Value, [String])])
    func specs(_ spec: Value, _ problems: [String]) throws {
        #expect(try ObjectFixture("v1", "Service").create(["spec": spec]) == problems)
    }
}
