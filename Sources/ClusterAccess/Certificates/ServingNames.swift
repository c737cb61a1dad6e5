#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import SwiftASN1
import X509

/// The DNS names and IP addresses that clients reach the API server by: what its certificate has to hold.
public struct ServingNames: Sendable, Hashable {
    /// DNS names in lower case.
    public let domainNames: [String]
    /// IP addresses: 4 or 16 bytes each.
    public let addresses: [[UInt8]]

    /// What every cluster's API server is called from inside and on its own machine.
    static let everywhere = [
        "localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc",
        "kubernetes.default.svc.cluster.local", "127.0.0.1", "::1", "10.96.0.1",
    ]

    /// The names every cluster has, the machine's own and further ones, each a DNS name (`*.` in front is possible) or
    /// an IP address. A host name that is no DNS name is left out; a further name that is neither fails with
    /// `.invalid`.
    public init(hostName: String?, further: [String] = []) throws(AccessError) {
        var names = Self.everywhere
        if let hostName, Self.isDomainName(hostName) || Self.address(hostName) != nil { names.append(hostName) }
        names += further
        guard names.count <= AccessLimits.servingNames else {
            throw AccessError(.invalid, "a certificate can't have more than \(AccessLimits.servingNames) names")
        }
        var domainNames: [String] = []
        var addresses: [[UInt8]] = []
        for name in names {
            if let address = Self.address(name) {
                if !addresses.contains(address) { addresses.append(address) }
            } else if Self.isDomainName(name) {
                let name = name.lowercased()
                if !domainNames.contains(name) { domainNames.append(name) }
            } else {
                throw AccessError(
                    .invalid, "\"\(name)\" can't be a name of the API server",
                    advice: "give a DNS name such as \"api.example.com\" or an IP address")
            }
        }
        (self.domainNames, self.addresses) = (domainNames, addresses)
    }

    /// As above, with the host name that this machine gives itself.
    public static func ofThisMachine(further: [String] = []) throws(AccessError) -> ServingNames {
        var buffer = [UInt8](repeating: 0, count: 256)
        let isKnown = buffer.withUnsafeMutableBytes { bytes in
            gethostname(bytes.baseAddress!.assumingMemoryBound(to: CChar.self), bytes.count - 1) == 0
        }
        let hostName = String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
        return try ServingNames(hostName: isKnown ? hostName : nil, further: further)
    }

    var generalNames: [GeneralName] {
        domainNames.map { .dnsName($0) } + addresses.map { .ipAddress(ASN1OctetString(contentBytes: $0[...])) }
    }

    /// Those names that a certificate lacks, as people write them.
    func missing(from certificate: Certificate) throws -> [String] {
        let held = Set(try certificate.extensions.subjectAlternativeNames?.map { $0 } ?? [])
        return generalNames.filter { !held.contains($0) }.map { "\($0)" }
    }

    private static func address(_ text: String) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &bytes) == 1 { return Array(bytes[..<4]) }
        return inet_pton(AF_INET6, text, &bytes) == 1 ? bytes : nil
    }

    /// Labels of letters, digits, '-' and '_' (which some machines have in their names), joined by dots.
    private static func isDomainName(_ text: String) -> Bool {
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard text.utf8.count <= 253 else { return false }
        return labels.enumerated().allSatisfy { index, label in
            if index == 0, labels.count > 1, label.elementsEqual("*".utf8) { return true }
            guard (1...63).contains(label.count), label.first != UInt8(ascii: "-"), label.last != UInt8(ascii: "-")
            else { return false }
            return label.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
                default: false
                }
            }
        }
    }
}
