import Foundation
import NIOCore

/// Cuts a stream into its lines. A line that came in one piece is not copied.
package struct LineSplitter {
    private var carried = ByteBuffer()

    package init() {}

    /// Takes bytes that arrived and calls the body with every line they complete, without its newline.
    package mutating func take(_ bytes: ByteBuffer, _ body: (UnsafeRawBufferPointer) -> Void) {
        var bytes = bytes
        while let length = Self.lengthOfLine(in: bytes) {
            if carried.readableBytes == 0 {
                bytes.withUnsafeReadableBytes { body(UnsafeRawBufferPointer(rebasing: $0.prefix(length))) }
            } else {
                carried.writeBytes(bytes.readableBytesView.prefix(length))
                carried.withUnsafeReadableBytes { body($0) }
                carried.clear()
            }
            bytes.moveReaderIndex(forwardBy: length + 1)
        }
        carried.writeImmutableBuffer(bytes)
    }

    private static func lengthOfLine(in bytes: ByteBuffer) -> Int? {
        bytes.withUnsafeReadableBytes { bytes in
            guard let start = bytes.baseAddress, let end = memchr(start, Int32(UInt8(ascii: "\n")), bytes.count) else {
                return nil
            }
            return UnsafeRawPointer(end) - start
        }
    }
}
