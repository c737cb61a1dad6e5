import NIOCore
import Testing
import swiftlet_bench

@Suite struct ResponseParserTests {
    /// Everything a parser says about bytes that arrive in pieces of that size; neighbouring body parts are joined.
    private func read(_ text: String, pieces: Int = .max) throws -> [String] {
        var parser = ResponseParser()
        var rest = ByteBuffer(string: text)
        var result: [String] = []
        var body = ""
        while let piece = rest.readSlice(length: min(pieces, rest.readableBytes)), piece.readableBytes > 0 {
            parser.append(piece)
            while let part = try parser.next() {
                switch part {
                case .head(let status): result.append("head \(status)")
                case .body(let slice): body += String(buffer: slice)
                case .end:
                    result += [body, "end"]
                    body = ""
                }
            }
        }
        return body.isEmpty ? result : result + [body]
    }

    private static let sized = "HTTP/1.1 200 OK\r\nDate: now\r\ncontent-LENGTH:  5 \r\n\r\nhello"
    private static let chunked =
        "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "5\r\nhello\r\nA;x=y\r\n, world\r\n!\r\n0\r\nA: b\r\n\r\n"
    private static let empty = "HTTP/1.1 204 No Content\r\n\r\n"
    private static let interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"

    @Test(arguments: [1, 2, 3, 7, 50, Int.max]) func answersInPieces(pieces: Int) throws {
        let text = Self.sized + Self.chunked + Self.empty + Self.interim + Self.sized
        #expect(
            try read(text, pieces: pieces) == [
                "head 200", "hello", "end", "head 201", "hello, world\r\n!", "end", "head 204", "", "end",
                "head 404", "", "end", "head 200", "hello", "end",
            ])
    }

    @Test func bodyWithoutALengthNeverEnds() throws {
        #expect(try read("HTTP/1.1 200 OK\r\n\r\nabc") == ["head 200", "abc"])
    }

    @Test(arguments: [
        "HTTP/2 200 OK and more\r\n\r\n", "HTTP/1.1 abc OK\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 5x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n",
    ])
    func malformedAnswersAreErrors(text: String) {
        #expect(throws: (any Error).self) { try read(text) }
    }

    @Test func aHeadThatNeverEndsIsAnError() {
        #expect(throws: (any Error).self) { try read(String(repeating: "x", count: 70_000)) }
    }
}
