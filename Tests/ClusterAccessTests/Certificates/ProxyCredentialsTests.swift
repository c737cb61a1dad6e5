import ClusterAccess
import ObjectTree
import Testing
import X509

@Suite struct ProxyCredentialsTests {
    @Test func theCertificateIsOfItsOwnAuthority() throws {
        let credentials = try ProxyCredentials(name: "front-proxy-client", now: Time(seconds: 1_800_000_000))
        let authority = try Certificate(pemEncoded: credentials.authority)
        let certificate = try Certificate(pemEncoded: credentials.certificate)
        #expect(certificate.issuer == authority.subject)
        #expect(authority.publicKey.isValidSignature(certificate.signature, for: certificate))
        #expect("\(certificate.subject)" == "CN=front-proxy-client")
        let other = try ProxyCredentials(name: "front-proxy-client", now: Time(seconds: 1_800_000_000))
        #expect(other.authority != credentials.authority)
    }
}
