import ObjectModel

/// JSON merge patches (RFC 7386): members replace members, null removes them, lists are replaced as a whole.
public enum MergePatch {
    /// The patched tree; BadRequest when the patch is no object.
    public static func apply(_ patch: Value, to tree: Value) throws(StatusError) -> Value {
        guard case .object(let fields) = patch else { throw .badRequest("Invalid JSON Patch") }
        return .object(merge(fields, into: tree.objectValue ?? Fields()))
    }

    private static func merge(_ patch: Fields, into original: Fields) -> Fields {
        var result = IndexedFields(original, changes: patch.count)
        for entry in patch.entries {
            switch entry.value {
            case .null: result[entry.key] = nil
            case .object(let members):
                result[entry.key] = .object(merge(members, into: result[entry.key]?.objectValue ?? Fields()))
            default: result[entry.key] = entry.value
            }
        }
        return result.fields
    }

    /// The patch that turns one object into another. Members of `target` that are null can't be said in a merge patch.
    public static func difference(from original: Fields, to target: Fields) -> Fields {
        var patch = Fields()
        for entry in original.entries where !target.contains(entry.key) { patch[entry.key] = .null }
        for entry in target.entries where original[entry.key] != entry.value {
            if case .object(let before)? = original[entry.key], case .object(let after) = entry.value {
                patch[entry.key] = .object(difference(from: before, to: after))
            } else {
                patch[entry.key] = entry.value
            }
        }
        return patch
    }
}
