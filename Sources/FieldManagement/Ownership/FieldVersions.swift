import ObjectTree

/// An object's type in every version of its API, and how to get from one to another: owners have fields in the version
/// that they wrote in.
public struct FieldVersions: Sendable {
    /// The version of the request, which all objects given to the rules are in.
    public let current: String
    /// Whether types may have become others since fields were owned: those of custom resources may.
    let areTypesFixed: Bool
    private let schema: ObjectSchema
    private let schemas: @Sendable (_ apiVersion: String) -> ObjectSchema?
    private let convert: @Sendable (_ object: Value, _ from: String, _ to: String) -> Value?

    /// - Parameters:
    ///   - schemas: The type in another version; nil for versions that are gone.
    ///   - convert: An object in another version; nil when that can't be.
    public init(
        current: String, schema: ObjectSchema, areTypesFixed: Bool = true,
        schemas: @escaping @Sendable (_ apiVersion: String) -> ObjectSchema? = { _ in nil },
        convert: @escaping @Sendable (_ object: Value, _ from: String, _ to: String) -> Value? = { _, _, _ in nil }
    ) {
        self.current = current
        self.schema = schema
        self.areTypesFixed = areTypesFixed
        self.schemas = schemas
        self.convert = convert
    }

    /// An object's type.
    public struct View {
        let value: Value
        let schema: ObjectSchema
    }

    func schema(of apiVersion: String) -> ObjectSchema? { apiVersion == current ? schema : schemas(apiVersion) }

    /// An object of the current version, seen in another.
    func view(_ value: Value, in apiVersion: String) -> View? {
        if apiVersion == current { return View(value: value, schema: schema) }
        guard let schema = schemas(apiVersion), let converted = convert(value, current, apiVersion) else { return nil }
        return View(value: converted, schema: schema)
    }

    /// An object of another version in the current one.
    func back(_ value: Value, from apiVersion: String) -> Value? { convert(value, apiVersion, current) }
}
