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

    private func verify(
        _ text: String, audiences: [String]? = nil, at time: Time? = nil, by verifier: ServiceAccountTokens? = nil
    ) throws -> ServiceAccountToken? {
        let verifier = verifier ?? tokens
        guard case .bound(let token)? = try verifier.read(text)?.content else { return nil }
        try verifier.verify(token, audiences: audiences ?? [audience], now: time ?? now)
        return token
    }

    private func refusal(
        _ text: String, audiences: [String]? = nil, at time: Time? = nil, by verifier: ServiceAccountTokens? = nil
    ) -> String? {
        let error = #expect(throws: AccessError.self) {
            try verify(text, audiences: audiences, at: time, by: verifier)
        }
        #expect(error?.code == .refused)
        return error?.message
    }

    /// Whether a text is not taken for a token of ours that is as it should be.
    private func isNoGoodToken(_ text: String) -> Bool {
        do {
            return try tokens.read(text) == nil
        } catch {
            return true
        }
    }

    private static func bytes(_ part: Substring) throws -> [UInt8] {
        var text = part.replacing("-", with: "+").replacing("_", with: "/")
        while text.count % 4 != 0 { text += "=" }
        return Array(try #require(Data(base64Encoded: String(text))))
    }

    @Test func whatIsIssuedIsVerified() throws {
        let text = try tokens.issue(token)
        #expect(try verify(text, audiences: ["vault", "other"]) == token)
        #expect(token.user == "system:serviceaccount:team:robot")
        #expect(token.groups == ["system:serviceaccounts", "system:serviceaccounts:team"])
        #expect(
            token.extra.map { "\($0.key)=\($0.values[0])" }
                == [
                    "credential-id=JTI=j1", "node-name=n", "node-uid=u3", "pod-name=p", "pod-uid=u2",
                ].map { "authentication.kubernetes.io/" + $0 })
        #expect(try tokens.read("secret") == nil)
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
        #expect(throws: Never.self) { try verify(text, at: now.adding(seconds: 659)) }
        #expect(throws: Never.self) { try verify(text, at: now.adding(seconds: -60)) }
        #expect(refusal(text, at: now.adding(seconds: 660)) == "service account token has expired")
        #expect(refusal(text, at: now.adding(seconds: -61)) == "service account token is not valid yet")
    }

    @Test func audienceIssuerAndKeyAreChecked() throws {
        let text = try tokens.issue(token)
        #expect(
            refusal(text, audiences: ["other"])
                == #"token audiences ["\#(audience)" "vault"] is invalid for the target audiences ["other"]"#)
        #expect(refusal(text, audiences: []) != nil)
        let stranger = ServiceAccountTokens(key: P256.Signing.PrivateKey())
        #expect(refusal(text, by: stranger)?.contains("another key") == true)
        let key = P256.Signing.PrivateKey()
        let renamed = try ServiceAccountTokens(key: key, issuer: "https://a").issue(token)
        let verifier = ServiceAccountTokens(key: key, issuer: "https://b")
        #expect(try verifier.read(renamed) == nil, "somebody else's")
    }

    @Test func anyChangedCharacterIsNoticed() throws {
        let text = Array(try tokens.issue(token).utf8)
        for index in text.indices {
            for other in [UInt8(ascii: "A"), UInt8(ascii: "B"), UInt8(ascii: "."), UInt8(ascii: "=")] {
                guard text[index] != other else { continue }
                var changed = text
                changed[index] = other
                #expect(isNoGoodToken(String(decoding: changed, as: UTF8.self)), "character \(index)")
            }
        }
    }

    @Test(arguments: ["", ".", "..", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "a.b.c.d"])
    func whatIsNoTokenIsSomebodyElses(_ text: String) throws { #expect(try tokens.read(text) == nil) }

    @Test func hugeTextsAreNotRead() throws {
        #expect(try tokens.read(String(repeating: "a.b.c", count: 10_000)) == nil)
    }

    @Test func tokensNeedAudienceAndTime() {
        var aimless = token
        aimless.audiences = []
        #expect(throws: AccessError.self) { try tokens.issue(aimless) }
        var brief = token
        brief.expires = now
        #expect(throws: AccessError.self) { try tokens.issue(brief) }
    }

    @Test func tokensInSecretsAreToldFromOthers() throws {
        let legacy = LegacyAccountToken(
            namespace: "team", serviceAccount: .init(name: "robot", uid: "u1"), secret: "robot-token")
        let text = try tokens.issue(legacy)
        #expect(try tokens.read(text)?.content == .legacy(legacy))
        #expect(legacy.user == "system:serviceaccount:team:robot")
        #expect(refusal(text, by: ServiceAccountTokens())?.contains("another key") == true)
        #expect(try tokens.read(tokens.issue(token))?.content == .bound(token))
    }

    @Test func thePublicKeyIsOneThatOthersUnderstand() throws {
        let key = try #require(tokens.keySet["keys"]?.arrayValue?.first)
        #expect(key["kty"] == "EC" && key["crv"] == "P-256" && key["alg"] == "ES256" && key["use"] == "sig")
        #expect(try Self.bytes(Substring(key["x"]?.stringValue ?? "")).count == 32)
        let header = try JSON.parse(Self.bytes(tokens.issue(token).split(separator: ".")[0]))
        #expect(header["kid"] == key["kid"])
    }

    /// The example of RFC 7515, appendix A.1, has another header; this one was made with another program.
    @Test func detachedSignaturesLeaveTheTextOut() {
        let signature = DetachedSignature.sign("text", keyID: "abcdef", key: "0123456789abcdef")
        let parts = signature.split(separator: ".", omittingEmptySubsequences: false)
        #expect(parts.count == 3 && parts[1].isEmpty)
        #expect(parts[0] == "eyJhbGciOiJIUzI1NiIsImtpZCI6ImFiY2RlZiJ9")
        #expect(parts[2] == "v28Ea_KqmHOtFWksJ_4tbV6AFRNzMkrRUG_jsuLJz-4")
    }
}
