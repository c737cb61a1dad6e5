/// A set of ASCII characters, for checks that look at each byte of a text once.
struct ByteSet: Sendable {
    private let low: UInt64
    private let high: UInt64

    /// From the characters of a text; `a-z` stands for a range, a hyphen at the start for itself.
    init(_ pattern: StaticString) {
        var sets: (low: UInt64, high: UInt64) = (0, 0)
        func insert(_ byte: UInt8) {
            if byte < 64 { sets.low |= 1 << UInt64(byte) } else { sets.high |= 1 << UInt64(byte & 63) }
        }
        pattern.withUTF8Buffer { bytes in
            var position = 0
            while position < bytes.count {
                let isRange = position > 0 || bytes[0] != UInt8(ascii: "-")
                if isRange, position + 2 < bytes.count, bytes[position + 1] == UInt8(ascii: "-") {
                    for byte in bytes[position]...bytes[position + 2] { insert(byte) }
                    position += 3
                } else {
                    insert(bytes[position])
                    position += 1
                }
            }
        }
        (low, high) = sets
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        if byte < 64 { return low & (1 << UInt64(byte)) != 0 }
        return byte < 128 && high & (1 << UInt64(byte & 63)) != 0
    }

    /// Whether the text has no other characters. An empty text has none.
    func containsAll(of text: some StringProtocol) -> Bool {
        for byte in text.utf8 where !contains(byte) { return false }
        return true
    }

    static let lower = ByteSet("a-z")
    static let digit = ByteSet("0-9")
    static let lowerDigit = ByteSet("a-z0-9")
    static let alphanumeric = ByteSet("a-zA-Z0-9")
}
