/// Base64 texts (RFC 4648), most of which a decoder has found to be well-formed.
enum Base64 {
    /// How many bytes a text stands for.
    static func decodedCount(_ text: String) -> Int {
        let digits = text.utf8.count { $0 != UInt8(ascii: "=") && $0 > 0x20 }
        return digits * 3 / 4
    }

    /// The bytes that a text stands for; other characters than digits are passed over.
    static func decode(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 3 / 4)
        var bits: UInt32 = 0
        var count = 0
        for byte in text.utf8 {
            guard let digit = digit(byte) else { continue }
            bits = bits << 6 | digit
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        }
        return bytes
    }

    /// Whether a text is whole groups of digits, the last filled up with `=`.
    static func isValid(_ text: String) -> Bool {
        guard text.utf8.count.isMultiple(of: 4) else { return false }
        let digits = text.utf8.prefix { digit($0) != nil }
        let padding = text.utf8.dropFirst(digits.count)
        return padding.count <= 2 && padding.allSatisfy { $0 == UInt8(ascii: "=") }
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
