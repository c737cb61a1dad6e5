import ObjectCoding
import ObjectTree

/// An object encoded but for its revision, so that the lock under which revisions are given out is held for a copy and
/// not for an encoding.
public struct EncodedObject: Sendable {
    /// The text with an empty revision.
    private let text: [UInt8]
    /// Where in the text the digits of the revision go.
    private let gap: Int
    private let tree: Fields

    /// `metadata.resourceVersion` of the object is ignored.
    init(_ object: Value) {
        let tree = Self.inOrder(object, revision: "")
        let ahead = tree.entries.prefix { $0.key != "metadata" }
        let before = JSON.encode(.object(Fields(uniqueEntries: Array(ahead)))).count
        let (text, isReadAlike) = JSON.encodeToRead(.object(tree))
        self.text = text
        // Before and after a start objects are the same.
        self.tree = isReadAlike ? tree : Self.read(text)
        // The comma after the members before stands where their closing brace was.
        gap = before + #""metadata":{"resourceVersion":""#.utf8.count - (ahead.isEmpty ? 1 : 0)
    }

    /// What stands before the metadata.
    private static let first = ["kind", "apiVersion"]

    /// The members as they are stored: kind, version and metadata first, and in the metadata the revision.
    static func inOrder(_ object: Value, revision: String) -> Fields {
        var rest = object.objectValue ?? Fields()
        var ordered: [Fields.Entry] = []
        for key in first {
            guard let value = rest.removeValue(forKey: key) else { continue }
            ordered.append(.init(key: key, value: value))
        }
        var metadata = rest.removeValue(forKey: "metadata")?.objectValue ?? Fields()
        metadata.removeValue(forKey: "resourceVersion")
        let versioned = [.init(key: "resourceVersion", value: .string(revision))] + metadata.entries
        ordered.append(.init(key: "metadata", value: .object(Fields(uniqueEntries: versioned))))
        return Fields(uniqueEntries: ordered + rest.entries)
    }

    private static func read(_ text: [UInt8]) -> Fields {
        do {
            return try JSON.parse(text).objectValue ?? Fields()
        } catch {
            preconditionFailure("what was written is no JSON: \(error)")
        }
    }

    /// The object, with an empty revision.
    var value: Value { .object(tree) }

    /// The object at a revision.
    func stored(as key: ObjectKey, revision: UInt64) -> StoredObject {
        let digits = String(revision)
        var json: [UInt8] = []
        json.reserveCapacity(text.count + digits.utf8.count)
        json += text[..<gap]
        json += digits.utf8
        json += text[gap...]
        var tree = tree
        tree.update("metadata") { $0?["resourceVersion"] = .string(digits) }
        return StoredObject(key: key, revision: revision, json: json, tree: .object(tree))
    }
}
