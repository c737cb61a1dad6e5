import APIClient
import ClusterPlans
import Controllers
import ObjectModel
import TestKit
import Testing

/// Tokens in Secrets over the years.
@Suite struct LegacyTokenControllersTests {
    private static let year = 366 * 86_400.0
    private let cluster = TokenCluster { [LegacyTokenTracker($0), LegacyTokenCleaner($0)] }

    private func tracking() async throws -> ConfigMap? {
        try await cluster.api.find(
            ConfigMap.self, namespace: LegacyTokenTracking.namespace, name: LegacyTokenTracking.name)
    }

    @Test func whatNobodyUsesIsMarkedAndGoes() async throws {
        for name in ["unused", "mounted", "manual"] { try await cluster.createSecret(name) }
        try await cluster.createAccount(naming: ["unused", "mounted"])
        try await cluster.api.create(
            Pod.new { pod in
                pod.metadata.name = "p"
                pod.metadata.namespace = TokenCluster.namespace
                pod.fields["spec"] = ["volumes": [["name": "v", "secret": ["secretName": "mounted"]]]]
            })
        try await cluster.running { () async throws in
            #expect(try await eventually { try await tracking() != nil })
            cluster.clock.advance(seconds: Self.year)
            let mark = "kubernetes.io/legacy-token-invalid-since"
            #expect(try await eventually { try await cluster.secret("unused")?.metadata.labels[mark] != nil })
            cluster.clock.advance(seconds: Self.year)
            #expect(try await eventually { try await cluster.secret("unused") == nil })
            for name in ["mounted", "manual"] { #expect(try await cluster.secret(name)?.metadata.labels[mark] == nil) }
        }
    }

    @Test func theDayComesBack() async throws {
        try await cluster.running { () async throws in
            #expect(try await eventually { try await tracking() != nil })
            try await cluster.api.delete(
                ConfigMap.self, namespace: LegacyTokenTracking.namespace, name: LegacyTokenTracking.name)
            #expect(
                try await eventually {
                    cluster.clock.advance(seconds: 60)
                    return try await tracking() != nil
                })
        }
    }
}
