import ObjectModel

/// One event of a watch stream as bytes. `type` is `ADDED`, `MODIFIED`, `DELETED`, `BOOKMARK` or `ERROR`.
public enum WatchFrame {
    /// A line of JSON around an object that is encoded already.
    public static func json(type: StaticString, object: [UInt8]) -> [UInt8] {
        var frame: [UInt8] = []
        frame.reserveCapacity(object.count + 40)
        frame.append(contentsOf: #"{"type":""#.utf8)
        type.withUTF8Buffer { frame.append(contentsOf: $0) }
        frame.append(contentsOf: #"","object":"#.utf8)
        frame.append(contentsOf: object)
        frame.append(contentsOf: "}\n".utf8)
        return frame
    }

    /// The length in four bytes, most significant first, then a `WatchEvent` around an object in its envelope.
    public static func protobuf(type: StaticString, object: [UInt8]) -> [UInt8] {
        var event = ProtobufWriter()
        event.field(1, text: "\(type)")
        event.field(2) { $0.field(1, bytes: object) }
        let length = UInt32(event.bytes.count).bigEndian
        return withUnsafeBytes(of: length) { Array($0) } + event.bytes
    }
}
