import ObjectModel
import ObjectRules
import Testing

@Suite struct CertificateSigningRequestValidationTests {
    private static let spec: Value = ["request": "eA==", "signerName": "example.com/s", "usages": ["client auth"]]

    private func fixture() throws -> ObjectFixture {
        try ObjectFixture("certificates.k8s.io/v1", "CertificateSigningRequest")
    }

    private func object(_ conditions: Value = [], certificate: String? = nil) -> Value {
        var status = Fields([("conditions", conditions)])
        if let certificate { status["certificate"] = .string(certificate) }
        return ["spec": Self.spec, "status": .object(status)]
    }

    @Test func fieldsOfTheSpec() throws {
        let wrong: Value = [
            "spec": [
                "request": "eA==", "signerName": "kubernetes.io/legacy-unknown", "expirationSeconds": 599,
                "usages": ["signing", "signing"],
            ]
        ]
        #expect(
            try fixture().create(wrong) == [
                "spec.expirationSeconds: Invalid value: 599: "
                    + "may not specify a duration less than 600 seconds (10 minutes)",
                #"spec.signerName: Invalid value: "kubernetes.io/legacy-unknown": "#
                    + "the legacy signerName is not allowed via this API version",
                #"spec.usages[1]: Duplicate value: "signing""#,
            ])
        #expect(
            try fixture().create(["spec": ["request": "eA==", "signerName": "one/x"]]) == [
                #"spec.signerName: Invalid value: "one": should be a domain with at least two segments "#
                    + "separated by dots",
                "spec.usages: Required value",
            ])
    }

    @Test func decisionsExcludeEachOtherAndStay() throws {
        let approved: Value = ["type": "Approved", "status": "True"]
        let denied: Value = ["type": "Denied", "status": "True"]
        #expect(
            try fixture().update(object([approved]), object([approved, denied]), subresource: "approval") == [
                #"status.conditions[1].type: Invalid value: "Denied": "#
                    + "Approved and Denied conditions are mutually exclusive"
            ])
        #expect(
            try fixture().update(object([approved]), object(), subresource: "approval") == [
                #"status.conditions: Forbidden: updates may not remove a condition of type "Approved""#
            ])
        #expect(
            try fixture().update(object(), object([approved]), subresource: "status") == [
                #"status.conditions: Forbidden: updates may not add a condition of type "Approved""#
            ])
        #expect(
            try fixture().update(object(), object([["type": "Failed", "status": "False"]]), subresource: "status") == [
                #"status.conditions[0].status: Unsupported value: "False": supported values: "True""#
            ])
    }

    @Test func certificatesComeThroughTheStatusAndStay() throws {
        #expect(
            try fixture().update(object(), object(certificate: "eA=="), subresource: "approval") == [
                "status.certificate: Forbidden: updates may not set certificate content"
            ])
        #expect(try fixture().update(object(), object(certificate: "eA=="), subresource: "status") == [])
        #expect(
            try fixture().update(object(certificate: "eA=="), object(certificate: "eQ=="), subresource: "status") == [
                "status.certificate: Forbidden: updates may not modify existing certificate content"
            ])
    }
}
