import ClusterAccess
import ObjectModel
import Testing

/// Which tokens are remembered, and for how long.
@Suite struct AuthenticTokensTests {
    private func token(_ name: String) -> ServiceAccountToken {
        ServiceAccountToken(
            namespace: "a", serviceAccount: .init(name: name, uid: "u"), audiences: ["x"],
            issuedAt: Time(seconds: 0), expires: Time(seconds: 60), id: name)
    }

    @Test func eachIsCheckedOnce() throws {
        let tokens = AuthenticTokens(capacity: 2)
        var checks: [String] = []
        func ask(_ name: String) throws {
            let found = try tokens.token(name) { () throws(AccessError) in
                checks.append(name)
                return AuthenticToken(.bound(token(name)))
            }
            #expect(found?.content == .bound(token(name)))
        }
        for name in ["a", "a", "b", "a", "b"] { try ask(name) }
        #expect(checks == ["a", "b"])
        // What is in use stays while others come and go.
        for name in ["c", "a", "d", "a", "e", "a"] { try ask(name) }
        #expect(checks.filter { $0 == "a" }.count == 1)
        try ask("b")
        #expect(checks.last == "b")
    }

    @Test func whatIsNoTokenIsNotRemembered() throws {
        let tokens = AuthenticTokens(capacity: 2)
        var checks = 0
        for _ in 0..<2 {
            let found = try tokens.token("a") { () throws(AccessError) in
                checks += 1
                return nil
            }
            #expect(found == nil)
        }
        #expect(checks == 2)
    }

    @Test func refusalsAreNotRemembered() {
        let tokens = AuthenticTokens(capacity: 2)
        var checks = 0
        for _ in 0..<2 {
            #expect(throws: AccessError.self) {
                try tokens.token("a") { () throws(AccessError) in
                    checks += 1
                    throw AccessError(.refused, "no")
                }
            }
        }
        #expect(checks == 2)
    }
}
