import NIOCore

/// What comes off a connection: the head of an answer, pieces of its body as they arrive, its end.
package enum AnswerPart: Equatable {
    case head(status: Int)
    case body(ByteBuffer)
    case end
}

/// Reads HTTP/1.1 answers (RFC 9112) out of a stream of bytes.
///
/// It looks at nothing but the status and the length of the body, and hands body bytes on without copying them: the
/// client shares its processors with the server it measures.
package struct ResponseParser {
    private enum State {
        case head
        case sized(remaining: Int)
        case chunkSize
        case chunkData(remaining: Int)
        case trailer
        case untilClose
        case end
    }

    private enum BodyLength {
        case none
        case sized(Int)
        case chunked
        case untilClose
    }

    private var state = State.head
    private var pending = ByteBuffer()

    package init() {}

    /// Takes bytes that arrived. Without left-overs of earlier ones they are not copied.
    package mutating func append(_ bytes: ByteBuffer) {
        guard pending.readableBytes > 0 else {
            pending = bytes
            return
        }
        // A buffer of its own: going on in the old one would keep all that was read before while a watch lasts.
        var joined = ByteBuffer()
        joined.reserveCapacity(pending.readableBytes + bytes.readableBytes)
        joined.writeImmutableBuffer(pending)
        joined.writeImmutableBuffer(bytes)
        pending = joined
    }

    /// The next part, or nil when more bytes are needed. Throws `MalformedAnswer`.
    package mutating func next() throws -> AnswerPart? {
        while true {
            switch state {
            case .head:
                guard let head = try readHead() else { return nil }
                guard let part = begin(status: head.status, length: head.length) else { continue }
                return part
            case .sized(let remaining):
                guard let slice = readBody(upTo: remaining) else { return nil }
                let left = remaining - slice.readableBytes
                state = left == 0 ? .end : .sized(remaining: left)
                return .body(slice)
            case .chunkSize:
                guard let size = try readChunkSize() else { return nil }
                state = size == 0 ? .trailer : .chunkData(remaining: size)
            case .chunkData(let remaining):
                guard let part = try readChunkData(remaining) else { return nil }
                guard let slice = part else { continue }
                return .body(slice)
            case .trailer:
                guard let line = try readLine() else { return nil }
                if line.readableBytes == 0 { state = .end }
            case .untilClose:
                return readBody(upTo: .max).map(AnswerPart.body)
            case .end:
                state = .head
                return .end
            }
        }
    }

    /// The state after a head; nil for an interim answer (1xx), which is passed over.
    private mutating func begin(status: Int, length: BodyLength) -> AnswerPart? {
        if status < 200 { return nil }
        if status == 204 || status == 304 {
            state = .end
            return .head(status: status)
        }
        switch length {
        case .none, .sized(0): state = .end
        case .sized(let count): state = .sized(remaining: count)
        case .chunked: state = .chunkSize
        case .untilClose: state = .untilClose
        }
        return .head(status: status)
    }

    private mutating func readBody(upTo limit: Int) -> ByteBuffer? {
        let count = min(limit, pending.readableBytes)
        return count == 0 ? nil : pending.readSlice(length: count)
    }

    /// A piece of the current chunk; `.some(nil)` when the chunk ended; nil when more bytes are needed.
    private mutating func readChunkData(_ remaining: Int) throws -> ByteBuffer?? {
        if remaining > 0 {
            guard let slice = readBody(upTo: remaining) else { return nil }
            state = .chunkData(remaining: remaining - slice.readableBytes)
            return .some(slice)
        }
        guard let line = try readLine() else { return nil }
        guard line.readableBytes == 0 else { throw MalformedAnswer("a chunk is longer than it says") }
        state = .chunkSize
        return .some(nil)
    }

    private mutating func readChunkSize() throws -> Int? {
        guard let line = try readLine() else { return nil }
        let digits = line.readableBytesView.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
        guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0 else {
            throw MalformedAnswer("a chunk without a size")
        }
        return size
    }

    /// The next line without its CR LF.
    private mutating func readLine() throws -> ByteBuffer? {
        guard let length = offset(of: "\r\n") else {
            guard pending.readableBytes <= Limits.headBytes else { throw MalformedAnswer("a line without an end") }
            return nil
        }
        let line = pending.readSlice(length: length)
        pending.moveReaderIndex(forwardBy: 2)
        return line
    }

    private func offset(of separator: StaticString) -> Int? {
        let wanted = UnsafeRawBufferPointer(start: separator.utf8Start, count: separator.utf8CodeUnitCount)
        return pending.withUnsafeReadableBytes { $0.firstOffset(of: wanted) }
    }

    private mutating func readHead() throws -> (status: Int, length: BodyLength)? {
        guard let length = offset(of: "\r\n\r\n") else {
            guard pending.readableBytes <= Limits.headBytes else { throw MalformedAnswer("a head without an end") }
            return nil
        }
        let head = try pending.withUnsafeReadableBytes { bytes in
            try Self.parseHead(UnsafeRawBufferPointer(rebasing: bytes.prefix(length)))
        }
        pending.moveReaderIndex(forwardBy: length + 4)
        return head
    }

    private static func parseHead(_ head: UnsafeRawBufferPointer) throws -> (status: Int, length: BodyLength) {
        guard head.count >= 12, head.starts(with: "HTTP/1.".utf8) else { throw MalformedAnswer("not HTTP/1.1") }
        guard let status = number(head[9..<12]) else { throw MalformedAnswer("a head without a status") }
        var length = BodyLength.untilClose
        for line in head.split(separator: UInt8(ascii: "\n")).dropFirst() {
            if let value = value(of: "content-length:", in: line) {
                guard let count = number(value) else { throw MalformedAnswer("a length that is no number") }
                length = count == 0 ? .none : .sized(count)
            } else if value(of: "transfer-encoding:", in: line) != nil {
                // Servers of the Kubernetes API use no transfer coding but chunked.
                return (status, .chunked)
            }
        }
        return (status, length)
    }

    private static func value(of name: StaticString, in line: Slice<UnsafeRawBufferPointer>)
        -> Slice<UnsafeRawBufferPointer>?
    {
        let count = name.utf8CodeUnitCount
        guard line.count > count else { return nil }
        let wanted = UnsafeBufferPointer(start: name.utf8Start, count: count)
        // The names are letters and hyphens, where this bit is all that tells small from capital.
        let isSame = zip(line, wanted).allSatisfy { $0 | 0x20 == $1 | 0x20 }
        return isSame ? line.dropFirst(count) : nil
    }

    /// A decimal number with nothing but white space around it.
    private static func number(_ text: Slice<UnsafeRawBufferPointer>) -> Int? {
        let isSpace = { (byte: UInt8) in
            byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
        }
        let digitBytes = UInt8(ascii: "0")...UInt8(ascii: "9")
        var result = 0
        var digits = 0
        for byte in text.drop(while: isSpace) where !isSpace(byte) {
            guard digitBytes.contains(byte), digits < Limits.lengthDigits else { return nil }
            result = result * 10 + Int(byte - digitBytes.lowerBound)
            digits += 1
        }
        return digits == 0 ? nil : result
    }
}

/// An answer that is not HTTP/1.1 as this client reads it.
struct MalformedAnswer: Error, CustomStringConvertible {
    let description: String

    init(_ what: String) { description = "the server's answer is malformed: \(what)" }
}
