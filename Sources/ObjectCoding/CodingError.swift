/// Why a body can't be turned into an object. The message is worded as Kubernetes words it.
public struct CodingError: Error, Sendable, Hashable {
    /// What went wrong, as far as callers answer it differently.
    public enum Kind: Sendable, Hashable {
        /// The bytes are not JSON, YAML or protobuf.
        case syntax
        /// A value has another type than its field.
        case type
        /// Unknown or duplicate fields, where the client asked for none.
        case strict
        /// A limit of `Limits` is exceeded.
        case limit
        /// The body's kind is unknown.
        case unknownKind
        /// The body is of another kind than the request is for.
        case wrongKind
    }

    /// What is wrong with the body, and the sentence the client reads.
    public let kind: Kind
    public let message: String

    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}

extension CodingError: CustomStringConvertible {
    public var description: String { message }
}
