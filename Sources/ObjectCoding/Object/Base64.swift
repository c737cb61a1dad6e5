/// Base64 with padding (RFC 4648, section 4) as Go's `StdEncoding` reads it: line breaks are skipped.
public enum Base64 {
    enum Reading {
        /// Encoding its bytes gives the text again.
        case canonical
        case readable([UInt8])
        /// The offset Go complains about.
        case corrupt(Int)
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let values: [UInt8] = {
        var table = [UInt8](repeating: 0xFF, count: 256)
        for (value, letter) in alphabet.enumerated() { table[Int(letter)] = UInt8(value) }
        return table
    }()

    public static func encode(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var group: UInt32 = 0
        var filled = 0
        for byte in bytes {
            group = group << 8 | UInt32(byte)
            filled += 1
            if filled == 3 {
                for shift in [18, 12, 6, 0] as [UInt32] { text.append(alphabet[Int(group >> shift & 63)]) }
                (group, filled) = (0, 0)
            }
        }
        if filled > 0 {
            group <<= UInt32(24 - filled * 8)
            for index in 0...filled { text.append(alphabet[Int(group >> UInt32(18 - index * 6) & 63)]) }
            while text.count % 4 != 0 { text.append(UInt8(ascii: "=")) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a text, or nil if it is not base64.
    public static func decode(_ text: String) -> [UInt8]? {
        switch read(text) {
        case .readable(let bytes): bytes
        default: nil
        }
    }

    static func check(_ text: String) -> Reading {
        let reading = read(text)
        if case .readable(let bytes) = reading, encode(bytes) == text { return .canonical }
        return reading
    }

    private static func read(_ text: String) -> Reading {
        let input = Array(text.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(input.count / 4 * 3)
        var group: UInt32 = 0
        var filled = 0
        var index = 0
        while index < input.count {
            let letter = input[index]
            if letter == 0x0A || letter == 0x0D {
                index += 1
                continue
            }
            if letter == UInt8(ascii: "=") { return readPadding(input, index, group, filled, bytes) }
            let value = values[Int(letter)]
            guard value != 0xFF else { return .corrupt(index) }
            group = group << 6 | UInt32(value)
            filled += 1
            index += 1
            if filled == 4 {
                bytes.append(contentsOf: [UInt8(group >> 16 & 255), UInt8(group >> 8 & 255), UInt8(group & 255)])
                (group, filled) = (0, 0)
            }
        }
        // Go points at the beginning of an unfinished group.
        return filled == 0 ? .readable(bytes) : .corrupt(index - filled)
    }

    /// From the first `=` on: it completes the group, and nothing but line breaks follows.
    private static func readPadding(
        _ input: [UInt8], _ start: Int, _ group: UInt32, _ filled: Int, _ bytes: [UInt8]
    ) -> Reading {
        guard filled >= 2 else { return .corrupt(start) }
        var index = start + 1
        func skipBreaks() { while index < input.count, input[index] == 0x0A || input[index] == 0x0D { index += 1 } }
        if filled == 2 {
            skipBreaks()
            guard index < input.count else { return .corrupt(input.count) }
            guard input[index] == UInt8(ascii: "=") else { return .corrupt(index - 1) }
            index += 1
        }
        skipBreaks()
        guard index == input.count else { return .corrupt(index) }
        if filled == 2 { return .readable(bytes + [UInt8(group >> 4 & 255)]) }
        return .readable(bytes + [UInt8(group >> 10 & 255), UInt8(group >> 2 & 255)])
    }
}
