/// A key, as far as it tells whether a certificate and a private key belong together.
enum KeyMaterial: Equatable {
    case rsa(modulus: [UInt8])
    /// On an elliptic curve; a private key may leave the point to be worked out.
    case curve(point: [UInt8]?)
    /// Ed25519, whose private keys do not say which public one is theirs.
    case edwards

    private static let rsaIdentifier: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01]
    private static let curveIdentifier: [UInt8] = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]
    private static let edwardsIdentifier: [UInt8] = [0x2B, 0x65, 0x70]

    // MARK: - Certificates

    /// What is wrong with the frame of a certificate (RFC 5280); nil does not mean that all of it is fine.
    static func problem(inCertificate bytes: [UInt8]) -> String? {
        var reader = DERReader(bytes[...])
        guard var certificate = reader.enter(.sequence) else { return "x509: malformed certificate" }
        return certificate.enter(.sequence) == nil ? "x509: malformed tbs certificate" : nil
    }

    /// nil for a key of another kind, or a certificate that can't be read.
    init?(certificate bytes: [UInt8]) {
        var reader = DERReader(bytes[...])
        guard var certificate = reader.enter(.sequence), var content = certificate.enter(.sequence) else { return nil }
        if content.next == .first { _ = content.read(.first) }
        guard content.read(.integer) != nil else { return nil }
        // The algorithm of the signature, who issued it, from when to when, and for whom.
        for _ in 0..<4 where content.read(.sequence) == nil { return nil }
        guard var info = content.enter(.sequence), var algorithm = info.enter(.sequence),
            let identifier = algorithm.read(.identifier), let bits = info.read(.bits), bits.first == 0
        else { return nil }
        switch Array(identifier) {
        case Self.rsaIdentifier:
            var key = DERReader(bits.dropFirst())
            guard var numbers = key.enter(.sequence), let modulus = numbers.read(.integer) else { return nil }
            self = .rsa(modulus: Array(modulus))
        case Self.curveIdentifier: self = .curve(point: Array(bits.dropFirst()))
        case Self.edwardsIdentifier: self = .edwards
        default: return nil
        }
    }

    // MARK: - Private keys

    /// A key as PKCS #1, PKCS #8 or SEC 1 have it; nil for what is none of them.
    init?(privateKey bytes: ArraySlice<UInt8>) {
        var reader = DERReader(bytes)
        guard var key = reader.enter(.sequence), key.read(.integer) != nil else { return nil }
        switch key.next {
        case .integer?:
            guard let modulus = key.read(.integer) else { return nil }
            self = .rsa(modulus: Array(modulus))
        case .octets?: self.init(curve: &key)
        case .sequence?: self.init(wrapped: &key)
        default: return nil
        }
    }

    private init?(curve key: inout DERReader) {
        guard key.read(.octets) != nil else { return nil }
        if key.next == .first { _ = key.read(.first) }
        guard var point = key.enter(.second), let bits = point.read(.bits), bits.first == 0 else {
            self = .curve(point: nil)
            return
        }
        self = .curve(point: Array(bits.dropFirst()))
    }

    private init?(wrapped key: inout DERReader) {
        guard var algorithm = key.enter(.sequence), let identifier = algorithm.read(.identifier),
            let content = key.read(.octets)
        else { return nil }
        switch Array(identifier) {
        case Self.rsaIdentifier, Self.curveIdentifier: self.init(privateKey: content)
        case Self.edwardsIdentifier: self = .edwards
        default: return nil
        }
    }

    // MARK: - Both

    /// Why a private key is not that of a certificate; nil also where it can't be told.
    func mismatch(ofPrivate key: KeyMaterial) -> String? {
        switch (self, key) {
        case (.curve, .curve(point: nil)): nil
        case (.rsa, .rsa), (.curve, .curve), (.edwards, .edwards):
            self == key ? nil : "tls: private key does not match public key"
        default: "tls: private key type does not match public key type"
        }
    }
}
