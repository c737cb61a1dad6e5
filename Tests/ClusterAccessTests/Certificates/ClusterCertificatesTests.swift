import ClusterAccess
import Foundation
import ObjectTree
import Testing
import X509

@Suite struct ClusterCertificatesTests {
    private static let day = 86_400.0
    private let directory: TemporaryDirectory
    private let now = Time(seconds: 1_800_000_000)

    init() throws { directory = try TemporaryDirectory() }

    private func open(
        hostName: String? = "box", further: [String] = [], at time: Time? = nil
    ) throws -> ClusterCertificates {
        let names = try ServingNames(hostName: hostName, further: further)
        return try ClusterCertificates.open(directory.path + "/data/pki", names: names, now: time ?? now)
    }

    private func file(_ name: String) -> String { "data/pki/" + name }

    private func failure(at time: Time? = nil) -> AccessError? {
        #expect(throws: AccessError.self) { try open(at: time) }
    }

    // MARK: - First and later starts

    @Test func firstStartMakesAllFilesPrivately() throws {
        let certificates = try open()
        #expect(
            try directory.names("data/pki") == [
                "admin.crt", "admin.key", "apiserver.crt", "apiserver.key", "ca.crt", "ca.key", "sa.key",
            ])
        for name in ["admin", "apiserver", "ca", "sa"] { #expect(try directory.mode(file(name + ".key")) == 0o600) }
        for name in ["admin", "apiserver", "ca"] { #expect(try directory.mode(file(name + ".crt")) == 0o644) }
        #expect(try directory.mode("data/pki") == 0o700)
        #expect(try directory.mode("data") == 0o700)
        #expect(certificates.changes.count == 4)
        #expect(certificates.authority == (try directory.text(file("ca.crt"))))
        #expect(certificates.serving.key == (try directory.text(file("apiserver.key"))))
    }

    @Test func laterStartsChangeNothing() throws {
        let first = try open()
        let second = try open(at: now.adding(seconds: 100 * Self.day))
        #expect(second.changes == [])
        #expect(second.authority == first.authority)
        #expect(second.serving == first.serving)
        #expect(second.admin == first.admin)
        #expect(second.serviceAccountKey.rawRepresentation == first.serviceAccountKey.rawRepresentation)
        #expect(second.renewal == first.renewal)
    }

    @Test func aFirstStartThatCrashedIsCompleted() throws {
        let first = try open()
        for name in ["ca.crt", "apiserver.crt", "admin.crt", "admin.key", "sa.key"] { try directory.remove(file(name)) }
        try directory.write("half", to: file(".sa.key.swiftlet-new"))
        let second = try open()
        #expect(second.serving.key == first.serving.key)
        #expect(second.admin.key != first.admin.key)
        #expect(try directory.names("data/pki").count == 7)
        #expect(try open().changes == [])
    }

    @Test func aKeyOpenToOthersIsClosed() throws {
        _ = try open()
        chmod(directory.path + "/" + file("ca.key"), 0o644)
        _ = try open()
        #expect(try directory.mode(file("ca.key")) == 0o600)
    }

    // MARK: - Renewal

    @Test func certificatesAreReplacedBeforeTheyEnd() throws {
        let first = try open()
        let renewal = now.adding(seconds: 335 * Self.day)
        #expect(first.renewal == renewal)
        #expect(first.authorityEnd == now.adding(seconds: 3650 * Self.day))
        #expect(try open(at: renewal).changes == [])
        let second = try open(at: renewal.adding(seconds: 1))
        #expect(second.changes.count == 2)
        #expect(second.authority == first.authority)
        #expect(second.serving.certificate != first.serving.certificate)
        #expect(second.serving.key == first.serving.key)
        #expect(second.renewal == renewal.adding(seconds: 335 * Self.day + 1))
        let third = try open(at: now.adding(seconds: 2000 * Self.day))
        #expect(third.authority == first.authority)
        #expect(third.changes.count == 2)
    }

    @Test func noCertificateOutlivesTheAuthority() throws {
        let authority = try Certificate(pemEncoded: try open().authority)
        let late = try open(at: now.adding(seconds: 3640 * Self.day))
        #expect(late.renewal == nil)
        #expect(try open(at: now.adding(seconds: 3641 * Self.day)).changes == [])
        #expect(try Certificate(pemEncoded: late.serving.certificate).notValidAfter == authority.notValidAfter)
        let error = failure(at: now.adding(seconds: 3651 * Self.day))
        #expect(error?.code == .expired)
        #expect(error?.message.contains("ca.crt") == true)
    }

    @Test func aClockBeforeTheAuthorityIsAnError() throws {
        _ = try open()
        let error = failure(at: now.adding(seconds: -7200))
        #expect(error?.code == .clock)
        #expect(error?.message.contains("the clock of this machine is before 2027-01-15T07:00:00Z") == true)
        #expect(try open(at: now.adding(seconds: -3000)).changes == [])
    }

    @Test func aClockThatWasAheadIsRepaired() throws {
        _ = try open()
        _ = try open(further: ["later"], at: now.adding(seconds: 30 * Self.day))
        let repaired = try open(further: ["later"])
        #expect(repaired.changes.count == 1)
        #expect(repaired.changes.first?.contains("only begins at") == true)
    }

    @Test func newNamesNeedANewServingCertificate() throws {
        let first = try open()
        let second = try open(further: ["api.example.com", "192.0.2.7"])
        #expect(second.changes.count == 1)
        #expect(second.changes.first?.contains("apiserver.crt: it lacks") == true)
        #expect(second.admin == first.admin)
        let fewer = try open(further: ["API.example.com"])
        #expect(fewer.serving == second.serving)
        #expect(try open(hostName: "other").serving != second.serving)
    }

    // MARK: - Broken files

    @Test(arguments: ["ca.crt", "apiserver.crt", "admin.crt", "ca.key", "apiserver.key", "admin.key", "sa.key"])
    func aFileOfGarbageIsNamed(_ name: String) throws {
        _ = try open()
        for text in ["", "garbage", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
            try directory.write(text, to: file(name))
            let error = failure()
            #expect(error?.code == .malformed)
            #expect(error?.message.contains("/pki/" + name) == true)
            #expect(error?.advice.isEmpty == false)
            #expect(try directory.text(file(name)) == text)
        }
    }

    @Test(arguments: ["ca", "apiserver", "admin"])
    func aKeyOfAnotherCertificateIsNamed(_ name: String) throws {
        let certificates = try open()
        let stranger = try certificates.issueClient(commonName: "x", organizations: [], now: now)
        try directory.write(stranger.key, to: file(name + ".key"))
        let error = failure()
        #expect(error?.code == .mismatch)
        #expect(error?.message.contains("/pki/\(name).key") == true)
    }

    @Test(arguments: ["ca", "apiserver", "admin"])
    func aMissingKeyIsNamed(_ name: String) throws {
        _ = try open()
        try directory.remove(file(name + ".key"))
        let error = failure()
        #expect(error?.code == .mismatch)
        #expect(error?.message.contains("/pki/\(name).key is missing") == true)
    }

    @Test func certificatesOfAnotherAuthorityAreNamed() throws {
        _ = try open()
        try directory.remove(file("ca.crt"))
        try directory.remove(file("ca.key"))
        let error = failure()
        #expect(error?.code == .mismatch)
        #expect(error?.message.contains("/pki/apiserver.crt was not issued by") == true)
    }

    @Test func anyChangedByteOfACertificateIsNoticed() throws {
        let certificates = try open()
        let der = try Certificate(pemEncoded: certificates.serving.certificate).serializeAsPEM().derBytes
        for index in stride(from: 0, to: der.count, by: 7) {
            var changed = der
            changed[index] ^= 1
            let body = Data(changed).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
            try directory.write(
                "-----BEGIN CERTIFICATE-----\n\(body)\n-----END CERTIFICATE-----\n", to: file("apiserver.crt"))
            let error = failure()
            #expect(error?.message.contains("apiserver.crt") == true, "byte \(index)")
        }
    }

    @Test func aDirectoryThatIsAFileIsAnError() throws {
        try directory.write("", to: "data")
        #expect(failure()?.code == .file)
    }

    // MARK: - Clients

    @Test func clientsGetTheirOwnCertificates() throws {
        let certificates = try open()
        let node = try certificates.issueClient(
            commonName: "system:node:n1", organizations: ["system:nodes"], now: now)
        let certificate = try Certificate(pemEncoded: node.certificate)
        let identity = try ClientIdentity(derEncoded: certificate.serializeAsPEM().derBytes)
        #expect(identity.user == "system:node:n1")
        #expect(identity.groups == ["system:nodes"])
        #expect(try Certificate.PrivateKey(pemEncoded: node.key).publicKey == certificate.publicKey)
        #expect(throws: AccessError.self) {
            try certificates.issueClient(commonName: "", organizations: ["x"], now: now)
        }
    }

    // MARK: - Another implementation's view

    @Test(.enabled(if: Program.openssl != nil)) func opensslAcceptsThem() throws {
        _ = try open()
        let pki = directory.path + "/data/pki/"
        for (name, purpose) in [("apiserver", "sslserver"), ("admin", "sslclient")] {
            let checks = [
                "verify", "-x509_strict", "-attime", "\(now.seconds)", "-purpose", purpose, "-CAfile", pki + "ca.crt",
                pki + name + ".crt",
            ]
            let result = try Program.run(Program.openssl, checks)
            #expect(result.status == 0, "\(result.output)")
        }
        let misuse = ["-purpose", "sslserver", "-CAfile", pki + "ca.crt", pki + "admin.crt"]
        let wrong = try Program.run(Program.openssl, ["verify", "-attime", "\(now.seconds)"] + misuse)
        #expect(wrong.status != 0)
        for host in ["kubernetes.default.svc", "box"] {
            let result = try Program.run(
                Program.openssl, ["x509", "-noout", "-checkhost", host, "-in", pki + "apiserver.crt"])
            #expect(result.output.contains("does match"))
        }
    }

    @Test(.enabled(if: Program.openssl != nil)) func opensslReadsTheirContent() throws {
        _ = try open()
        func text(_ name: String) throws -> String {
            let path = directory.path + "/data/pki/\(name).crt"
            return try Program.run(Program.openssl, ["x509", "-noout", "-text", "-in", path]).output
        }
        let authority = try text("ca")
        for part in ["CN = swiftlet-ca", "CA:TRUE", "Certificate Sign", "prime256v1", "ecdsa-with-SHA256"] {
            #expect(authority.replacing("CN=", with: "CN = ").contains(part), "\(part) in \(authority)")
        }
        let serving = try text("apiserver")
        for part in [
            "DNS:localhost, DNS:kubernetes, DNS:kubernetes.default, DNS:kubernetes.default.svc, "
                + "DNS:kubernetes.default.svc.cluster.local, DNS:box, IP Address:127.0.0.1, "
                + "IP Address:0:0:0:0:0:0:0:1, IP Address:10.96.0.1",
            "TLS Web Server Authentication", "CA:FALSE",
        ] { #expect(serving.contains(part), "\(part) in \(serving)") }
        let admin = try text("admin")
        #expect(admin.replacing(" = ", with: "=").contains("O=system:masters, CN=kubernetes-admin"))
        #expect(admin.contains("TLS Web Client Authentication"))
    }
}
