import APIClient
import ControllerRuntime
import ObjectModel
import TestKit

/// Some controllers, the service account `robot` of the namespace `team`, and the Secrets in which its tokens are kept.
struct TokenCluster: Sendable {
    let clock = ManualClock()
    let api: InMemoryAPI
    private let host: ControllerHost

    static let namespace = "team"

    init(controllers: (ControllerEnvironment) -> [any Controller]) {
        api = InMemoryAPI(clock: clock)
        let environment = ControllerEnvironment(client: api, clock: clock)
        host = ControllerHost(environment, controllers: controllers(environment))
    }

    func running(_ body: @Sendable () async throws -> Void) async throws {
        try await withBackground({ await host.run() }, body)
    }

    /// - Parameter secrets: Those that it names.
    func createAccount(naming secrets: [String]) async throws {
        try await api.create(
            ServiceAccount.new { account in
                account.metadata.name = "robot"
                account.metadata.namespace = Self.namespace
                account.secrets = secrets.map { name in .make { $0.name = name } }
            })
    }

    func account() async throws -> ServiceAccount? {
        try await api.find(ServiceAccount.self, namespace: Self.namespace, name: "robot")
    }

    func createSecret(_ name: String) async throws {
        try await api.create(
            Secret.new { secret in
                secret.metadata.name = name
                secret.metadata.namespace = Self.namespace
                secret.metadata.annotations = ["kubernetes.io/service-account.name": "robot"]
                secret.type = "kubernetes.io/service-account-token"
            })
    }

    func secret(_ name: String) async throws -> Secret? {
        try await api.find(Secret.self, namespace: Self.namespace, name: name)
    }
}
