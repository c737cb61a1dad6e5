/// One node of an API object: what JSON, YAML and protobuf bodies are decoded to, what patches work on and what the
/// typed structs of `ObjectModel` are views of.
public enum Value: Sendable, Hashable {
    case null
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case string(String)
    case array([Value])
    case object(Fields)
}

extension Value {
    /// The text of a string node; nil for every other node.
    public var stringValue: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    /// The number of an integer node; nil for every other node.
    public var intValue: Int? {
        if case .int(let number) = self { return Int(number) }
        return nil
    }

    /// The truth value of a boolean node; nil for every other node.
    public var boolValue: Bool? {
        if case .bool(let flag) = self { return flag }
        return nil
    }

    /// The elements of an array node; nil for every other node.
    public var arrayValue: [Value]? {
        if case .array(let elements) = self { return elements }
        return nil
    }

    /// The members of an object node; nil for every other node.
    public var objectValue: Fields? {
        if case .object(let fields) = self { return fields }
        return nil
    }

    /// Whether this is `null`.
    public var isNull: Bool { self == .null }

    /// The member of an object node. Setting on anything but an object replaces it by an object.
    public subscript(key: String) -> Value? {
        get { objectValue?[key] }
        set {
            var fields = objectValue ?? Fields()
            self = .null
            fields[key] = newValue
            self = .object(fields)
        }
    }

    /// The node at a path of member names, or nil where one of them is missing.
    public func at(_ path: String...) -> Value? { at(path[...]) }

    func at(_ path: ArraySlice<String>) -> Value? {
        guard let first = path.first else { return self }
        return self[first]?.at(path.dropFirst())
    }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral, ExpressibleByFloatLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int64) { self = .int(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: Value...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, Value)...) { self = .object(Fields(elements)) }
    public init(nilLiteral: ()) { self = .null }
    public init(floatLiteral value: Double) { self = .double(value) }
}
