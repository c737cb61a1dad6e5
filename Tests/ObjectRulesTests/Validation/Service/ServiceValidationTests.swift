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

    @Test func portsOfNodesMayBeExposed() throws {
        let service: Value = ["spec": ["type": "LoadBalancer", "ports": [["port": 10250]]]]
        #expect(try ObjectFixture("v1", "Service").create(service) == [])
    }

    @Test func faultsAreToldInOneOrder() throws {
        let service: Value = [
            "metadata": [
                "name": "x", "annotations": ["service.beta.kubernetes.io/load-balancer-source-ranges": "x"],
            ],
            "spec": [
                "type": "x",
                "ports": [["port": 80, "name": "a"], ["port": 80, "name": "b"], ["port": 0, "name": "c"]],
                "selector": ["a b": "c"], "sessionAffinity": "x", "externalIPs": ["x"], "loadBalancerClass": "a/b",
                "internalTrafficPolicy": "x",
            ],
        ]
        let range = "metadata.annotations[service.beta.kubernetes.io/load-balancer-source-ranges]"
        #expect(
            try ObjectFixture("v1", "Service").fieldsInOrder(service) == [
                "spec.ports[2].port", "spec.ports[2].targetPort", "spec.selector", "spec.sessionAffinity",
                "spec.externalIPs[0]", "spec.type", "spec.ports[1]", range, range, "spec.loadBalancerClass",
                "spec.internalTrafficPolicy",
            ])
    }
}
