import APIClient
import ClusterPlans
import ControllerRuntime
import Controllers
import ObjectModel
import TestKit
import Testing

/// Tokens in Secrets over the years.
@Suite struct LegacyTokenControllersTests {
    private static let year = 366 * 86_400.0
    let clock = ManualClock()
    let api: InMemoryAPI
    let host: ControllerHost

    init() {
        api = InMemoryAPI(clock: clock)
        let environment = ControllerEnvironment(client: api, clock: clock)
        host = ControllerHost(
            environment, controllers: [LegacyTokenTracker(environment), LegacyTokenCleaner(environment)])
    }

    private func createToken(_ name: String) async throws {
        try await api.create(
            Secret.new { secret in
                secret.metadata.name = name
                secret.metadata.namespace = "team"
                secret.metadata.annotations = ["kubernetes.io/service-account.name": "robot"]
                secret.type = "kubernetes.io/service-account-token"
            })
    }

    private func secret(_ name: String) async throws -> Secret? {
        try await api.find(Secret.self, namespace: "team", name: name)
    }

    private func tracking() async throws -> ConfigMap? {
        try await api.find(ConfigMap.self, namespace: LegacyTokenTracking.namespace, name: LegacyTokenTracking.name)
    }

    @Test func whatNobodyUsesIsMarkedAndGoes() async throws {
        for name in ["unused", "mounted", "manual"] { try await createToken(name) }
        try await api.create(
            ServiceAccount.new { account in
                account.metadata.name = "robot"
                account.metadata.namespace = "team"
                account.secrets = ["unused", "mounted"].map { name in .make { $0.name = name } }
            })
        try await api.create(
            Pod.new { pod in
                pod.metadata.name = "p"
                pod.metadata.namespace = "team"
                pod.fields["spec"] = ["volumes": [["name": "v", "secret": ["secretName": "mounted"]]]]
            })
        try await withBackground({ await host.run() }) { () async throws in
            #expect(try await eventually { try await tracking() != nil })
            clock.advance(seconds: Self.year)
            let mark = "kubernetes.io/legacy-token-invalid-since"
            #expect(try await eventually { try await secret("unused")?.metadata.labels[mark] != nil })
            clock.advance(seconds: Self.year)
            #expect(try await eventually { try await secret("unused") == nil })
            for name in ["mounted", "manual"] { #expect(try await secret(name)?.metadata.labels[mark] == nil) }
        }
    }

    @Test func theDayComesBack() async throws {
        try await withBackground({ await host.run() }) { () async throws in
            #expect(try await eventually { try await tracking() != nil })
            try await api.delete(
                ConfigMap.self, namespace: LegacyTokenTracking.namespace, name: LegacyTokenTracking.name)
            #expect(
                try await eventually {
                    clock.advance(seconds: 60)
                    return try await tracking() != nil
                })
        }
    }
}
