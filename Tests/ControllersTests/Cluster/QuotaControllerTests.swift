import APIClient
import ControllerRuntime
import Controllers
import ObjectModel
import TestKit
import Testing

/// What a quota counts, and when; how is tested with the plan.
@Suite struct QuotaControllerTests {
    private let clock = ManualClock()
    private let api: InMemoryAPI
    private let host: ControllerHost

    init() {
        api = InMemoryAPI(clock: clock)
        let environment = ControllerEnvironment(client: api, clock: clock)
        host = ControllerHost(environment, controllers: [QuotaController(environment)])
    }

    private func create(_ name: String, _ namespace: String = "ns") async throws {
        try await api.create(
            Secret.new {
                $0.metadata.name = name
                $0.metadata.namespace = namespace
            })
    }

    private func isUsed(_ used: Value) async throws -> Bool {
        try await eventually {
            clock.advance(seconds: 0.1)
            return try await api.get(ResourceQuota.self, namespace: "ns", name: "q").status.fields["used"] == used
        }
    }

    @Test func usageFollowsWhatIsThere() async throws {
        try await create("old")
        try await withBackground({ await host.run() }) {
            try await api.create(
                ResourceQuota.new {
                    $0.metadata.name = "q"
                    $0.metadata.namespace = "ns"
                    $0.spec.fields["hard"] = ["secrets": "5", "count/jobs.batch": "1"]
                })
            #expect(try await isUsed(["count/jobs.batch": "0", "secrets": "1"]))
            try await create("new")
            try await create("elsewhere", "other")
            #expect(try await isUsed(["count/jobs.batch": "0", "secrets": "2"]))
            try await api.delete(Secret.self, namespace: "ns", name: "old")
            #expect(try await isUsed(["count/jobs.batch": "0", "secrets": "1"]))
            #expect(!api.requests.contains { $0.resource == "pods" }, "no quota names pods")
        }
    }

    @Test func anotherLimitTakesEffect() async throws {
        try await withBackground({ await host.run() }) {
            try await api.create(
                ResourceQuota.new {
                    $0.metadata.name = "q"
                    $0.metadata.namespace = "ns"
                    $0.spec.fields["hard"] = ["secrets": "5"]
                })
            #expect(try await isUsed(["secrets": "0"]))
            try await api.patch(
                ResourceQuota.self, namespace: "ns", name: "q",
                .merge(["spec": ["hard": ["secrets": .null, "pods": "2"]]]))
            #expect(try await isUsed(["pods": "0"]))
            let status = try await api.get(ResourceQuota.self, namespace: "ns", name: "q").status
            #expect(status.fields["hard"] == ["pods": "2"])
        }
    }
}
