/// Reads the fields of one protobuf message.
struct ProtobufReader {
    enum Content {
        case varint(UInt64)
        case fixed64(UInt64)
        case fixed32(UInt32)
        case bytes(ArraySlice<UInt8>)
    }

    static let truncated = CodingError(.syntax, "unexpected EOF")

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    var isAtEnd: Bool { rest.isEmpty }

    /// The next field, or nil at the end.
    mutating func next() throws(CodingError) -> (number: Int, content: Content)? {
        guard !rest.isEmpty else { return nil }
        let tag = try varint()
        let number = Int(truncatingIfNeeded: tag >> 3 & 0x1FFF_FFFF)
        guard number > 0 else { throw CodingError(.syntax, "proto: illegal tag \(number) (wire type \(tag & 7))") }
        switch tag & 7 {
        case 0: return (number, .varint(try varint()))
        case 1: return (number, .fixed64(try fixed(8)))
        case 2:
            let length = try varint()
            guard length <= UInt64(rest.count) else { throw Self.truncated }
            let bytes = rest.prefix(Int(length))
            rest = rest.dropFirst(Int(length))
            return (number, .bytes(bytes))
        case 5: return (number, .fixed32(UInt32(truncatingIfNeeded: try fixed(4))))
        default: throw CodingError(.syntax, "proto: illegal wireType \(tag & 7)")
        }
    }

    mutating func varint() throws(CodingError) -> UInt64 {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while let byte = rest.first {
            rest = rest.dropFirst()
            guard shift < 64 else { throw CodingError(.syntax, "proto: integer overflow") }
            result |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return result }
            shift += 7
        }
        throw Self.truncated
    }

    private mutating func fixed(_ width: Int) throws(CodingError) -> UInt64 {
        guard rest.count >= width else { throw Self.truncated }
        var result: UInt64 = 0
        for byte in rest.prefix(width).reversed() { result = result << 8 | UInt64(byte) }
        rest = rest.dropFirst(width)
        return result
    }
}
