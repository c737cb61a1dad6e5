/// A document of the server as it is sent: clients keep it, and ask only whether it has changed.
public struct HashedDocument: Sendable {
    public let bytes: [UInt8]
    public let mediaType: String
    /// Changes when the content does: what `ETag` has in quotes, and the query parameter `hash` of OpenAPI.
    public let hash: String

    package init(_ bytes: [UInt8], mediaType: String) {
        self.bytes = bytes
        self.mediaType = mediaType
        hash = Self.hash(bytes)
    }

    var tag: String { "\"\(hash)\"" }

    /// The document, or 304 for a client that has it.
    func response(to request: HTTPRequest, headers: [(String, String)] = []) -> HTTPResponse {
        let headers = [("ETag", tag)] + headers
        guard !Self.isKept(tag, by: request.headers["if-none-match"] ?? "") else {
            var response = HTTPResponse(status: 304, contentType: mediaType, bytes: [], headers: headers)
            response.headers.removeAll { $0.0 == "Content-Type" }
            return response
        }
        return HTTPResponse(status: 200, contentType: mediaType, bytes: bytes, headers: headers)
    }

    /// Whether `If-None-Match` names a tag (RFC 9110, section 13.1.2): any, or one of a list, weak or not.
    package static func isKept(_ tag: String, by header: String) -> Bool {
        header.split(separator: ",").contains { item in
            let trimmed = item.drop { $0 == " " }.prefix { $0 != " " }
            return trimmed == "*" || trimmed == tag || trimmed == "W/\(tag)"
        }
    }

    /// Two FNV-1a hashes of different bases, in hexadecimal capitals.
    private static func hash(_ bytes: [UInt8]) -> String {
        var first: UInt64 = 0xcbf2_9ce4_8422_2325
        var second: UInt64 = 0x8422_2325_cbf2_9ce4
        for byte in bytes {
            first = (first ^ UInt64(byte)) &* 0x100_0000_01b3
            second = (second ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return [first, second].map { hash in
            let text = String(hash, radix: 16, uppercase: true)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined()
    }
}
