import ObjectCoding
import ObjectModel
import Testing

struct AccessTablesTests {
    @Test func subjectsByKind() throws {
        let binding = #"""
            {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"b"},
             "roleRef":{"kind":"Role","name":"r"},"subjects":[{"kind":"User","name":"u"},{"kind":"User","name":"v"},
             {"kind":"Group","name":"g"},{"kind":"ServiceAccount","namespace":"n","name":"s"}]}
            """#
        #expect(try TableFixture.cells(binding) == ["b", "Role/r", "<unknown>", "u, v", "g", "n/s"])
    }

    @Test(arguments: [
        ("[]", "Pending"), (#"[{"type":"Approved"}]"#, "Approved,Issued"),
        (#"[{"type":"Approved"},{"type":"Denied"},{"type":"Failed"}]"#, "Denied,Failed"),
    ])
    func requestProgress(conditions: String, text: String) throws {
        let certificate = text.hasSuffix("Issued") ? #","certificate":"AA==""# : ""
        let request = #"""
            {"apiVersion":"certificates.k8s.io/v1","kind":"CertificateSigningRequest",
             "spec":{"signerName":"s","username":"u","expirationSeconds":3600},
             "status":{"conditions":\#(conditions)\#(certificate)}}
            """#
        #expect(try TableFixture.cells(request)[2...] == ["s", "u", "60m", .string(text)])
    }
}
