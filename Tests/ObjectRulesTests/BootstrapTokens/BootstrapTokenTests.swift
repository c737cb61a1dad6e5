import ObjectModel
import ObjectRules
import Testing

@Suite struct BootstrapTokenTests {
    private static let now = Time(seconds: 1_800_000_000)

    private func secret(_ data: [String: String] = [:], name: String = "bootstrap-token-abcdef") -> Secret {
        let usual = ["token-id": "abcdef", "token-secret": "0123456789abcdef"]
        let texts = usual.merging(data) { $1 }
        return Secret.new { secret in
            secret.metadata = .make {
                $0.name = name
                $0.namespace = "kube-system"
            }
            secret.type = "bootstrap.kubernetes.io/token"
            secret.fields["data"] = .object(
                Fields(texts.map { ($0.key, .string(Self.base64(Array($0.value.utf8)))) }))
        }
    }

    private func made(_ data: [String: String] = [:], name: String = "bootstrap-token-abcdef") -> BootstrapToken? {
        BootstrapToken(secret(data, name: name))
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        let bits = bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
        let digits = stride(from: 0, to: bits.count, by: 6).map { start in
            (0..<6).reduce(0) { $0 << 1 | (start + $1 < bits.count ? Int(bits[start + $1]) : 0) }
        }
        let text = String(digits.map { alphabet[$0] })
        return text + String(repeating: "=", count: (4 - text.count % 4) % 4)
    }

    @Test func aTokenIsAUserWithGroups() throws {
        let groups = "system:bootstrappers:x,system:bootstrappers:team-a,system:bootstrappers:x"
        let token = try #require(made(["auth-extra-groups": groups]))
        #expect(token.user == "system:bootstrap:abcdef")
        #expect(token.groups == ["system:bootstrappers", "system:bootstrappers:team-a", "system:bootstrappers:x"])
    }

    /// It still signs.
    @Test(arguments: [
        "system:masters", "system:bootstrappers", "system:bootstrappers:", "system:bootstrappers:A",
        "system:bootstrappers:a-", "system:bootstrappers:a,", ",",
    ]) func groupsOutsideOfBootstrappersMakeNobodyAUser(groups: String) throws {
        let uses = ["usage-bootstrap-authentication": "true", "usage-bootstrap-signing": "true"]
        let token = try #require(made(uses.merging(["auth-extra-groups": groups]) { $1 }))
        #expect(!token.isGood(for: .authentication, at: Self.now))
        #expect(token.isGood(for: .signing, at: Self.now))
    }

    @Test func aTokenThatIsToGoMakesNobodyAUser() throws {
        var going = secret(["usage-bootstrap-authentication": "true", "usage-bootstrap-signing": "true"])
        going.metadata.deletionTimestamp = Self.now
        let token = try #require(BootstrapToken(going))
        #expect(!token.isGood(for: .authentication, at: Self.now))
        #expect(token.isGood(for: .signing, at: Self.now))
    }

    @Test func nameAndPartsMustFit() {
        #expect(made(name: "bootstrap-token-other1") == nil)
        #expect(made(["token-id": "ABCDEF"]) == nil)
        #expect(made(["token-secret": ""]) == nil)
        #expect(BootstrapToken.parts(of: "abcdef.0123456789abcdef")?.id == "abcdef")
        for text in ["abcdef", "abcdef.0123456789abcdeF", "abcde.0123456789abcdef", "a.b.c"] {
            #expect(BootstrapToken.parts(of: text) == nil)
        }
    }

    /// Whether it is a good token or not: it is to be deleted.
    @Test func everySecretMeantForATokenHasItsEnd() {
        #expect(BootstrapToken.expiration(of: secret(["expiration": "soon", "token-id": "?"], name: "x")) == "soon")
        var other = secret(["expiration": "soon"])
        other.type = "Opaque"
        #expect(BootstrapToken.expiration(of: other) == nil)
    }

    @Test func usagesAndEndDecide() throws {
        let usable = ["usage-bootstrap-authentication": "true"]
        func isGood(_ data: [String: String]) -> Bool {
            made(data)?.isGood(for: .authentication, at: Self.now) ?? false
        }
        #expect(!isGood([:]))
        #expect(!isGood(["usage-bootstrap-authentication": "yes"]))
        #expect(isGood(usable))
        #expect(isGood(usable.merging(["expiration": Self.now.adding(seconds: 1).rfc3339]) { $1 }))
        #expect(!isGood(usable.merging(["expiration": Self.now.rfc3339]) { $1 }))
        #expect(!isGood(usable.merging(["expiration": "soon"]) { $1 }))
        #expect(made(usable)?.isGood(for: .signing, at: Self.now) == false)
    }
}
