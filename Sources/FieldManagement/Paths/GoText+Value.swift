import ObjectTree

/// Values as Go prints them.
extension GoText {
    /// A number without a superfluous fraction or exponent.
    static func number(_ number: Double) -> String {
        if let whole = Int64(exactly: number) { return String(whole) }
        return "\(number)"
    }

    /// As path elements show values: texts in quotes, the rest plain.
    static func quoting(_ value: Value) -> String {
        if case .string(let text) = value { return quoted(text) }
        return plain(value)
    }

    /// Go's `%v`.
    static func plain(_ value: Value) -> String {
        switch value {
        case .null: "<nil>"
        case .bool(let flag): "\(flag)"
        case .int(let number): String(number)
        case .double(let number): self.number(number)
        case .string(let text): text
        case .array(let elements): "[" + elements.map(plain).joined(separator: " ") + "]"
        case .object(let fields):
            "map["
                + fields.sorted { $0.key < $1.key }.map { "\($0.key):\(plain($0.value))" }.joined(separator: " ") + "]"
        }
    }

    /// Go's `%#v`.
    static func source(_ value: Value) -> String {
        switch value {
        case .null: "interface {}(nil)"
        case .bool, .int, .double: plain(value)
        case .string(let text): quoted(text)
        case .array(let elements): "[]interface {}{" + elements.map(source).joined(separator: ", ") + "}"
        case .object(let fields):
            "map[string]interface {}{"
                + fields.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(source($0.value))" }
                .joined(separator: ", ") + "}"
        }
    }

    /// Go's `%T` for a value that came from JSON.
    static func type(_ value: Value) -> String {
        switch value {
        case .null: "<nil>"
        case .bool: "bool"
        case .int, .double: "float64"
        case .string: "string"
        case .array: "[]interface {}"
        case .object: "map[string]interface {}"
        }
    }
}
