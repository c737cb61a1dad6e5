/// The fields of one protobuf message, written in the order of the calls. Empty texts and false are left out, as
/// proto3 does.
struct ProtobufFields {
    private(set) var bytes: [UInt8] = []

    init(_ fill: (inout ProtobufFields) -> Void = { _ in }) { fill(&self) }

    private mutating func varint(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private mutating func delimited(_ field: Int, _ content: some Collection<UInt8>) {
        varint(UInt64(field) << 3 | 2)
        varint(UInt64(content.count))
        bytes += content
    }

    mutating func text(_ field: Int, _ text: String?) {
        if let text, !text.isEmpty { delimited(field, text.utf8) }
    }

    /// A repeated text, in which an empty one counts.
    mutating func texts(_ field: Int, _ texts: [String]) {
        for text in texts { delimited(field, text.utf8) }
    }

    mutating func flag(_ field: Int, _ flag: Bool?) {
        guard flag == true else { return }
        varint(UInt64(field) << 3)
        varint(1)
    }

    /// A nested message, also when it is empty: that one is there means something.
    mutating func message(_ field: Int, _ message: ProtobufFields?) {
        if let message { delimited(field, message.bytes) }
    }
}
