import ObjectModel

/// JSON patches (RFC 6902), lenient where Kubernetes is: replacing a member that is missing adds it, and positions in
/// lists may be counted from the end.
public enum JSONPatch {
    /// Why an operation can't be applied.
    struct Failure: Error {
        let message: String
        let isFailedTest: Bool
        init(_ message: String, isFailedTest: Bool = false) {
            self.message = message
            self.isFailedTest = isFailedTest
        }
    }

    /// Why an operation can't be applied, for those who say more about it than clients are told.
    public struct OperationFailure: Error, Sendable {
        public let message: String
        /// An operation `test` has found another value.
        public let isFailedTest: Bool
    }

    /// The tree after operations; no change is made unless all of them succeed.
    public static func result(of operations: [Value], on tree: Value) throws(OperationFailure) -> Value {
        var run = Run(tree: tree)
        do throws(Failure) {
            for operation in operations { try run.apply(operation.objectValue ?? Fields()) }
        } catch {
            throw OperationFailure(message: error.message, isFailedTest: error.isFailedTest)
        }
        return run.tree
    }

    /// The tree after all operations; no change is made unless all of them succeed.
    ///
    /// Fails with BadRequest when the patch is no list of operations, RequestEntityTooLarge when there are too many of
    /// them and Invalid when one of them can't be applied.
    public static func apply(_ patch: Value, to tree: Value) throws(StatusError) -> Value {
        guard case .array(let elements) = patch else {
            throw .badRequest(
                "json: cannot unmarshal \(patch.jsonTypeName) into Go value of type jsonpatch.Patch")
        }
        guard elements.count <= Limits.jsonPatchOperations else {
            throw StatusError(
                code: 413, reason: "RequestEntityTooLarge",
                message: "Request entity too large: The allowed maximum operations in a JSON patch is "
                    + "\(Limits.jsonPatchOperations), got \(elements.count)")
        }
        var operations: [Fields] = []
        for element in elements {
            guard let operation = element.objectValue else {
                throw .badRequest(
                    "json: cannot unmarshal \(element.jsonTypeName) into Go value of type jsonpatch.Operation")
            }
            operations.append(operation)
        }
        var run = Run(tree: tree)
        do throws(Failure) {
            for operation in operations { try run.apply(operation) }
        } catch {
            // Kubernetes keeps the reason to itself: `error.message` only helps who debugs this.
            throw StatusError(
                code: 422, reason: "Invalid",
                message: "the server rejected our request due to an error in our request", details: Fields())
        }
        return run.tree
    }
}

extension JSONPatch {
    /// The tree between two operations.
    private struct Run {
        var tree: Value
        /// Bytes that copies have added so far.
        var copied = 0

        mutating func apply(_ operation: Fields) throws(Failure) {
            let name = operation.string("op")
            let value = operation["value"] ?? .null
            switch name {
            case "add": try set(at: pointer(operation, "path"), value)
            case "remove": try remove(at: pointer(operation, "path"))
            case "replace":
                if operation.optionalString("path") == "" {
                    // Without a value Kubernetes leaves all as it is.
                    if let whole = operation["value"] { tree = whole }
                    return
                }
                try replace(at: pointer(operation, "path"), value)
            case "move":
                let from = try pointer(operation, "from")
                let moved = try get(at: from)
                try remove(at: from)
                try set(at: pointer(operation, "path"), moved)
            case "copy":
                let original = try get(at: pointer(operation, "from"))
                let to = try pointer(operation, "path")
                copied += original.jsonSize
                guard copied <= Limits.jsonPatchCopiedBytes else {
                    throw Failure("copies add \(copied) bytes, more than \(Limits.jsonPatchCopiedBytes)")
                }
                try set(at: to, original)
            case "test":
                let found = operation.optionalString("path") == "" ? tree : try get(at: pointer(operation, "path"))
                guard found == value else {
                    throw Failure("testing value \(operation.string("path")) failed", isFailedTest: true)
                }
            default: throw Failure("Unexpected kind: \(name)")
            }
        }

        private func pointer(_ operation: Fields, _ field: String) throws(Failure) -> JSONPointer {
            guard let text = operation.optionalString(field) else { throw Failure("missing \(field)") }
            guard let pointer = JSONPointer(text) else { throw Failure("doc is missing path: \(text)") }
            return pointer
        }

        private mutating func change<Result>(
            at pointer: JSONPointer, _ change: (inout Value, String) throws(Failure) -> Result
        ) throws(Failure) -> Result {
            guard let result = try pointer.change(in: &tree, change) else {
                throw Failure("doc is missing path: \(pointer.text)")
            }
            return result
        }

        /// A member that is missing reads as null.
        private func get(at pointer: JSONPointer) throws(Failure) -> Value {
            var copy = self
            return try copy.change(at: pointer) { container, key throws(Failure) in
                guard case .array(let elements) = container else { return container[key] ?? .null }
                return elements[try Self.index(key, elements.count)]
            }
        }

        private mutating func set(at pointer: JSONPointer, _ value: Value) throws(Failure) {
            try change(at: pointer) { container, key throws(Failure) in
                guard case .array(var elements) = container else { return container[key] = value }
                if key == "-" {
                    elements.append(value)
                } else {
                    // One more than there are elements: the place after the last.
                    elements.insert(value, at: try Self.index(key, elements.count + 1))
                }
                container = .array(elements)
            }
        }

        private mutating func replace(at pointer: JSONPointer, _ value: Value) throws(Failure) {
            try change(at: pointer) { container, key throws(Failure) in
                guard case .array(var elements) = container else { return container[key] = value }
                elements[try Self.index(key, elements.count)] = value
                container = .array(elements)
            }
        }

        private mutating func remove(at pointer: JSONPointer) throws(Failure) {
            try change(at: pointer) { container, key throws(Failure) in
                guard case .array(var elements) = container else {
                    guard container[key] != nil else { throw Failure("Unable to remove nonexistent key: \(key)") }
                    return container[key] = nil
                }
                elements.remove(at: try Self.index(key, elements.count))
                container = .array(elements)
            }
        }

        private static func index(_ key: String, _ count: Int) throws(Failure) -> Int {
            guard let index = JSONPointer.index(key, count: count) else {
                throw Failure("Unable to access invalid index: \(key)")
            }
            return index
        }
    }
}

extension Value {
    /// What Go calls the type of this node in errors.
    package var jsonTypeName: String {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .int, .double: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    /// About how many bytes this node takes as JSON.
    var jsonSize: Int {
        switch self {
        case .null, .bool: 5
        case .int, .double: 8
        case .string(let text): text.utf8.count + 2
        case .array(let elements): elements.reduce(2) { $0 + $1.jsonSize + 1 }
        case .object(let fields): fields.entries.reduce(2) { $0 + $1.key.utf8.count + $1.value.jsonSize + 4 }
        }
    }
}
