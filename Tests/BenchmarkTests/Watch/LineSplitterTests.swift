import NIOCore
import Testing
import swiftlet_bench

@Suite struct LineSplitterTests {
    @Test(arguments: 1...14) func linesInPieces(pieces: Int) {
        var splitter = LineSplitter()
        var rest = ByteBuffer(string: "one\ntwo\n\nfour\nrest")
        var lines: [String] = []
        while let piece = rest.readSlice(length: min(pieces, rest.readableBytes)), piece.readableBytes > 0 {
            splitter.take(piece) { lines.append(String(decoding: $0, as: UTF8.self)) }
        }
        #expect(lines == ["one", "two", "", "four"])
        splitter.take(ByteBuffer(string: "!\n")) { lines.append(String(decoding: $0, as: UTF8.self)) }
        #expect(lines.last == "rest!")
    }
}
