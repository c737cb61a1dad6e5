import Foundation
import Testing

@Suite struct KeyPairWarningTests {
    private static func pem(_ type: String) -> String { "-----BEGIN \(type)-----\nAAAA\n-----END \(type)-----\n" }

    private static let cases: [(String, String, [String])] = [
        (pem("CERTIFICATE"), pem("PRIVATE KEY"), []), (pem("CERTIFICATE"), pem("EC PRIVATE KEY"), []),
        ("x", "y", ["tls: failed to find any PEM data in certificate input"]),
        (pem("CERTIFICATE"), "y", ["tls: failed to find any PEM data in key input"]),
        (
            pem("CERTIFICATE"), pem("CERTIFICATE"),
            ["tls: found a certificate rather than a key in the PEM for the private key"]
        ),
        (
            pem("PRIVATE KEY"), pem("CERTIFICATE"),
            [
                "tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs "
                    + "may have been switched"
            ]
        ),
    ]

    @Test(arguments: cases)
    func pairs(_ certificate: String, _ key: String, _ expected: [String]) throws {
        let data = [("tls.crt", certificate), ("tls.key", key)]
            .map { #""\#($0)":"\#(Data($1.utf8).base64EncodedString())""# }.joined(separator: ",")
        func warnings(_ type: String) throws -> [String] {
            try ObjectWarningsTests.create("v1", "Secret", #"{"type":"\#(type)","data":{\#(data)}}"#)
        }
        #expect(try warnings("kubernetes.io/tls") == expected)
        #expect(try warnings("Opaque") == [])
    }
}
