/// Uids of objects: UUIDs of version 4 (RFC 9562), in lower case. Foundation opens the system's random device for each
/// of its own.
public enum RandomUID {
    private static let digits = Array("0123456789abcdef".utf8)

    /// A new one: no other is like it, here or elsewhere.
    public static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let version: UInt64 = 0x4000
        let variant: UInt64 = 0x8000_0000_0000_0000
        let high = generator.next() & ~0xf000 | version
        let low = generator.next() & ~0xc000_0000_0000_0000 | variant
        return String(unsafeUninitializedCapacity: 36) { text in
            var end = 0
            for position in 0..<32 {
                if [8, 12, 16, 20].contains(position) {
                    text[end] = UInt8(ascii: "-")
                    end += 1
                }
                let word = position < 16 ? high : low
                text[end] = digits[Int(word >> UInt64(60 - position % 16 * 4) & 0xf)]
                end += 1
            }
            return end
        }
    }
}
