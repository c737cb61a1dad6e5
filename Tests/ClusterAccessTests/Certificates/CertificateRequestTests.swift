import ClusterAccess
import Crypto
import Foundation
import ObjectTree
import SwiftASN1
import Testing
import X509

@Suite struct CertificateRequestTests {
    private static let now = Time(seconds: 1_800_000_000)

    private func request(names: [GeneralName] = [], signedBy other: Bool = false) throws -> String {
        let key = P256.Signing.PrivateKey()
        let subject = try DistinguishedName {
            OrganizationName("dev")
            CommonName("jane")
        }
        let attributes = try CertificateSigningRequest.Attributes([
            .init(ExtensionRequest(extensions: try Certificate.Extensions { SubjectAlternativeNames(names) }))
        ])
        var pem = try CertificateSigningRequest(
            version: .v1, subject: subject, privateKey: .init(key), attributes: attributes,
            signatureAlgorithm: .ecdsaWithSHA256
        ).serializeAsPEM()
        if other {
            var bytes = pem.derBytes
            bytes[bytes.count - 1] ^= 1
            pem = PEMDocument(type: pem.discriminator, derBytes: bytes)
        }
        return pem.pemString
    }

    @Test func namesAreRead() throws {
        let names: [GeneralName] = [
            .dnsName("a.example.com"), .ipAddress(ASN1OctetString(contentBytes: [10, 0, 0, 1])),
            .rfc822Name("jane@example.com"), .uniformResourceIdentifier("spiffe://x"),
        ]
        let read = try CertificateRequest(pem: try request(names: names))
        #expect(read.commonName == "jane")
        #expect(read.organizations == ["dev"])
        #expect(read.domainNames == ["a.example.com"])
        #expect(read.addresses == [[10, 0, 0, 1]])
        #expect(read.emailAddresses == ["jane@example.com"])
        #expect(read.identifiers == ["spiffe://x"])
        try read.checkSignature()
    }

    @Test func whatIsNoRequestIsRefused() throws {
        for text in ["", "hello", try request().replacing("CERTIFICATE REQUEST", with: "CERTIFICATE")] {
            let error = #expect(throws: AccessError.self) { try CertificateRequest(pem: text) }
            #expect(error?.message == "PEM block type must be CERTIFICATE REQUEST")
        }
        let forged = try CertificateRequest(pem: try request(signedBy: true))
        #expect(throws: AccessError.self) { try forged.checkSignature() }
    }

    @Test func theAuthoritySignsForAsLongAsAsked() throws {
        let directory = try TemporaryDirectory()
        let cluster = try ClusterCertificates.open(
            directory.path + "/pki", names: ServingNames(hostName: nil), now: Self.now)
        func life(_ seconds: Int?) throws -> (Double, Double) {
            let pem = try cluster.sign(
                request: try request(names: [.dnsName("x")]), usages: ["client auth", "digital signature"],
                seconds: seconds, now: Self.now)
            #expect(IssuedCertificate.problem(in: pem) == nil)
            let certificate = try Certificate(pemEncoded: pem)
            #expect(try certificate.extensions.extendedKeyUsage == ExtendedKeyUsage([.clientAuth]))
            #expect(try certificate.extensions.subjectAlternativeNames?.count == 1)
            let begin = certificate.notValidBefore.timeIntervalSince1970 - Double(Self.now.seconds)
            return (begin, certificate.notValidAfter.timeIntervalSince1970 - Double(Self.now.seconds))
        }
        #expect(try life(3600) == (-300, 3600))
        #expect(try life(60) == (-300, 600))
        #expect(try life(9 * 3600) == (-300, 9 * 3600 - 300))
        #expect(try life(nil) == (-300, 365 * 86_400 - 300))
        #expect(try life(400 * 86_400) == (-300, 365 * 86_400 - 300))
        #expect(throws: AccessError.self) {
            try cluster.sign(request: try request(), usages: ["world peace"], seconds: nil, now: Self.now)
        }
    }

    @Test func statusTextsAreCertificates() throws {
        #expect(IssuedCertificate.problem(in: "") == nil)
        #expect(IssuedCertificate.problem(in: "x") == "must contain at least one CERTIFICATE PEM block")
        #expect(
            IssuedCertificate.problem(in: try request())
                == #"only CERTIFICATE PEM blocks are allowed, found "CERTIFICATE REQUEST""#)
        let header = "-----BEGIN CERTIFICATE-----\nProc-Type: 4\n\nAAAA\n-----END CERTIFICATE-----\n"
        #expect(IssuedCertificate.problem(in: header) == "no PEM block headers are permitted")
    }
}
