import ObjectCoding
import ObjectModel

/// The text of a JSON patch, a merge patch or a strategic merge patch.
struct PatchText {
    let tree: Value
    /// Fields that stand in the patch twice, and members of JSON patches' operations that mean nothing.
    let complaints: [String]

    /// BadRequest for what is no patch of the type. Readers who want no complaints read less closely, and say less.
    init(_ bytes: [UInt8], _ type: PatchMediaType, isClose: Bool) throws(StatusError) {
        let prefix = isClose && type != .strategicMerge ? "error decoding patch: " : ""
        do throws(CodingError) {
            guard isClose else {
                tree = try JSON.parse(bytes)
                complaints = []
                return
            }
            let whole = try JSON.parse(bytes, duplicates: .keep)
            tree = whole.withoutDuplicates
            complaints = type == .json ? Self.complaints(aboutOperations: whole) : Self.duplicates(in: whole)
        } catch {
            throw .badRequest(prefix + error.message)
        }
        guard isClose, let misfit = Self.misfit(tree, type) else { return }
        throw .badRequest("\(prefix)json: cannot unmarshal \(misfit.jsonType) into Go value of type \(misfit.goType)")
    }

    private static func duplicates(in tree: Value) -> [String] {
        tree.duplicateMembers.map { "duplicate field \"\($0)\"" }
    }

    /// What can't be read as Kubernetes' Go type for patches of the type.
    private static func misfit(_ tree: Value, _ type: PatchMediaType) -> (jsonType: String, goType: String)? {
        switch (type, tree) {
        case (.json, .array(let operations)):
            operations.first { !$0.isNull && $0.objectValue == nil }.map { ($0.jsonTypeName, "handlers.jsonPatchOp") }
        case (_, .null): nil
        case (.json, _): (tree.jsonTypeName, "[]handlers.jsonPatchOp")
        case (.merge, _): tree.objectValue == nil ? (tree.jsonTypeName, "map[string]interface {}") : nil
        default: nil
        }
    }

    /// Members of operations (RFC 6902, section 4).
    private static let known: Set = ["op", "path", "from", "value"]

    private static func complaints(aboutOperations tree: Value) -> [String] {
        (tree.arrayValue ?? []).enumerated().flatMap { index, operation -> [String] in
            var seen: Set<String> = []
            var found: [String] = []
            for entry in operation.objectValue?.entries ?? [] {
                let place = "[\(index)].\(entry.key)"
                let isFirst = seen.insert(entry.key).inserted
                if !known.contains(entry.key) {
                    found.append("unknown field \"\(place)\"")
                } else if !isFirst {
                    found.append("duplicate field \"\(place)\"")
                }
                let inside = Value.object(Fields([(place, entry.value)]))
                found += duplicates(in: inside)
            }
            return found.map { "json patch \($0)" }
        }.uniqued
    }
}

extension [String] {
    /// Each once, where it comes first.
    fileprivate var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
