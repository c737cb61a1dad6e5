import ObjectCoding
import ObjectTree
import Synchronization

/// One version of an object: the JSON bytes that every reader and watcher gets, and the tree they were made from.
public final class StoredObject: Sendable {
    public let key: ObjectKey
    public let revision: UInt64
    /// The complete object as JSON.
    public let json: [UInt8]
    private let decoded: Mutex<Value?>

    /// An object read from disk; its tree is decoded when it is first asked for.
    init(key: ObjectKey, revision: UInt64, json: [UInt8]) {
        self.key = key
        self.revision = revision
        self.json = json
        decoded = Mutex(nil)
    }

    init(key: ObjectKey, revision: UInt64, json: [UInt8], tree: Value) {
        self.key = key
        self.revision = revision
        self.json = json
        decoded = Mutex(tree)
    }

    /// The object as a tree. Bytes are checked when they are read from disk, so that they always decode.
    public var tree: Value {
        decoded.withLock { cached in
            if let cached { return cached }
            let tree: Value
            do { tree = try JSON.parse(json) } catch { preconditionFailure("stored object \(key) is no JSON: \(error)") }
            cached = tree
            return tree
        }
    }

    /// The metadata of the tree.
    public var metadata: Fields { tree["metadata"]?.objectValue ?? Fields() }
    public var labels: Fields? { tree["metadata"]?["labels"]?.objectValue }
}

/// An object encoded but for its revision, so that the lock under which revisions are given out is held for a copy and
/// not for an encoding.
struct EncodedObject: Sendable {
    private let head: [UInt8]
    private let tail: [UInt8]
    private let tree: Value

    /// `metadata.resourceVersion` of the tree is ignored.
    init(_ object: Value) {
        var fields = object.objectValue ?? Fields()
        var metadata = fields["metadata"]?.objectValue ?? Fields()
        metadata.removeValue(forKey: "resourceVersion")
        fields.removeValue(forKey: "metadata")
        var head: [UInt8] = Array("{".utf8)
        for key in ["kind", "apiVersion"] {
            guard let value = fields.removeValue(forKey: key) else { continue }
            head += Array("\"\(key)\":".utf8)
            JSON.append(value, to: &head)
            head.append(UInt8(ascii: ","))
        }
        head += Array("\"metadata\":{\"resourceVersion\":\"".utf8)
        var tail: [UInt8] = []
        tail.reserveCapacity(1024)
        tail.append(UInt8(ascii: "\""))
        Self.appendMembers(of: metadata, to: &tail)
        tail.append(UInt8(ascii: "}"))
        Self.appendMembers(of: fields, to: &tail)
        tail.append(UInt8(ascii: "}"))
        self.head = head
        self.tail = tail
        tree = object
    }

    /// The members, each with a comma before it.
    private static func appendMembers(of fields: Fields, to bytes: inout [UInt8]) {
        for entry in fields {
            bytes.append(UInt8(ascii: ","))
            JSON.append(.string(entry.key), to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            JSON.append(entry.value, to: &bytes)
        }
    }

    /// The object at a revision.
    func stored(as key: ObjectKey, revision: UInt64) -> StoredObject {
        let text = String(revision)
        var json: [UInt8] = []
        json.reserveCapacity(head.count + text.utf8.count + tail.count)
        json += head
        json += text.utf8
        json += tail
        var tree = tree
        Self.setVersion(text, in: &tree)
        return StoredObject(key: key, revision: revision, json: json, tree: tree)
    }

    private static func setVersion(_ text: String, in tree: inout Value) {
        guard case .object(var fields) = tree else { return }
        tree = .null
        fields.update("metadata") { metadata in
            var members = metadata?.objectValue ?? Fields()
            metadata = nil
            members["resourceVersion"] = .string(text)
            metadata = .object(members)
        }
        tree = .object(fields)
    }
}
