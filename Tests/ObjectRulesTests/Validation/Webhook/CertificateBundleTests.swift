import Foundation
import ObjectRules
import Testing

@Suite struct CertificateBundleTests {
    private func problem(_ blocks: (type: String, content: String)...) -> String? {
        let text = blocks.map { "-----BEGIN \($0.type)-----\n\($0.content)\n-----END \($0.type)-----\n" }.joined()
        return CertificateBundle.problem(in: Data(text.utf8).base64EncodedString())
    }

    @Test func oneGoodCertificateIsEnough() {
        let loading = "unable to load root certificates: "
        #expect(problem() == loading + "unable to parse bytes as PEM block")
        #expect(
            problem(("CERTIFICATE", "AAAA")) == loading + "failed to parse certificate: x509: malformed certificate")
        #expect(problem(("PRIVATE KEY", "AAAA")) == loading + "no valid certificate authority data seen")
        #expect(problem(("CERTIFICATE", "a: b\nMAIwAA==")) == loading + "no valid certificate authority data seen")
        #expect(problem(("CERTIFICATE", "AAAA"), ("CERTIFICATE", "MAIwAA==")) == nil)
    }
}
