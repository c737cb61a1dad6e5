import ClusterAccess
import Crypto
import Foundation
import SwiftASN1
import Testing
import X509

@Suite struct ClientIdentityTests {
    private static let uidType: ASN1ObjectIdentifier = [1, 3, 6, 1, 4, 1, 57683, 2]

    private func der(
        _ attributes: [(ASN1ObjectIdentifier, String)], usages: [ExtendedKeyUsage.Usage]? = [.clientAuth]
    ) throws -> [UInt8] {
        let key = P256.Signing.PrivateKey()
        let subject = try DistinguishedName(
            attributes.map { RelativeDistinguishedName.Attribute(type: $0.0, utf8String: $0.1) })
        let certificate = try Certificate(
            version: .v3, serialNumber: 1, publicKey: .init(key.publicKey),
            notValidBefore: Date(timeIntervalSince1970: 0), notValidAfter: Date(timeIntervalSince1970: 1e9),
            issuer: subject, subject: subject, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions { if let usages { try ExtendedKeyUsage(usages) } },
            issuerPrivateKey: .init(key))
        return try certificate.serializeAsPEM().derBytes
    }

    private func refusal(_ der: [UInt8]) -> String? {
        let error = #expect(throws: AccessError.self) { try ClientIdentity(derEncoded: der) }
        #expect(error?.code == .refused)
        return error?.message
    }

    private let name = ASN1ObjectIdentifier.RDNAttributeType.commonName
    private let group = ASN1ObjectIdentifier.RDNAttributeType.organizationName

    @Test func nameAndGroupsComeFromTheSubject() throws {
        let bytes = try der([(group, "a"), (name, "first"), (group, "b:c"), (name, "zoë"), (Self.uidType, "u1")])
        let identity = try ClientIdentity(derEncoded: bytes)
        #expect(identity.user == "zoë")
        #expect(identity.groups == ["a", "b:c"])
        #expect(identity.uid == "u1")
        let hash = SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
        #expect(identity.credentialID == "X509SHA256=" + hash)
    }

    @Test func theUseMustBeClientAuthentication() throws {
        let message = refusal(try der([(name, "x")], usages: [.serverAuth]))
        #expect(message == "the certificate is not for client authentication")
        for usages in [[.any], [.serverAuth, .clientAuth], nil] as [[ExtendedKeyUsage.Usage]?] {
            #expect(try ClientIdentity(derEncoded: try der([(name, "x")], usages: usages)).user == "x")
        }
    }

    @Test func aUserNeedsOneName() throws {
        #expect(refusal(try der([(group, "a")]))?.contains("no common name") == true)
        #expect(refusal(try der([(name, "")]))?.contains("no common name") == true)
        #expect(refusal(try der([(name, "x"), (Self.uidType, "1"), (Self.uidType, "2")]))?.contains("uid") == true)
    }

    @Test func garbageIsRefused() throws {
        #expect(refusal([]) == "the client certificate can't be read")
        #expect(refusal(Array(try der([(name, "x")]).dropLast())) == "the client certificate can't be read")
    }
}
