import ObjectModel
import ObjectRules
import Testing

@Suite struct QuotaMeasureTests {
    private let now = Time(seconds: 1_700_000_000)

    private func measure(_ plural: String, group: String = "") throws -> QuotaMeasure {
        let resource = try #require(Schema.kubernetes.resource(group: group, version: "v1", plural: plural))
        return try #require(QuotaMeasure(resource))
    }

    private func usage(_ plural: String, _ object: Value) throws -> [String: String] {
        try measure(plural).usage(of: object, now: now).mapValues(\.description)
    }

    @Test func whatIsNotCounted() throws {
        for plural in ["nodes", "events", "namespaces"] {
            let resource = try #require(Schema.kubernetes.resource(group: "", version: "v1", plural: plural))
            #expect(QuotaMeasure(resource) == nil)
        }
    }

    @Test func plainCounts() throws {
        #expect(try usage("secrets", [:]) == ["secrets": "1", "count/secrets": "1"])
        let jobs = try measure("jobs", group: "batch")
        #expect(jobs.usage(of: [:], now: now).mapValues(\.description) == ["count/jobs.batch": "1"])
        #expect(jobs.tracks("count/jobs.batch") && !jobs.tracks("jobs"))
    }

    @Test func podsCostWhatTheirContainersAskFor() throws {
        let pod: Value = [
            "spec": [
                "containers": [
                    [
                        "name": "a",
                        "resources": [
                            "requests": ["cpu": "500m", "memory": "1Gi", "example.com/gpu": "1"],
                            "limits": ["cpu": "1"],
                        ],
                    ],
                    ["name": "b", "resources": ["requests": ["cpu": "250m"]]],
                ],
                "initContainers": [["name": "i", "resources": ["requests": ["memory": "2Gi"]]]],
                "overhead": ["cpu": "50m"],
            ]
        ]
        #expect(
            try usage("pods", pod) == [
                "pods": "1", "count/pods": "1", "cpu": "800m", "requests.cpu": "800m", "limits.cpu": "1050m",
                "memory": "2Gi", "requests.memory": "2Gi", "requests.example.com/gpu": "1",
            ])
        var ended = pod
        ended["status"] = ["phase": "Failed"]
        #expect(try usage("pods", ended) == ["count/pods": "1"])
        var whole = pod
        whole["spec"]?["resources"] = ["requests": ["cpu": "2"]]
        #expect(try usage("pods", whole)["requests.cpu"] == "2050m")
        var shrinking = pod
        shrinking["status"] = [
            "containerStatuses": [["name": "b", "resources": ["requests": ["cpu": "1"]]]]
        ]
        #expect(try usage("pods", shrinking)["requests.cpu"] == "1550m")
    }

    @Test func servicesCostPorts() throws {
        func service(_ type: String, _ more: Fields = Fields()) -> Value {
            var spec = more
            spec["type"] = .string(type)
            spec["ports"] = [["port": 80], ["port": 81, "nodePort": 30_000]]
            return ["spec": .object(spec)]
        }
        func ports(_ object: Value) throws -> [String?] {
            let usage = try usage("services", object)
            return [usage["services"], usage["services.nodeports"], usage["services.loadbalancers"]]
        }
        #expect(try ports(service("ClusterIP")) == ["1", "0", "0"])
        #expect(try ports(service("NodePort")) == ["1", "2", "0"])
        #expect(try ports(service("LoadBalancer")) == ["1", "2", "1"])
        #expect(try ports(service("LoadBalancer", ["allocateLoadBalancerNodePorts": false])) == ["1", "1", "1"])
    }

    @Test func claimsCostStorageOfTheirClass() throws {
        let claim: Value = [
            "spec": ["storageClassName": "gold", "resources": ["requests": ["storage": "1500m"]]]
        ]
        #expect(
            try usage("persistentvolumeclaims", claim) == [
                "persistentvolumeclaims": "1", "count/persistentvolumeclaims": "1", "requests.storage": "2",
                "gold.storageclass.storage.k8s.io/persistentvolumeclaims": "1",
                "gold.storageclass.storage.k8s.io/requests.storage": "2",
            ])
        let growing: Value = [
            "spec": ["resources": ["requests": ["storage": "1Gi"]]],
            "status": ["allocatedResources": ["storage": "3Gi"]],
        ]
        #expect(try usage("persistentvolumeclaims", growing)["requests.storage"] == "3Gi")
        #expect(try measure("persistentvolumeclaims").tracks("x.storageclass.storage.k8s.io/requests.storage"))
    }
}
