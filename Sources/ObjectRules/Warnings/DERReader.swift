/// Reads the parts of DER (X.690), in which certificates and keys are written, one after the other.
struct DERReader {
    enum Tag: UInt8 {
        case integer = 0x02
        case bits = 0x03
        case octets = 0x04
        case identifier = 0x06
        case sequence = 0x30
        /// Members with a number of their own.
        case first = 0xA0
        case second = 0xA1
    }

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    var next: Tag? { rest.first.flatMap(Tag.init) }

    /// The content of the next part; nil when it is another one or does not end within the bytes.
    mutating func read(_ tag: Tag) -> ArraySlice<UInt8>? {
        guard next == tag, let header = lengthOfHeader else { return nil }
        let start = rest.startIndex + header.size
        guard rest.endIndex - start >= header.length else { return nil }
        let content = rest[start..<start + header.length]
        rest = rest[content.endIndex...]
        return content
    }

    /// What is in the next part, to be read itself.
    mutating func enter(_ tag: Tag) -> DERReader? { read(tag).map(DERReader.init) }

    /// How long the tag with the length is, and what it says.
    private var lengthOfHeader: (size: Int, length: Int)? {
        guard rest.count >= 2 else { return nil }
        let first = rest[rest.startIndex + 1]
        guard first >= 0x80 else { return (2, Int(first)) }
        let count = Int(first & 0x7F)
        guard (1...4).contains(count), rest.count >= 2 + count else { return nil }
        let bytes = rest.dropFirst(2).prefix(count)
        let length = bytes.reduce(0) { $0 << 8 | Int($1) }
        // There is one way to write a length.
        guard length >= 0x80, bytes.first != 0 else { return nil }
        return (2 + count, length)
    }
}
