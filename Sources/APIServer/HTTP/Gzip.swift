import CZlib
import NIOCore

/// Compression of answers for clients that accept it (RFC 1952), with the level that Kubernetes uses: the quickest.
enum Gzip {
    private static let level: Int32 = 1

    /// Whether a client says `gzip` among the encodings it accepts, as Kubernetes looks for it: without a quality.
    static func isAccepted(_ headers: some Sequence<String>) -> Bool {
        headers.contains { header in
            header.split(separator: ",").contains { $0.filter { $0 != " " && $0 != "\t" } == "gzip" }
        }
    }

    /// The compressed bytes; nil when zlib has no memory.
    static func compressed(_ body: ByteBuffer) -> ByteBuffer? {
        var stream = z_stream()
        guard swiftlet_deflate_init_gzip(&stream, level) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var input = body
        let bound = Int(deflateBound(&stream, UInt(body.readableBytes)))
        var output = ByteBufferAllocator().buffer(capacity: bound)
        let count = output.writeWithUnsafeMutableBytes(minimumWritableBytes: bound) { room in
            input.readWithUnsafeMutableReadableBytes { bytes in
                stream.next_in = bytes.bindMemory(to: Bytef.self).baseAddress
                stream.avail_in = uInt(bytes.count)
                stream.next_out = room.bindMemory(to: Bytef.self).baseAddress
                stream.avail_out = uInt(room.count)
                let isDone = deflate(&stream, Z_FINISH) == Z_STREAM_END
                return (bytes.count, isDone ? Int(stream.total_out) : 0)
            }
        }
        return count > 0 ? output : nil
    }
}
