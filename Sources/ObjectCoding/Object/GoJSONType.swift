import ObjectModel

/// How Go's encoding/json names the type of a JSON value in errors.
enum GoJSONType {
    /// With its digits where a number was expected and the given one does not fit.
    static func name(of value: Value, for goType: String) -> String {
        let wantsNumber = goType.hasPrefix("int") || goType.hasPrefix("float")
        switch value {
        case .null: return "null"
        case .bool: return "bool"
        case .string: return "string"
        case .array: return "array"
        case .object: return "object"
        case .int(let number): return wantsNumber ? "number \(number)" : "number"
        case .double(let number): return wantsNumber ? "number \(GoFloat.text(of: number))" : "number"
        }
    }
}
