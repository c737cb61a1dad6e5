import ObjectCoding
import ObjectModel
import ObjectRules

/// What clients are told of patches whose result is no object of the kind.
enum PatchErrors {
    /// The error shows the result, except for strategic merge patches, of which it shows the patch as Go prints it.
    static func unusable(_ result: Value, _ why: String, by patch: PatchBody? = nil) -> StatusError {
        let shown =
            if case .strategicMerge(let patch) = patch { patch.goText } else {
                String(decoding: JSON.encode(result), as: UTF8.self)
            }
        return .invalid(group: "", kind: "", name: "", [.invalid(FieldPath("patch"), .string(shown), why)])
    }
}
