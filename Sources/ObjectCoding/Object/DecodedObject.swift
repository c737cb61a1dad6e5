import ObjectModel

/// An object as decoded, and what a strict reader would refuse it for.
public struct DecodedObject: Sendable {
    public let value: Value
    /// Unknown and duplicate fields in the order of the document, such as `unknown field "spec.foo"`.
    public let strictErrors: [String]

    public init(value: Value, strictErrors: [String]) {
        self.value = value
        self.strictErrors = strictErrors
    }

    /// One warning for each complaint.
    public var warnings: [String] { Self.warnings(of: strictErrors) }

    /// One warning for each complaint: YAML's complaints come as one text of several lines.
    public static func warnings(of complaints: [String]) -> [String] {
        complaints.flatMap { error -> [String] in
            guard error.hasPrefix(YAML.complaintPrefix) else { return [error] }
            return error.dropFirst(YAML.complaintPrefix.count).split(separator: "\n").map { line in
                String(line.drop { $0 == " " })
            }
        }
    }

    /// The refusal of a strict reader in the words of Kubernetes' BadRequest; nil if it is content.
    public func strictRefusal(as expected: ExpectedKind) -> CodingError? {
        strictMessage.map { message in
            CodingError(
                .strict,
                BodyErrors.unhandled(
                    message, apiVersion: value["apiVersion"]?.stringValue ?? expected.apiVersion,
                    kind: value["kind"]?.stringValue ?? expected.kind, expected: expected.kind))
        }
    }

    /// What a strict reader says, such as `strict decoding error: unknown field "spec.foo"`; nil if it is content.
    public var strictMessage: String? {
        strictErrors.isEmpty ? nil : "strict decoding error: " + strictErrors.joined(separator: ", ")
    }
}
