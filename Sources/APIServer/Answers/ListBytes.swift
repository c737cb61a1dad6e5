import NIOCore
import ObjectCoding
import ObjectModel
import ObjectStore

/// A list as JSON: the stored bytes of its items one after the other, without the kind that each of them starts with.
/// Items of custom resources state their kind in lists too.
struct ListBytes: Sendable {
    private let head: [UInt8]
    private let items: [[UInt8]]
    /// Bytes that each item starts with and that are left out.
    private let itemHead: Int
    private static let tail = "]}\n"
    let length: Int

    init(_ page: ListPage, of resource: ResourceType) {
        let (kind, apiVersion) = (resource.kind, resource.apiVersion)
        itemHead = resource.isCustom ? 1 : "{\"kind\":\"\(kind)\",\"apiVersion\":\"\(apiVersion)\",".utf8.count
        head =
            Array("{\"kind\":\"\(resource.listKind)\",\"apiVersion\":\"\(apiVersion)\",\"metadata\":".utf8)
            + JSON.encode(.object(page.metadata)) + Array(",\"items\":[".utf8)
        items = page.objects.map(\.json)
        let itemHead = itemHead
        length =
            head.count + Self.tail.utf8.count
            + items.reduce(0) { $0 + $1.count - itemHead + "{,".utf8.count } - (items.isEmpty ? 0 : 1)
    }
}

extension ListBytes: Sequence {
    func makeIterator() -> Iterator { Iterator(list: self) }

    /// Pieces of about the same size; none is made before it is asked for.
    struct Iterator: IteratorProtocol {
        fileprivate let list: ListBytes
        private var position = 0
        private var isDone = false

        fileprivate init(list: ListBytes) { self.list = list }

        mutating func next() -> ByteBuffer? {
            guard !isDone else { return nil }
            var piece = ByteBufferAllocator().buffer(capacity: Swift.min(list.length, ServerLimits.answerPieceBytes))
            if position == 0 { piece.writeBytes(list.head) }
            let first = position
            while position < list.items.count {
                let item = list.items[position]
                let isFull = piece.readableBytes + item.count > ServerLimits.answerPieceBytes
                if isFull, position > first { return piece }
                piece.writeString(position == 0 ? "{" : ",{")
                piece.writeBytes(item[list.itemHead...])
                position += 1
            }
            piece.writeString(ListBytes.tail)
            isDone = true
            return piece
        }
    }
}
