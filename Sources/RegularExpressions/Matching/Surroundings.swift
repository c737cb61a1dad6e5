/// What stands left and right of a place in the text: all that an assertion asks about.
struct Surroundings {
    /// A neighbour, as far as assertions tell characters apart.
    enum Neighbour: UInt8 {
        case nothing, newline, word, other

        init(_ scalar: UInt32?) {
            guard let scalar else {
                self = .nothing
                return
            }
            if scalar == 10 { self = .newline } else { self = CharacterClass.word.contains(scalar) ? .word : .other }
        }
    }

    let before: Neighbour
    let after: Neighbour

    func satisfy(_ assertion: Assertion) -> Bool {
        switch assertion {
        case .textStart: before == .nothing
        case .textEnd: after == .nothing
        case .lineStart: before == .nothing || before == .newline
        case .lineEnd: after == .nothing || after == .newline
        case .wordBoundary: (before == .word) != (after == .word)
        case .noWordBoundary: (before == .word) == (after == .word)
        }
    }
}

/// Text as bytes of UTF-8 that are known to be valid.
struct ScalarReader {
    let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The character at a byte offset and where the next one begins; nil at the end.
    @inline(__always)
    func scalar(at offset: Int) -> (value: UInt32, end: Int)? {
        guard offset < bytes.count else { return nil }
        let first = UInt32(bytes[offset])
        if first < 0x80 { return (first, offset + 1) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var value = first & (0x7F >> UInt32(length))
        for index in 1..<length { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
        return (value, offset + length)
    }
}
