import APIClient
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

    private let cluster = TokenCluster { [AccountTokenController($0, rootCertificate: "PEM", signer: Signer())] }

    private func isFilled() async throws -> Bool {
        try await cluster.secret("own")?.fields.object("data").string("token") != ""
    }

    private func named() async throws -> [String] { try await cluster.account()?.secrets.map(\.name) ?? [] }

    @Test func anAccountForgetsSecretsThatAreGone() async throws {
        try await cluster.createAccount(naming: ["own", "never-there"])
        try await cluster.createSecret("own")
        try await cluster.running { () async throws in
            #expect(try await eventually { try await isFilled() })
            try await cluster.api.delete(Secret.self, namespace: TokenCluster.namespace, name: "own")
            #expect(try await eventually { try await named() == ["never-there"] })
            try await cluster.createSecret("own")
            #expect(try await eventually { try await isFilled() })
            #expect(try await named() == ["never-there"])
        }
    }
}
