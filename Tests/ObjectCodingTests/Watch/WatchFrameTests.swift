import ObjectCoding
import ObjectModel
import Testing

@Suite struct WatchFrameTests {
    private let schema = Schema.kubernetes
    private let object: Value = ["kind": "ConfigMap", "apiVersion": "v1", "metadata": ["name": "a"]]

    @Test func jsonIsOneLine() {
        let frame = WatchFrame.json(type: "ADDED", object: JSON.encode(["a": 1]))
        #expect(String(decoding: frame, as: UTF8.self) == "{\"type\":\"ADDED\",\"object\":{\"a\":1}}\n")
    }

    @Test(arguments: [MediaType.json, .protobuf], [1, 3, 1000])
    func readerFindsFramesInAnyChunks(_ type: MediaType, _ chunk: Int) throws {
        let id = try #require(schema.messageID("core.v1.ConfigMap"))
        let frame: [UInt8]
        if type == .protobuf {
            let body = Protobuf.encode(object, as: id, schema: schema, apiVersion: "v1", kind: "ConfigMap")
            frame = WatchFrame.protobuf(type: "MODIFIED", object: body)
            #expect(frame.prefix(4).reduce(0) { $0 << 8 | Int($1) } == frame.count - 4)
        } else {
            frame = WatchFrame.json(type: "MODIFIED", object: JSON.encode(object))
        }
        var reader = WatchFrameReader(type, schema: schema)
        var events: [WatchFrameReader.Event] = []
        let stream = frame + frame
        for start in stride(from: 0, to: stream.count, by: chunk) {
            events += try reader.read(stream[start..<min(start + chunk, stream.count)])
        }
        #expect(events.map(\.type) == ["MODIFIED", "MODIFIED"])
        #expect(events.map(\.object) == [object, object])
    }
}
