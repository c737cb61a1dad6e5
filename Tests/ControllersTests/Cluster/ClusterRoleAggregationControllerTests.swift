import APIClient
import ControllerRuntime
import Controllers
import ObjectModel
import TestKit
import Testing

@Suite struct ClusterRoleAggregationControllerTests {
    let api: InMemoryAPI
    let host: ControllerHost

    init() {
        let clock = ManualClock()
        api = InMemoryAPI(clock: clock)
        let environment = ControllerEnvironment(client: api, clock: clock)
        host = ControllerHost(environment, controllers: [ClusterRoleAggregationController(environment)])
    }

    private func rules() async throws -> [Value] {
        try await api.find(ClusterRole.self, name: "viewer")?.fields.values("rules") ?? []
    }

    @Test func rulesComeAndGoWithTheRolesThatHaveThem() async throws {
        let rule: Value = ["apiGroups": [""], "resources": ["pods"], "verbs": ["get"]]
        try await api.create(
            ClusterRole.new { role in
                role.metadata.name = "viewer"
                role.fields["aggregationRule"] = ["clusterRoleSelectors": [["matchLabels": ["to": "viewer"]]]]
            })
        try await withBackground({ await host.run() }) { () async throws in
            try await api.create(
                ClusterRole.new { role in
                    role.metadata.name = "part"
                    role.metadata.labels = ["to": "viewer"]
                    role.fields["rules"] = [rule]
                })
            #expect(try await eventually { try await rules() == [rule] })
            try await api.delete(ClusterRole.self, name: "part")
            #expect(try await eventually { try await rules().isEmpty })
        }
        #expect(Set(api.requests.filter { $0.verb != "list" && $0.verb != "watch" }.map(\.verb)).contains("patch"))
        #expect(!api.requests.contains { $0.verb == "update" }, "rules are applied, under a name of their own")
    }
}
