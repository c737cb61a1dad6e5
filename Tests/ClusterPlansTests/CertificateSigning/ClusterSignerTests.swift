import ClusterPlans
import Testing

@Suite struct ClusterSignerTests {
    private static let node = CertificateSubject(commonName: "system:node:n1", organizations: ["system:nodes"])
    private static let clientUsages = ["client auth", "digital signature", "key encipherment"]

    private func problem(
        _ signer: ClusterSigner, _ usages: [String], _ change: (inout CertificateSubject) -> Void = { _ in }
    ) -> String? {
        var subject = Self.node
        change(&subject)
        return signer.problem(of: subject, usages: usages)
    }

    @Test func clientsHaveOneUseAndMayHaveTwoMore() {
        #expect(problem(.apiServerClient, ["client auth"]) == nil)
        #expect(problem(.apiServerClient, Self.clientUsages) == nil)
        #expect(
            problem(.apiServerClient, ["client auth", "server auth"])
                == "invalid usage for client certificate: server auth")
        #expect(
            problem(.apiServerClient, ["digital signature"])
                == "missing required usage for client certificate: client auth")
    }

    @Test func nodesShowTheirNameAndNoOther() {
        #expect(problem(.nodeClient, Self.clientUsages) == nil)
        #expect(problem(.nodeClient, ["digital signature", "client auth"]) == nil)
        #expect(
            problem(.nodeClient, ["client auth"])
                == "usages did not match [client auth digital signature key encipherment]")
        let problems: [(String, (inout CertificateSubject) -> Void)] = [
            ("subject organization is not system:nodes", { $0.organizations.append("system:masters") }),
            ("DNS subjectAltNames are not allowed", { $0.domainNames = ["n1"] }),
            ("Email subjectAltNames are not allowed", { $0.emailAddressCount = 1 }),
            ("IP subjectAltNames are not allowed", { $0.addressCount = 1 }),
            ("URI subjectAltNames are not allowed", { $0.identifierCount = 1 }),
            ("subject common name does not begin with system:node:", { $0.commonName = "n1" }),
        ]
        for (expected, change) in problems { #expect(problem(.nodeClient, Self.clientUsages, change) == expected) }
    }

    @Test func servingNodesNameTheirAddresses() {
        let usages = ["server auth", "digital signature"]
        #expect(problem(.nodeServing, usages) == "DNS or IP subjectAltName is required")
        #expect(problem(.nodeServing, usages) { $0.addressCount = 1 } == nil)
        #expect(problem(.nodeServing, usages + ["key encipherment"]) { $0.domainNames = ["n1"] } == nil)
        #expect(
            problem(.nodeServing, ["client auth"]) { $0.domainNames = ["n1"] }
                == "usages did not match [digital signature key encipherment server auth]")
    }

    @Test func whatWasAskedForOfOldIsSignedAsItIs() {
        #expect(problem(.legacyUnknown, ["any"]) { $0.organizations = [] } == nil)
    }
}
