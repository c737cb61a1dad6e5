import ObjectModel
import ObjectRules
import Testing

@Suite struct LoadBalancerValidationTests {
    private func spec(_ more: Fields) -> Value {
        var spec: Fields = ["type": "LoadBalancer", "ports": [["port": 80]]]
        for entry in more { spec[entry.key] = entry.value }
        return ["spec": .object(spec)]
    }

    @Test func rangesAndClass() throws {
        let service = try ObjectFixture("v1", "Service")
        #expect(service.create(spec(["loadBalancerSourceRanges": [" 10.0.0.0/8 "], "loadBalancerClass": "a/b"])) == [])
        #expect(
            service.create(spec(["loadBalancerSourceRanges": ["x"]])).allSatisfy {
                $0.hasPrefix(#"spec.LoadBalancerSourceRanges[0]: Invalid value: "x": must be a valid CIDR value"#)
            })
        #expect(
            service.create(spec(["type": "ClusterIP", "loadBalancerClass": "a/b", "loadBalancerSourceRanges": []])) == [
                "spec.loadBalancerClass: Forbidden: may only be used when `type` is 'LoadBalancer'"
            ])
        #expect(
            service.update(spec(["loadBalancerClass": "a/b"]), spec(["loadBalancerClass": "a/c"])) == [
                #"spec.loadBalancerClass: Invalid value: "a/c": may not change once set"#
            ])
        let annotated: Value = [
            "metadata": [
                "name": "x", "annotations": ["service.beta.kubernetes.io/load-balancer-source-ranges": "10.0.0.0/8"],
            ], "spec": ["ports": [["port": 80]]],
        ]
        #expect(
            service.create(annotated) == [
                "metadata.annotations[service.beta.kubernetes.io/load-balancer-source-ranges]: Forbidden: may only be "
                    + "used when `type` is 'LoadBalancer'"
            ])
    }

    @Test func healthChecksNeedAPort() throws {
        let service = try ObjectFixture("v1", "Service")
        #expect(
            service.create(spec(["externalTrafficPolicy": "Local"])) == ["spec.healthCheckNodePort: Required value"])
        #expect(service.create(spec(["externalTrafficPolicy": "Local", "healthCheckNodePort": 30001])) == [])
    }

    @Test(
        arguments: [
            ("LoadBalancer", ["ip": "192.0.2.1"], []),
            ("LoadBalancer", ["hostname": "a.example.com"], []),
            (
                "LoadBalancer", ["hostname": "192.0.2.1"],
                [
                    #"status.loadBalancer.ingress[0].hostname: Invalid value: "192.0.2.1": must be a DNS name, not an "#
                        + "IP address"
                ]
            ),
            (
                "LoadBalancer", ["hostname": "a", "ipMode": "VIP"],
                [
                    "status.loadBalancer.ingress[0].ipMode: Forbidden: may not be specified when `ip` is not set"
                ]
            ),
            (
                "ClusterIP", ["ip": "192.0.2.1"],
                ["status.loadBalancer.ingress: Forbidden: may only be used when `spec.type` is 'LoadBalancer'"]
            ),
        ] as [(String, Value, [String])])
    func statuses(_ type: String, _ ingress: Value, _ problems: [String]) throws {
        var new = spec(["type": .string(type)])
        new["status"] = ["loadBalancer": ["ingress": .array([ingress])]]
        let found = try ObjectFixture("v1", "Service").update(
            spec(["type": .string(type)]), new, subresource: "status")
        #expect(found == problems)
    }
}
