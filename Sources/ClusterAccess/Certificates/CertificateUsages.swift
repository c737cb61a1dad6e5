import X509

/// What a certificate may be used for, from the words of `spec.usages`.
struct CertificateUsages {
    var key = KeyUsage()
    var extended: [ExtendedKeyUsage.Usage] = []

    /// Fails with `.invalid` and the words that mean nothing.
    init(_ words: [String]) throws(AccessError) {
        var unknown: [String] = []
        for word in Set(words).sorted() where !add(word) { unknown.append(word) }
        guard unknown.isEmpty else {
            let list = unknown.map { "\"\($0)\"" }.joined(separator: " ")
            throw AccessError(.invalid, "unrecognized usage values: [\(list)]")
        }
    }

    private mutating func add(_ word: String) -> Bool {
        switch word {
        case "signing", "digital signature": key.digitalSignature = true
        case "content commitment": key.nonRepudiation = true
        case "key encipherment": key.keyEncipherment = true
        case "key agreement": key.keyAgreement = true
        case "data encipherment": key.dataEncipherment = true
        case "cert sign": key.keyCertSign = true
        case "crl sign": key.cRLSign = true
        case "encipher only": key.encipherOnly = true
        case "decipher only": key.decipherOnly = true
        default: return addExtended(word)
        }
        return true
    }

    private mutating func addExtended(_ word: String) -> Bool {
        guard let usage = Self.extended[word] else { return false }
        if !extended.contains(usage) { extended.append(usage) }
        return true
    }

    private static let extended: [String: ExtendedKeyUsage.Usage] = [
        "any": .any, "server auth": .serverAuth, "client auth": .clientAuth, "code signing": .codeSigning,
        "email protection": .emailProtection, "s/mime": .emailProtection,
        "ipsec end system": .init(oid: [1, 3, 6, 1, 5, 5, 7, 3, 5]),
        "ipsec tunnel": .init(oid: [1, 3, 6, 1, 5, 5, 7, 3, 6]),
        "ipsec user": .init(oid: [1, 3, 6, 1, 5, 5, 7, 3, 7]), "timestamping": .timeStamping,
        "ocsp signing": .ocspSigning, "microsoft sgc": .init(oid: [1, 3, 6, 1, 4, 1, 311, 10, 3, 3]),
        "netscape sgc": .init(oid: [2, 16, 840, 1, 113730, 4, 1]),
    ]

    /// Whether any bit of the key usage is set.
    var hasKeyUsage: Bool { key != KeyUsage() }
}
