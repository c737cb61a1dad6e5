import ObjectModel
import ObjectRules
import Testing

@Suite struct QuotaChargeTests {
    private let now = Time(seconds: 1_700_000_000)

    private func quota(_ hard: Value, _ used: Value, _ spec: Value = [:]) -> ResourceQuota {
        ResourceQuota([
            "metadata": ["name": "q"], "spec": spec, "status": ["hard": hard, "used": used],
        ])
    }

    private func pod(_ requests: Fields) -> Value {
        ["spec": ["containers": [["name": "c", "resources": ["requests": .object(requests)]], ["name": "d"]]]]
    }

    /// What is used then, or why it is refused; nil when it costs nothing.
    private func charge(
        _ quota: ResourceQuota, _ object: Value, old: Value? = nil, _ plural: String = "pods", isStatus: Bool = false
    ) throws -> Value? {
        let resource = try #require(Schema.kubernetes.resource(group: "", version: "v1", plural: plural))
        let measure = try #require(QuotaMeasure(resource))
        do throws(QuotaRefusal) {
            return try QuotaCharge.charging(
                quota, for: object, old: old, isStatus: isStatus, measure: measure, now: now)?.status.fields["used"]
        } catch {
            return .string(error.why)
        }
    }

    @Test func whatFitsIsAdded() throws {
        let open = quota(
            ["pods": "2", "requests.cpu": "1", "services": "1"], ["pods": "1", "requests.cpu": "0", "services": "0"])
        let both: Value = [
            "spec": [
                "containers": [["name": "c", "resources": ["requests": ["cpu": "600m"]]]]
            ]
        ]
        #expect(try charge(open, both) == ["pods": "2", "requests.cpu": "600m", "services": "0"])
        #expect(
            try charge(open, ["spec": ["type": "ClusterIP"]], "services") == [
                "pods": "1", "requests.cpu": "0", "services": "1",
            ])
        #expect(try charge(open, [:], old: nil, "secrets") == nil)
        #expect(try charge(quota(["pods": "2"], ["pods": "0"], ["scopes": ["BestEffort"]]), both) == nil)
    }

    @Test func whatDoesNotFitIsRefused() throws {
        let full = quota(
            ["pods": "1", "count/pods": "1", "secrets": "9"], ["pods": "1", "count/pods": "1", "secrets": "0"])
        #expect(
            try charge(full, pod([:]))
                == """
                exceeded quota: q, requested: count/pods=1,pods=1, used: count/pods=1,pods=1, \
                limited: count/pods=1,pods=1
                """)
        let unknown = quota(["pods": "1"], [:])
        #expect(try charge(unknown, pod([:])) == "status unknown for quota: q, resources: pods")
        let compute = quota(
            ["requests.cpu": "1", "limits.memory": "1Gi"], ["requests.cpu": "0", "limits.memory": "0"])
        #expect(
            try charge(compute, pod(["cpu": "1"]))
                == "failed quota: q: must specify limits.memory for: c,d; requests.cpu for: d")
    }

    @Test func aChangePaysTheDifference() throws {
        let open = quota(["services.nodeports": "2"], ["services.nodeports": "1"])
        func service(_ type: String, ports: Int) -> Value {
            ["spec": ["type": .string(type), "ports": .array((0..<ports).map { ["port": .int(Int64($0))] })]]
        }
        #expect(
            try charge(open, service("NodePort", ports: 2), old: service("NodePort", ports: 1), "services")
                == ["services.nodeports": "2"])
        #expect(try charge(open, service("ClusterIP", ports: 1), old: service("NodePort", ports: 1), "services") == nil)
        let text = try charge(open, service("NodePort", ports: 2), old: service("ClusterIP", ports: 2), "services")
        #expect(
            text?.stringValue
                == "exceeded quota: q, requested: services.nodeports=2, used: services.nodeports=1, "
                    + "limited: services.nodeports=2"
        )
    }

    @Test func statusIsChargedAndNotRefused() throws {
        let open = quota(["requests.storage": "1Gi"], ["requests.storage": "1Gi"])
        let old: Value = ["spec": ["resources": ["requests": ["storage": "1Gi"]]]]
        var new = old
        new["status"] = ["allocatedResources": ["storage": "3Gi"]]
        #expect(
            try charge(open, new, old: old, "persistentvolumeclaims", isStatus: true) == ["requests.storage": "3Gi"])
    }
}
