import ObjectModel

/// Cuts the bytes of a watch stream into events, however they are chunked.
public struct WatchFrameReader: Sendable {
    /// An event as it came: what the object is depends on the type.
    public struct Event: Sendable, Hashable {
        public let type: String
        public let object: Value
    }

    private let type: MediaType
    private let schema: Schema
    private var buffer: [UInt8] = []

    /// A reader of JSON lines or of protobuf frames; a YAML stream is read as JSON.
    public init(_ type: MediaType, schema: Schema) {
        self.type = type
        self.schema = schema
    }

    /// Takes the next bytes and returns the events that they complete.
    ///
    /// Fails where a frame can't be decoded, or is larger than `Limits.maximumFrame`.
    public mutating func read(_ bytes: some Sequence<UInt8>) throws(CodingError) -> [Event] {
        buffer.append(contentsOf: bytes)
        var events: [Event] = []
        var start = 0
        while let frame = nextFrame(from: start) {
            start = frame.end
            if !frame.content.isEmpty { events.append(try decode(Array(buffer[frame.content]))) }
        }
        buffer.removeFirst(start)
        guard buffer.count <= Limits.maximumFrame else { throw CodingError(.limit, "watch frame is too large") }
        return events
    }

    private func nextFrame(from start: Int) -> (content: Range<Int>, end: Int)? {
        if type == .protobuf {
            guard buffer.count - start >= 4 else { return nil }
            let length = buffer[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) }
            guard buffer.count - start - 4 >= length else { return nil }
            return (start + 4..<start + 4 + length, start + 4 + length)
        }
        guard let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        return (start..<end, end + 1)
    }

    private func decode(_ frame: [UInt8]) throws(CodingError) -> Event {
        guard type == .protobuf else {
            let event = try JSON.parse(frame)
            return Event(type: event["type"]?.stringValue ?? "", object: event["object"] ?? .null)
        }
        guard let message = schema.messageID("meta.v1.WatchEvent") else {
            throw CodingError(.unknownKind, "the schema has no WatchEvent")
        }
        let event = try Protobuf.decodeRaw(frame, as: message, schema: schema)
        return Event(type: event["type"]?.stringValue ?? "", object: event["object"] ?? .null)
    }
}
