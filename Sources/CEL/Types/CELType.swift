/// A type of the expression language.
public indirect enum CELType: Hashable, Sendable {
    case dyn, null, bool, int, uint, double, string, bytes, duration, timestamp
    case list(CELType)
    case map(CELType, CELType)
    case optional(CELType)
    /// The type of a type.
    case type(CELType)
    /// An object with declared fields, by the name of its `ObjectType`.
    case object(String)
    /// A type of a library, such as `kubernetes.Quantity`, whose insides expressions do not see.
    case opaque(String)
    /// A type that a call decides: `A` in `list(A)`.
    case parameter(String)

    static let quantity = CELType.opaque("kubernetes.Quantity")
    static let ip = CELType.opaque("net.IP")
    static let cidr = CELType.opaque("net.CIDR")
    static let url = CELType.opaque("kubernetes.URL")
    static let semver = CELType.opaque("kubernetes.Semver")
    static let format = CELType.opaque("kubernetes.NamedFormat")
    /// Of the variables `authorizer` and `authorizer.requestResource`.
    public static let authorizer = CELType.opaque("kubernetes.authorization.Authorizer")
    public static let resourceCheck = CELType.opaque("kubernetes.authorization.ResourceCheck")
    static let pathCheck = CELType.opaque("kubernetes.authorization.PathCheck")
    static let groupCheck = CELType.opaque("kubernetes.authorization.GroupCheck")
    static let decision = CELType.opaque("kubernetes.authorization.Decision")
    static let element = CELType.parameter("A")
    static let other = CELType.parameter("B")
}

extension CELType: CustomStringConvertible {
    /// As errors write it.
    public var description: String {
        switch self {
        case .dyn: "dyn"
        case .null: "null"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .duration: "google.protobuf.Duration"
        case .timestamp: "google.protobuf.Timestamp"
        case .list(let element): "list(\(element))"
        case .map(let key, let value): "map(\(key), \(value))"
        case .optional(let inner): "optional_type(\(inner))"
        case .type(let inner): "type(\(inner))"
        case .object(let name), .opaque(let name), .parameter(let name): name
        }
    }

    /// The name that a value of this type has at run time: `type(x)`.
    var runtimeName: String {
        switch self {
        case .null: "null_type"
        case .list: "list"
        case .map: "map"
        case .optional: "optional_type"
        case .type: "type"
        default: description
        }
    }
}
