import Crypto
import SwiftASN1
import X509

/// Who a client certificate says its holder is, as Kubernetes reads it: the common name is the user's name, every
/// organization a group.
public struct ClientIdentity: Sendable, Hashable {
    public let user: String
    /// The organizations in their order; groups that every caller is in are not among them.
    public let groups: [String]
    /// The user's uid (a subject attribute of Kubernetes' own); nil where the certificate states none.
    public let uid: String?
    /// What tells this certificate from others, `X509SHA256=` and the hash of its DER in hexadecimal: the value of the
    /// user's extra `authentication.kubernetes.io/credential-id`.
    public let credentialID: String

    private static let uidType: ASN1ObjectIdentifier = [1, 3, 6, 1, 4, 1, 57683, 2]

    /// From the DER of a certificate whose chain and dates the TLS layer has verified.
    ///
    /// Fails with `.refused` where the certificate is for other uses than client authentication or names no user. One
    /// that is not limited to any use (it has no extended key usages) is accepted, as by Kubernetes.
    public init(derEncoded der: some Sequence<UInt8>) throws(AccessError) {
        let der = Array(der)
        let certificate: Certificate
        let usages: ExtendedKeyUsage?
        do {
            certificate = try Certificate(derEncoded: der)
            usages = try certificate.extensions.extendedKeyUsage
        } catch {
            throw AccessError(.refused, "the client certificate can't be read", cause: "\(error)")
        }
        if let usages, !usages.contains(.clientAuth), !usages.contains(.any) {
            throw AccessError(.refused, "the certificate is not for client authentication")
        }
        var subject = Subject()
        for attribute in certificate.subject.lazy.flatMap({ $0 }) { subject.read(attribute, uidType: Self.uidType) }
        guard !subject.user.isEmpty else {
            throw AccessError(.refused, "the client certificate has no common name, which is the user's name")
        }
        guard subject.uids.count <= 1, subject.uids.first != "" else {
            throw AccessError(.refused, "the client certificate must state one uid or none")
        }
        user = subject.user
        groups = subject.groups
        uid = subject.uids.first
        credentialID = "X509SHA256=" + SHA256.hash(data: der).hexadecimal
    }

    private struct Subject {
        var user = ""
        var groups: [String] = []
        var uids: [String] = []

        /// The last common name counts.
        mutating func read(_ attribute: RelativeDistinguishedName.Attribute, uidType: ASN1ObjectIdentifier) {
            guard let text = String(attribute.value) else { return }
            switch attribute.type {
            case .RDNAttributeType.commonName: user = text
            case .RDNAttributeType.organizationName: groups.append(text)
            case uidType: uids.append(text)
            default: break
            }
        }
    }
}

extension Digest {
    /// Two lower-case digits per byte.
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(2 * Self.byteCount)
        for byte in self { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
