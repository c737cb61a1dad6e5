import NIOCore
import ObjectCoding
import ObjectModel
import ObjectStore

/// A list as JSON: the stored bytes of its items one after the other, without the kind that each of them starts with.
/// Items of custom resources state their kind in lists too.
struct ListBytes {
    let buffer: ByteBuffer

    init(_ page: ListPage, of resource: ResourceType) {
        let (kind, apiVersion) = (resource.kind, resource.apiVersion)
        let itemHead = resource.isCustom ? 1 : "{\"kind\":\"\(kind)\",\"apiVersion\":\"\(apiVersion)\",".utf8.count
        let size = page.objects.reduce(256) { $0 + $1.json.count }
        var buffer = ByteBufferAllocator().buffer(capacity: size)
        buffer.writeString("{\"kind\":\"\(resource.listKind)\",\"apiVersion\":\"\(apiVersion)\",\"metadata\":")
        buffer.writeBytes(JSON.encode(.object(page.metadata)))
        buffer.writeString(",\"items\":[")
        var isFirst = true
        for object in page.objects {
            buffer.writeString(isFirst ? "{" : ",{")
            isFirst = false
            object.json.withUnsafeBytes { bytes in
                _ = buffer.writeBytes(UnsafeRawBufferPointer(rebasing: bytes[itemHead...]))
            }
        }
        buffer.writeString("]}\n")
        self.buffer = buffer
    }
}
