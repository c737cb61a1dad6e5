import SwiftASN1
import X509

/// A request to sign a certificate (PKCS #10), as clients put it into a CertificateSigningRequest.
public struct CertificateRequest: Sendable {
    /// The last common name of the subject, and its organizations in their order.
    public let commonName: String
    public let organizations: [String]
    /// The alternative names asked for, by their form; addresses as bytes.
    public let domainNames: [String]
    public let addresses: [[UInt8]]
    public let emailAddresses: [String]
    public let identifiers: [String]

    let request: CertificateSigningRequest
    let alternativeNames: [GeneralName]

    /// Reads the first block of a PEM text. Fails with `.malformed` in the words of Kubernetes where it has one; the
    /// signature is not looked at.
    public init(pem: String) throws(AccessError) {
        guard let block = PEMBlock.all(in: pem).first, block.label == "CERTIFICATE REQUEST" else {
            throw AccessError(.malformed, "PEM block type must be CERTIFICATE REQUEST")
        }
        do {
            request = try CertificateSigningRequest(derEncoded: block.content)
            alternativeNames =
                try request.attributes.extensionRequest?.extensions.subjectAlternativeNames.map(Array.init) ?? []
        } catch {
            // What the parser says names its own sources: it is no help to clients.
            throw AccessError(.malformed, "asn1: structure error: the certificate request can not be parsed")
        }
        let subject = request.subject.flatMap { $0 }
        commonName = Self.texts(subject, .RDNAttributeType.commonName).last ?? ""
        organizations = Self.texts(subject, .RDNAttributeType.organizationName)
        domainNames = alternativeNames.compactMap { if case .dnsName(let name) = $0 { name } else { nil } }
        addresses = alternativeNames.compactMap {
            if case .ipAddress(let bytes) = $0 { Array(bytes.bytes) } else { nil }
        }
        emailAddresses = alternativeNames.compactMap { if case .rfc822Name(let name) = $0 { name } else { nil } }
        identifiers = alternativeNames.compactMap {
            if case .uniformResourceIdentifier(let name) = $0 { name } else { nil }
        }
    }

    /// Fails with `.refused` unless the request is signed with the key that it wants certified.
    public func checkSignature() throws(AccessError) {
        guard !request.publicKey.isValidSignature(request.signature, for: request) else { return }
        throw AccessError(.refused, "x509: the signature does not belong to the public key")
    }

    private static func texts(
        _ subject: [RelativeDistinguishedName.Attribute], _ type: ASN1ObjectIdentifier
    ) -> [String] {
        subject.filter { $0.type == type }.compactMap { String($0.value) }
    }
}
