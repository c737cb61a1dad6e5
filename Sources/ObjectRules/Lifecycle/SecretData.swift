import ObjectModel

/// `stringData` of a secret: a way to write `data` without encoding it oneself, never stored.
enum SecretData {
    /// Moves the texts into `data`, where they replace what has the same key.
    static func fold(_ secret: inout Fields) {
        guard let texts = secret.removeValue(forKey: "stringData")?.objectValue, !texts.isEmpty else { return }
        secret.updateOrAddObject("data") { data in
            for text in texts { data[text.key] = .string(base64(Array((text.value.stringValue ?? "").utf8))) }
        }
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// RFC 4648, section 4.
    static func base64(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits: UInt32 = 0
            for byte in group { bits = bits << 8 | UInt32(byte) }
            bits <<= UInt32(8 * (3 - group.count))
            for position in 0..<4 {
                let index = Int(bits >> UInt32(18 - 6 * position)) & 63
                text.append(position <= group.count ? alphabet[index] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
