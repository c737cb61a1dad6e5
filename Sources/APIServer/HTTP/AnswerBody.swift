import NIOCore

/// The body of an answer: a sequence of pieces. Those of a large list are made while they are sent, so that it is never
/// in memory as a whole.
struct AnswerBody: Sendable {
    private enum Content: Sendable {
        case pieces([ByteBuffer])
        case list(ListBytes)
    }

    private let content: Content
    /// Bytes of all pieces.
    let length: Int

    init(_ pieces: [ByteBuffer]) {
        content = .pieces(pieces)
        length = pieces.reduce(0) { $0 + $1.readableBytes }
    }

    init(_ list: ListBytes) {
        content = .list(list)
        length = list.length
    }

    /// All pieces in one.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(length)
        for piece in self { bytes += piece.readableBytesView }
        return bytes
    }
}

extension AnswerBody: Sequence {
    func makeIterator() -> AnyIterator<ByteBuffer> {
        switch content {
        case .pieces(let pieces): AnyIterator(pieces.makeIterator())
        case .list(let list): AnyIterator(list.makeIterator())
        }
    }
}
