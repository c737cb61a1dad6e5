import ClusterAccess
import Crypto
import Foundation
import ObjectCoding
import ObjectTree
import Testing

@Suite struct ServiceAccountTokensTests {
    private let tokens = ServiceAccountTokens(key: P256.Signing.PrivateKey())
    private let now = Time(seconds: 1_800_000_000)
    private let audience = ServiceAccountTokens.defaultIssuer

    private var token: ServiceAccountToken {
        var token = ServiceAccountToken(
            namespace: "team", serviceAccount: .init(name: "robot", uid: "u1"), audiences: [audience, "vault"],
            issuedAt: now, expires: now.adding(seconds: 600), id: "j1")
        token.pod = .init(name: "p", uid: "u2")
        token.node = .init(name: "n", uid: "u3")
        return token
    }

    private func refusal(
        _ text: String, audiences: [String]? = nil, at time: Time? = nil, by verifier: ServiceAccountTokens? = nil
    ) -> String? {
        let error = #expect(throws: AccessError.self) {
            try (verifier ?? tokens).verify(text, audiences: audiences ?? [audience], now: time ?? now)
        }
        #expect(error?.code == .refused)
        return error?.message
    }

    private static func bytes(_ part: Substring) throws -> [UInt8] {
        var text = part.replacing("-", with: "+").replacing("_", with: "/")
        while text.count % 4 != 0 { text += "=" }
        return Array(try #require(Data(base64Encoded: String(text))))
    }

    @Test func whatIsIssuedIsVerified() throws {
        let text = try tokens.issue(token)
        #expect(try tokens.verify(text, audiences: ["vault", "other"], now: now) == token)
        #expect(token.user == "system:serviceaccount:team:robot")
        #expect(token.groups == ["system:serviceaccounts", "system:serviceaccounts:team"])
        #expect(
            token.extra.map { "\($0.key)=\($0.values[0])" }
                == [
                    "credential-id=JTI=j1", "node-name=n", "node-uid=u3", "pod-name=p", "pod-uid=u2",
                ].map { "authentication.kubernetes.io/" + $0 })
        #expect(tokens.isOurs(text))
        #expect(!tokens.isOurs("secret"))
    }

    @Test func claimsAreThoseOfKubernetes() throws {
        let parts = try tokens.issue(token).split(separator: ".")
        #expect(parts.count == 3)
        #expect(try JSON.parse(Self.bytes(parts[0]))["alg"] == "ES256")
        let expected: Value = [
            "aud": [.string(audience), "vault"], "exp": 1_800_000_600, "iat": 1_800_000_000, "nbf": 1_800_000_000,
            "iss": .string(audience), "jti": "j1", "sub": "system:serviceaccount:team:robot",
            "kubernetes.io": [
                "namespace": "team", "serviceaccount": ["name": "robot", "uid": "u1"],
                "pod": ["name": "p", "uid": "u2"], "node": ["name": "n", "uid": "u3"],
            ],
        ]
        #expect(try JSON.parse(Self.bytes(parts[1])) == expected)
        #expect(try Self.bytes(parts[2]).count == 64)
    }

    @Test func datesAreChecked() throws {
        let text = try tokens.issue(token)
        #expect(throws: Never.self) { try tokens.verify(text, audiences: [audience], now: now.adding(seconds: 659)) }
        #expect(throws: Never.self) { try tokens.verify(text, audiences: [audience], now: now.adding(seconds: -60)) }
        #expect(refusal(text, at: now.adding(seconds: 660))?.contains("ended at 2027-01-15T08:10:00Z") == true)
        #expect(refusal(text, at: now.adding(seconds: -61))?.contains("begins at") == true)
    }

    @Test func audienceIssuerAndKeyAreChecked() throws {
        let text = try tokens.issue(token)
        #expect(refusal(text, audiences: ["other"])?.contains("other audiences") == true)
        #expect(refusal(text, audiences: []) != nil)
        let stranger = ServiceAccountTokens(key: P256.Signing.PrivateKey())
        #expect(refusal(text, by: stranger)?.contains("another key") == true)
        let key = P256.Signing.PrivateKey()
        let renamed = try ServiceAccountTokens(key: key, issuer: "https://a").issue(token)
        let verifier = ServiceAccountTokens(key: key, issuer: "https://b")
        #expect(refusal(renamed, by: verifier)?.contains("somebody else") == true)
    }

    @Test func anyChangedCharacterIsNoticed() throws {
        let text = Array(try tokens.issue(token).utf8)
        for index in text.indices {
            for other in [UInt8(ascii: "A"), UInt8(ascii: "B"), UInt8(ascii: "."), UInt8(ascii: "=")] {
                guard text[index] != other else { continue }
                var changed = text
                changed[index] = other
                #expect(refusal(String(decoding: changed, as: UTF8.self)) != nil, "character \(index)")
            }
        }
    }

    @Test(arguments: ["", ".", "..", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "a.b.c.d"])
    func whatIsNoTokenIsRefused(_ text: String) { #expect(refusal(text) != nil) }

    @Test func hugeTextsAreRefused() { #expect(refusal(String(repeating: "a.b.c", count: 10_000)) != nil) }

    @Test func tokensNeedAudienceAndTime() {
        var aimless = token
        aimless.audiences = []
        #expect(throws: AccessError.self) { try tokens.issue(aimless) }
        var brief = token
        brief.expires = now
        #expect(throws: AccessError.self) { try tokens.issue(brief) }
    }
}
