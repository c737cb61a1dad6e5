import ObjectModel

/// What kind of object a request is for.
public struct ExpectedKind: Sendable, Hashable {
    public let apiVersion: String
    public let kind: String
    public let message: MessageID
    /// Other apiVersions that bodies may state, whose kind has the same fields.
    public var equivalents: [String] = []

    public init(apiVersion: String, kind: String, message: MessageID) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.message = message
    }

    /// The kind of the objects of a resource.
    public init(_ resource: ResourceType) {
        self.init(apiVersion: resource.apiVersion, kind: resource.kind, message: resource.message)
    }

    /// A kind of an API group version, such as `policy/v1` and `Eviction`; nil if the schema has none such.
    public init?(apiVersion: String, kind: String, schema: Schema) {
        guard let message = KindRegistry(schema: schema).message(apiVersion: apiVersion, kind: kind) else { return nil }
        self.init(apiVersion: apiVersion, kind: kind, message: message)
    }
}
