import ObjectCoding
import ObjectModel

/// What clients are told of patches whose result is no object of the kind.
enum PatchErrors {
    static func unusable(_ result: Value, _ why: String) -> StatusError {
        let dump = String(decoding: JSON.encode(result), as: UTF8.self)
        return .invalid(group: "", kind: "", name: "", [.invalid(FieldPath("patch"), .string(dump), why)])
    }
}
