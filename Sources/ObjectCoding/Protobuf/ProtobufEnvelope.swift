/// What Kubernetes wraps protobuf bodies in: four bytes, then `runtime.Unknown`.
struct ProtobufEnvelope {
    static let magic: [UInt8] = [0x6B, 0x38, 0x73, 0x00]

    var apiVersion = ""
    var kind = ""
    var raw: [UInt8] = []
    var contentEncoding = ""
    var contentType = ""

    init(apiVersion: String, kind: String, raw: [UInt8]) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.raw = raw
    }

    init(decoding bytes: [UInt8]) throws(CodingError) {
        guard bytes.starts(with: Self.magic) else {
            throw CodingError(
                .syntax, "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]")
        }
        var reader = ProtobufReader(bytes[4...])
        while let (number, content) = try reader.next() {
            guard case .bytes(let field) = content else { continue }
            switch number {
            case 1: try readTypeMeta(field)
            case 2: raw = Array(field)
            case 3: contentEncoding = String(decoding: field, as: UTF8.self)
            case 4: contentType = String(decoding: field, as: UTF8.self)
            default: continue
            }
        }
    }

    private mutating func readTypeMeta(_ bytes: ArraySlice<UInt8>) throws(CodingError) {
        var reader = ProtobufReader(bytes)
        while let (number, content) = try reader.next() {
            guard case .bytes(let field) = content else { continue }
            if number == 1 { apiVersion = String(decoding: field, as: UTF8.self) }
            if number == 2 { kind = String(decoding: field, as: UTF8.self) }
        }
    }

    var encoded: [UInt8] {
        var writer = ProtobufWriter()
        writer.field(1) { meta in
            meta.field(1, text: apiVersion)
            meta.field(2, text: kind)
        }
        writer.field(2, bytes: raw)
        writer.field(3, text: contentEncoding)
        writer.field(4, text: contentType)
        return Self.magic + writer.bytes
    }
}
