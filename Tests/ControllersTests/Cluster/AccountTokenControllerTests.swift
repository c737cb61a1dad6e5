import APIClient
import ControllerRuntime
import Controllers
import ObjectModel
import TestKit
import Testing

@Suite struct AccountTokenControllerTests {
    private struct Signer: AccountTokenSigner {
        func token(serviceAccount: String, uid: String, namespace: String, secret: String) -> String {
            "token of \(secret)"
        }
    }

    let clock = ManualClock()
    let api: InMemoryAPI
    let host: ControllerHost

    init() {
        api = InMemoryAPI(clock: clock)
        let environment = ControllerEnvironment(client: api, clock: clock)
        host = ControllerHost(
            environment,
            controllers: [AccountTokenController(environment, rootCertificate: "PEM", signer: Signer())])
    }

    private func createSecret() async throws {
        try await api.create(
            Secret.new { secret in
                secret.metadata.name = "own"
                secret.metadata.namespace = "team"
                secret.metadata.annotations = ["kubernetes.io/service-account.name": "robot"]
                secret.type = "kubernetes.io/service-account-token"
            })
    }

    private func isFilled() async throws -> Bool {
        try await api.find(Secret.self, namespace: "team", name: "own")?.fields.object("data").string("token") != ""
    }

    private func named() async throws -> [String] {
        try await api.find(ServiceAccount.self, namespace: "team", name: "robot")?.secrets.map(\.name) ?? []
    }

    @Test func anAccountForgetsSecretsThatAreGone() async throws {
        try await api.create(
            ServiceAccount.new { account in
                account.metadata.name = "robot"
                account.metadata.namespace = "team"
                account.secrets = ["own", "never-there"].map { name in .make { $0.name = name } }
            })
        try await createSecret()
        try await withBackground({ await host.run() }) { () async throws in
            #expect(try await eventually { try await isFilled() })
            try await api.delete(Secret.self, namespace: "team", name: "own")
            #expect(try await eventually { try await named() == ["never-there"] })
            try await createSecret()
            #expect(try await eventually { try await isFilled() })
            #expect(try await named() == ["never-there"])
        }
    }
}
