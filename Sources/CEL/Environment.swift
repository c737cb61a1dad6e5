import RegularExpressions

/// What an expression may use: variables with their types, and Kubernetes' functions.
public struct Environment: Sendable {
    /// Variables by name.
    public var variables: [String: CELType]
    /// Types of the objects among them, by name.
    var objectTypes: [String: ObjectType] = [:]
    /// What is known of each variable, for estimates.
    var roots: [String: ObjectType] = [:]
    /// The name under which a policy's variables stand, which are worked out when they are needed.
    public var lazyRoot: String?
    /// Whether messages such as `Object{...}` may be made.
    public var allowsMessages = false

    /// - Parameter variables: names and their types, `dyn` where nothing is known.
    public init(_ variables: [String: CELType] = [:], lazyRoot: String? = nil) {
        self.variables = variables
        self.lazyRoot = lazyRoot
    }

    /// Declares a variable that a schema describes.
    public mutating func declare(_ name: String, _ type: ObjectType) {
        variables[name] = type.type
        roots[name] = type
        objectTypes.merge(type.objectTypes()) { _, newer in newer }
    }

    static let functions = FunctionTable(
        StandardLibrary.overloads + Conversions.overloads + TimeLibrary.overloads + OptionalLibrary.overloads
            + StringLibrary.overloads + ListLibrary.overloads + PatternLibrary.overloads + WebAddress.overloads
            + AddressLibrary.overloads + QuantityLibrary.overloads + SemanticVersion.overloads + NamedFormat.overloads
            + AuthorizationValue.overloads + PatchLibrary.overloads)
}
