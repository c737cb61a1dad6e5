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
    static func compressed(_ body: AnswerBody) -> [ByteBuffer]? {
        var stream = z_stream()
        guard swiftlet_deflate_init_gzip(&stream, level) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var output = Output()
        for piece in body {
            guard output.append(piece, Z_NO_FLUSH, &stream) else { return nil }
        }
        return output.append(ByteBuffer(), Z_FINISH, &stream) ? output.pieces : nil
    }

    private struct Output {
        private var full: [ByteBuffer] = []
        private var room = Output.newRoom()

        var pieces: [ByteBuffer] { full + [room] }

        /// False when zlib does not take the piece as it should.
        mutating func append(_ piece: ByteBuffer, _ flush: Int32, _ stream: inout z_stream) -> Bool {
            var input = piece
            return input.readWithUnsafeMutableReadableBytes { bytes in
                stream.next_in = bytes.bindMemory(to: Bytef.self).baseAddress
                stream.avail_in = uInt(bytes.count)
                var status = Z_OK
                repeat {
                    status = deflateIntoRoom(flush, &stream)
                } while status == Z_OK && stream.avail_out == 0
                // With nothing to do there is no progress, which is no error.
                return (bytes.count, flush == Z_FINISH ? status == Z_STREAM_END : [Z_OK, Z_BUF_ERROR].contains(status))
            }
        }

        private mutating func deflateIntoRoom(_ flush: Int32, _ stream: inout z_stream) -> Int32 {
            if room.writableBytes == 0 {
                full.append(room)
                room = Self.newRoom()
            }
            var status = Z_OK
            room.writeWithUnsafeMutableBytes(minimumWritableBytes: 0) { free in
                stream.next_out = free.bindMemory(to: Bytef.self).baseAddress
                stream.avail_out = uInt(free.count)
                status = deflate(&stream, flush)
                return free.count - Int(stream.avail_out)
            }
            return status
        }

        private static func newRoom() -> ByteBuffer {
            ByteBufferAllocator().buffer(capacity: ServerLimits.answerPieceBytes)
        }
    }
}
