import ObjectModel
import Testing

/// Certificate signing requests as the API server takes them.
@Suite struct SigningRequestsTests {
    private static let path = "/apis/certificates.k8s.io/v1/certificatesigningrequests"
    /// O=dev, CN=jane.
    private static let jane =
        "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIWE1IOENBUUF3SFRFTU1Bb0dBMVVFQ2d3RFpHVjJNUTB3"
        + "Q3dZRFZRUUREQVJxWVc1bE1Ga3dFd1lIS29aSQp6ajBDQVFZSUtvWkl6ajBEQVFjRFFnQUV3b2wvd1RsZVlrdzdWSlRJN2Vo"
        + "aUpXdDl0aGVtWFowY2ROdVl1Q1R5CnJ0aXZ5TnY2RVpkdG15Zk9PanZlcmtYZzRIRGc1amI4STNRRXhTak1Vd1dqUTZBQU1B"
        + "b0dDQ3FHU000OUJBTUMKQTBnQU1FVUNJRXN4VE04Ni9IRlRwKzQ0MGJXLzdtQk8wWHVIZzVqbTBrS0JVTGlmSzl6YUFpRUFt"
        + "ZGRrRUhDegptOWU1WWdRaER4aS9PWnJyOU9pSDMrMTMrb3J5RGh6ajEwQT0KLS0tLS1FTkQgQ0VSVElGSUNBVEUgUkVRVUVT"
        + "VC0tLS0tCg=="
    /// O=system:masters, CN=evil.
    private static let evil =
        "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIak1JR0tBZ0VBTUNneEZ6QVZCZ05WQkFvTURuTjVjM1Js"
        + "YlRwdFlYTjBaWEp6TVEwd0N3WURWUVFEREFSbApkbWxzTUZrd0V3WUhLb1pJemowQ0FRWUlLb1pJemowREFRY0RRZ0FFREVN"
        + "aCtyNmorNUliSzFETUtYYnJtYVFqClNsM2hiQXAxeC8zbksrN2g0UkxaMWhHTFN1eUJEZkNmNlk2Mmg1dDc2cHRsZkU2N0xQ"
        + "ejZvVzFkWXA5ZkM2QUEKTUFvR0NDcUdTTTQ5QkFNQ0EwZ0FNRVVDSVFDSmQ5M3hMVjhKdElIZTlrR3NLWlBhS01Pak1EVUZI"
        + "cFFZdHNOSQpyYVFUdHdJZ1VjMjgzYzB3YnNRcFZTbUVpSHFJOEhwbVJFc1hMdUxwQzdrMGJwaUhtT2M9Ci0tLS0tRU5EIENF"
        + "UlRJRklDQVRFIFJFUVVFU1QtLS0tLQo="

    private func request(_ name: String, _ bytes: String, signer: String = "kubernetes.io/kube-apiserver-client")
        -> Value
    {
        [
            "apiVersion": "certificates.k8s.io/v1", "kind": "CertificateSigningRequest",
            "metadata": ["name": .string(name)],
            "spec": ["request": .string(bytes), "signerName": .string(signer), "usages": ["client auth"]],
        ]
    }

    @Test func theServerSaysWhoAsks() async throws {
        try await TestServer.run { server in
            let client = try await TestConnection.open(server)
            let made = try await client.request("POST", Self.path, object: request("jane", Self.jane))
            #expect(made.status == 201, "\(made.text)")
            #expect(made.tree["spec"]?["username"] == "by-token")
        }
    }

    @Test func nobodyAsksToBeAnAdministrator() async throws {
        try await TestServer.run { server in
            let client = try await TestConnection.open(server)
            let refused = try await client.request("POST", Self.path, object: request("evil", Self.evil))
            #expect(refused.status == 403)
            #expect(
                refused.tree["message"]?.stringValue
                    == #"certificatesigningrequests.certificates.k8s.io "evil" is forbidden: use of "#
                    + "kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed")
            let other = request("other", Self.evil, signer: "example.com/signer")
            #expect(try await client.request("POST", Self.path, object: other).status == 201)
        }
    }

    @Test func whatIsNoRequestIsInvalid() async throws {
        try await TestServer.run { server in
            let client = try await TestConnection.open(server)
            let refused = try await client.request("POST", Self.path, object: request("x", "aGVsbG8="))
            #expect(refused.status == 422)
            #expect(
                refused.tree["details"]?["causes"]
                    == [
                        [
                            "reason": "FieldValueInvalid", "field": "spec.request",
                            "message": #"Invalid value: "aGVsbG8=": PEM block type must be CERTIFICATE REQUEST"#,
                        ]
                    ])
        }
    }

    @Test func decisionsAreMadeThroughApprovalAndStay() async throws {
        try await TestServer.run { server in
            let client = try await TestConnection.open(server)
            var made = try await client.request("POST", Self.path, object: request("jane", Self.jane)).tree
            made["status"] = ["conditions": [["type": "Denied", "status": "True", "reason": "No"]]]
            let denied = try await client.request("PUT", Self.path + "/jane/approval", object: made)
            #expect(denied.status == 200, "\(denied.text)")
            var both = denied.tree
            let conditions = both["status"]?["conditions"]?.arrayValue ?? []
            both["status"] = ["conditions": .array(conditions + [["type": "Approved", "status": "True"]])]
            let refused = try await client.request("PUT", Self.path + "/jane/approval", object: both)
            #expect(refused.status == 422)
            #expect(refused.text.contains("Approved and Denied conditions are mutually exclusive"))
            let byStatus = try await client.request("PUT", Self.path + "/jane/status", object: both)
            #expect(byStatus.text.contains(#"updates may not add a condition of type \"Approved\""#))
        }
    }
}
