import ObjectCoding
import ObjectTree
import Synchronization

/// One version of an object: the JSON bytes that every reader and watcher gets, and the tree they were made from.
///
/// A new version has both, or its text is made when it is first asked for. Later it lets go of the one that is seldom
/// asked for, which is made from the other when it is; they say the same.
public final class StoredObject: Sendable {
    private struct Forms {
        var text: [UInt8]?
        var tree: Value?
        /// Whether only one of them is kept.
        var hasFaded = false
        /// Whether that is the text.
        var isSeldomRead = false
    }

    /// Which object, and which version of it.
    public let key: ObjectKey
    public let revision: UInt64
    private let forms: Mutex<Forms>

    /// An object whose bytes a log has checked; its tree is decoded when it is first asked for.
    init(key: ObjectKey, revision: UInt64, json: [UInt8]) {
        self.key = key
        self.revision = revision
        forms = Mutex(Forms(text: json))
    }

    /// - Parameter json: nil for what is not written down and perhaps not asked for as text.
    init(key: ObjectKey, revision: UInt64, json: [UInt8]?, tree: Value) {
        self.key = key
        self.revision = revision
        forms = Mutex(Forms(text: json, tree: tree))
    }

    /// The complete object as JSON, with its revision as `metadata.resourceVersion`.
    public var json: [UInt8] {
        let known = forms.withLock { $0 }
        if let text = known.text { return text }
        let text = JSON.encode(known.tree ?? .null)
        // What has not faded is new, and all who watch are about to ask for it.
        forms.withLock { if !$0.hasFaded { $0.text = text } }
        return text
    }

    /// The object as a tree. A log hands over only bytes that it wrote, so they always decode.
    public var tree: Value {
        forms.withLock { forms in
            if let tree = forms.tree { return tree }
            let tree: Value
            do { tree = try JSON.parse(forms.text ?? []) } catch {
                preconditionFailure("stored \(key) is no JSON: \(error)")
            }
            guard !forms.isSeldomRead else { return tree }
            // Who asks for the tree of an old object will ask for it again, and nobody for its text.
            forms.tree = tree
            if forms.hasFaded { forms.text = nil }
            return tree
        }
    }

    /// The tree, unless it had to be made first.
    var treeAtHand: Value? { forms.withLock { $0.tree } }

    /// Lets go of the tree.
    func forgetTree() {
        forms.withLock { forms in
            forms.text = forms.text ?? JSON.encode(forms.tree ?? .null)
            forms.tree = nil
            forms.isSeldomRead = true
        }
    }

    /// Lets go of the text, as soon as there is a tree.
    func forgetText() {
        forms.withLock { forms in
            forms.hasFaded = true
            if forms.tree != nil { forms.text = nil }
        }
    }

    /// What is shown of an object at a revision at which it is not stored any more.
    static func unstored(_ object: Value, as key: ObjectKey, revision: UInt64) -> StoredObject {
        let tree = EncodedObject.inOrder(object, revision: String(revision))
        return StoredObject(key: key, revision: revision, json: nil, tree: .object(tree))
    }

    /// The same object at another revision: what watchers are shown of a change that took it from their sight.
    public func moved(to revision: UInt64) -> StoredObject {
        Self.unstored(tree, as: key, revision: revision)
    }

    /// The same version of the object with another tree: what clients are shown of an object that is stored in another
    /// form than theirs.
    public func replacing(tree: Value) -> StoredObject {
        StoredObject(key: key, revision: revision, json: nil, tree: tree)
    }

    /// `metadata` of the tree.
    public var metadata: Fields { tree["metadata"]?.objectValue ?? Fields() }
    /// `metadata.labels` of the tree; nil when there are none.
    public var labels: Fields? { tree["metadata"]?["labels"]?.objectValue }
}
