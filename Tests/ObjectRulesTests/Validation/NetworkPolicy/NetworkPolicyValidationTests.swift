import ObjectModel
import ObjectRules
import Testing

@Suite struct NetworkPolicyValidationTests {
    @Test func peersAndPorts() throws {
        let fixture = try ObjectFixture("networking.k8s.io/v1", "NetworkPolicy")
        let problems = fixture.create([
            "spec": [
                "podSelector": [:], "policyTypes": ["Egress"],
                "egress": [
                    [
                        "to": [
                            [:], ["ipBlock": ["cidr": "192.0.2.0/24", "except": ["192.0.2.0/24", "192.0.2.8/30"]]],
                        ],
                        "ports": [["port": 80, "endPort": 70], ["endPort": 1], ["port": "web"]],
                    ]
                ],
            ]
        ])
        #expect(
            problems
                == [
                    "spec.egress[0].ports[0].endPort: Invalid value: 80: must be greater than or equal to `port`",
                    "spec.egress[0].ports[1].endPort: Invalid value: 1: may not be specified when `port` is not "
                        + "specified",
                    #"spec.egress[0].to[1].ipBlock.except[0]: Invalid value: "192.0.2.0/24": must be a strict "#
                        + #"subset of `cidr`"#,
                    "spec.egress[0].to[0]: Required value: must specify a peer",
                ].sorted())
    }
}
