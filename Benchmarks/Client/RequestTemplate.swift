import NIOCore

/// The methods that the benchmarks use.
package enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case delete = "DELETE"
    case patch = "PATCH"
}

/// The bytes of a request, made once. Only a number in it changes from one request to the next.
package struct RequestTemplate: Sendable {
    /// Stands for the number in a path or a body; as long as the number is, so that lengths never change.
    package static let placeholder = "#######"

    private let bytes: ByteBuffer
    private let offsets: [Int]

    /// - Parameters:
    ///   - path: path and query, perhaps with `placeholder` in it.
    ///   - body: JSON, perhaps with `placeholder` in it; nil for none.
    ///   - type: of the body, where it is not a plain object or a merge patch.
    package init(_ method: Method, _ path: String, body: String? = nil, type: String? = nil, to endpoint: Endpoint) {
        var text = "\(method.rawValue) \(path) HTTP/1.1\r\nHost: \(endpoint.host):\(endpoint.port)\r\n"
        text += "Authorization: Bearer \(endpoint.token)\r\nAccept: application/json\r\nUser-Agent: swiftlet-bench\r\n"
        if let body {
            let type = type ?? (method == .patch ? "application/merge-patch+json" : "application/json")
            text += "Content-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        } else {
            text += "\r\n"
        }
        bytes = ByteBuffer(string: text)
        offsets = Self.offsets(in: Array(text.utf8))
    }

    /// Puts the whole request for that number into the buffer, in place of what was there.
    package func write(number: Int, into buffer: inout ByteBuffer) {
        buffer.clear(minimumCapacity: bytes.readableBytes)
        buffer.writeImmutableBuffer(bytes)
        for offset in offsets {
            var rest = number
            for place in stride(from: Self.placeholder.utf8.count - 1, through: 0, by: -1) {
                buffer.setInteger(UInt8(ascii: "0") + UInt8(rest % 10), at: offset + place)
                rest /= 10
            }
        }
    }

    private static func offsets(in text: [UInt8]) -> [Int] {
        let mark = Array(placeholder.utf8)
        guard text.count >= mark.count else { return [] }
        return (0...(text.count - mark.count)).filter { text[$0..<($0 + mark.count)].elementsEqual(mark) }
    }
}
