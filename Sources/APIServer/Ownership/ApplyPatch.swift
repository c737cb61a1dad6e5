import FieldManagement
import ObjectCoding
import ObjectModel

/// The configuration of a server-side apply, as a client sent it.
struct ApplyPatch: Sendable {
    private let tree: Value
    /// Such as `line 7: key "l" already set in map`.
    private let duplicates: [String]

    /// Reads YAML, of which JSON is a part.
    init(yaml bytes: [UInt8]) throws(StatusError) {
        do throws(CodingError) {
            (tree, duplicates) = try YAML.parse(bytes)
        } catch {
            throw .badRequest("error decoding YAML: \(error.message)")
        }
        switch tree {
        case .object, .null: break
        case .array: throw Self.noObject("array")
        case .string: throw Self.noObject("string")
        case .bool: throw Self.noObject("bool")
        case .int, .double: throw Self.noObject("number")
        }
    }

    /// An object as it is.
    init(_ object: Value) {
        tree = object
        duplicates = []
    }

    private static func noObject(_ what: String) -> StatusError {
        .badRequest(
            "error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal \(what) into "
                + "Go value of type map[string]interface {}")
    }

    /// The configuration, which must be of the kind that the request is for.
    func config(of expected: ExpectedKind) throws(StatusError) -> Value {
        let apiVersion = tree["apiVersion"]?.stringValue ?? ""
        let kind = tree["kind"]?.stringValue ?? ""
        guard apiVersion == expected.apiVersion, kind == expected.kind else {
            throw .badRequest("invalid object type: \(Self.kindText(apiVersion, kind))")
        }
        return tree
    }

    /// Keys that are there twice: refused, warned about or ignored as the client wants.
    func checkDuplicates(_ options: WriteOptions, warn: ([String]) -> Void) throws(StatusError) {
        guard !duplicates.isEmpty else { return }
        switch options.fieldValidation {
        case .ignore: return
        case .warn: warn(duplicates)
        case .strict:
            let lines = duplicates.map { "  " + $0 }.joined(separator: "\n")
            throw .badRequest(
                "error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:\n\(lines)")
        }
    }

    /// Such as `default/web; apps/v1, Kind=Deployment`.
    static func name(_ object: Value) -> String {
        let metadata = object["metadata"]
        let place = "\(metadata?["namespace"]?.stringValue ?? "")/\(metadata?["name"]?.stringValue ?? "")"
        let kind = kindText(object["apiVersion"]?.stringValue ?? "", object["kind"]?.stringValue ?? "")
        return "\(place); \(kind)"
    }

    /// Group, version and kind as Go prints them; the core group is empty.
    private static func kindText(_ apiVersion: String, _ kind: String) -> String {
        (apiVersion.contains("/") ? apiVersion : "/" + apiVersion) + ", Kind=\(kind)"
    }
}

extension StatusError {
    /// How a client learns why nothing was applied.
    init(_ failure: ApplyFailure) {
        switch failure {
        case .conflicts(let conflicts):
            self.init(
                code: 409, reason: "Conflict", message: ApplyFailure.message(for: conflicts),
                details: ["causes": .array(ApplyFailure.causes(for: conflicts))])
        case .badRequest(let message): self = .badRequest(message)
        case .failed(let message): self.init(code: 500, reason: "", message: message)
        }
    }
}
