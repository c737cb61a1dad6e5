import ObjectCoding
import ObjectTree
import Synchronization

/// One version of an object: the JSON bytes that every reader and watcher gets, and the tree they were made from.
public final class StoredObject: Sendable {
    public let key: ObjectKey
    public let revision: UInt64
    /// The complete object as JSON, with its revision as `metadata.resourceVersion`.
    public let json: [UInt8]
    private let decoded: Mutex<Value?>

    /// An object whose bytes a log has checked; its tree is decoded when it is first asked for.
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

    /// The object as a tree. A log hands over only bytes that it wrote, so they always decode.
    public var tree: Value {
        decoded.withLock { cached in
            if let cached { return cached }
            let tree: Value
            do { tree = try JSON.parse(json) } catch { preconditionFailure("stored \(key) is no JSON: \(error)") }
            cached = tree
            return tree
        }
    }

    /// Lets go of the tree; the text is enough to make it again.
    func forgetTree() { decoded.withLock { $0 = nil } }

    /// The same object at another revision: what watchers are shown of a change that took it from their sight.
    public func moved(to revision: UInt64) -> StoredObject {
        EncodedObject(tree).stored(as: key, revision: revision)
    }

    /// `metadata` of the tree.
    public var metadata: Fields { tree["metadata"]?.objectValue ?? Fields() }
    /// `metadata.labels` of the tree; nil when there are none.
    public var labels: Fields? { tree["metadata"]?["labels"]?.objectValue }
}
