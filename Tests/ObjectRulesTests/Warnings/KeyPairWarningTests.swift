import Foundation
import Testing

@Suite struct KeyPairWarningTests {
    // MARK: - Certificates and keys with nothing in them but what is looked at

    private static func part(_ tag: UInt8, _ content: [UInt8]...) -> [UInt8] {
        let content = content.flatMap(\.self)
        let length: [UInt8] = content.count < 0x80 ? [UInt8(content.count)] : [0x81, UInt8(content.count)]
        return [tag] + length + content
    }

    private static func sequence(_ content: [UInt8]...) -> [UInt8] { part(0x30, content.flatMap(\.self)) }
    private static func integer(_ byte: UInt8) -> [UInt8] { part(0x02, [byte]) }
    private static func bits(_ content: [UInt8]) -> [UInt8] { part(0x03, [0], content) }
    private static func algorithm(_ identifier: [UInt8]) -> [UInt8] { sequence(part(0x06, identifier)) }

    private static let rsa = algorithm([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01])
    private static let curve = algorithm([0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01])
    private static let edwards = algorithm([0x2B, 0x65, 0x70])

    private static func certificate(_ algorithm: [UInt8], _ key: [UInt8]) -> String {
        let empty = sequence([])
        let info = sequence(algorithm, bits(key))
        let padding = part(0xA3, [UInt8](repeating: 0, count: 100))
        let content = sequence(part(0xA0, integer(2)), integer(1), empty, empty, empty, empty, info, padding)
        return pem("CERTIFICATE", sequence(content, empty, bits([])))
    }

    private static func rsaKey(_ modulus: UInt8) -> [UInt8] { sequence(integer(0), integer(modulus), integer(3)) }

    private static func curveKey(_ point: [UInt8]?) -> [UInt8] {
        sequence(integer(1), part(0x04, [9]), part(0xA0, []), point.map { part(0xA1, bits($0)) } ?? [])
    }

    private static func wrapped(_ algorithm: [UInt8], _ key: [UInt8]) -> String {
        pem("PRIVATE KEY", sequence(integer(0), algorithm, part(0x04, key)))
    }

    private static func pem(_ type: String, _ content: [UInt8] = [0, 0, 0]) -> String {
        let text = Data(content).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
        return "-----BEGIN \(type)-----\n\(text)\n-----END \(type)-----\n"
    }

    // MARK: - What is said about them

    private static func check(_ certificate: String, _ key: String, _ expected: [String]) throws {
        let data = [("tls.crt", certificate), ("tls.key", key)]
            .map { #""\#($0)":"\#(Data($1.utf8).base64EncodedString())""# }.joined(separator: ",")
        func warnings(_ type: String) throws -> [String] {
            try ObjectWarningsTests.create("v1", "Secret", #"{"type":"\#(type)","data":{\#(data)}}"#)
        }
        #expect(try warnings("kubernetes.io/tls") == expected)
        #expect(try warnings("Opaque") == [])
    }

    private static let blocks: [(String, String, String)] = [
        ("x", "y", "tls: failed to find any PEM data in certificate input"),
        (pem("CERTIFICATE"), "y", "tls: failed to find any PEM data in key input"),
        (
            pem("CERTIFICATE"), pem("CERTIFICATE"),
            "tls: found a certificate rather than a key in the PEM for the private key"
        ),
        (
            pem("PRIVATE KEY"), pem("CERTIFICATE"),
            "tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM "
                + "inputs may have been switched"
        ),
        (
            "-----BEGIN CERTIFICATE-----\n*\n-----END CERTIFICATE-----", pem("PRIVATE KEY"),
            "tls: failed to find any PEM data in certificate input"
        ),
    ]

    @Test(arguments: blocks)
    func blocksThatAreMissing(_ certificate: String, _ key: String, _ expected: String) throws {
        try Self.check(certificate, key, [expected])
    }

    private static let unreadable: [(String, String, String)] = [
        (pem("CERTIFICATE"), pem("PRIVATE KEY"), "x509: malformed certificate"),
        (pem("CERTIFICATE", sequence(integer(1))), pem("EC PRIVATE KEY"), "x509: malformed tbs certificate"),
        (certificate(rsa, rsaKey(5)), pem("PRIVATE KEY"), "tls: failed to parse private key"),
        (certificate(rsa, rsaKey(5)), wrapped(algorithm([1]), []), "tls: failed to parse private key"),
    ]

    @Test(arguments: unreadable)
    func whatCannotBeRead(_ certificate: String, _ key: String, _ expected: String) throws {
        try Self.check(certificate, key, [expected])
    }

    @Test func keysOfTheirCertificates() throws {
        let modulus = Self.certificate(Self.rsa, Self.sequence(Self.integer(5), Self.integer(3)))
        let point = Self.certificate(Self.curve, [4, 1, 2])
        let other = "tls: private key does not match public key"
        let otherType = "tls: private key type does not match public key type"
        try Self.check(modulus, Self.pem("RSA PRIVATE KEY", Self.rsaKey(5)), [])
        try Self.check(modulus, Self.pem("RSA PRIVATE KEY", Self.rsaKey(6)), [other])
        try Self.check(modulus, Self.wrapped(Self.rsa, Self.rsaKey(5)), [])
        try Self.check(modulus, Self.wrapped(Self.rsa, Self.rsaKey(6)), [other])
        try Self.check(modulus, Self.pem("EC PRIVATE KEY", Self.curveKey([4, 1, 2])), [otherType])
        try Self.check(point, Self.pem("EC PRIVATE KEY", Self.curveKey([4, 1, 2])), [])
        try Self.check(point, Self.pem("EC PRIVATE KEY", Self.curveKey(nil)), [])
        try Self.check(point, Self.wrapped(Self.curve, Self.curveKey([4, 1, 3])), [other])
        let edwards = Self.certificate(Self.edwards, [1])
        try Self.check(edwards, Self.wrapped(Self.edwards, [2]), [])
        try Self.check(edwards, Self.wrapped(Self.rsa, Self.rsaKey(5)), [otherType])
    }
}
