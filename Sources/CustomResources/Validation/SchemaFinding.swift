import ObjectModel
import ObjectTree

/// What the check of a value against one schema came to.
struct SchemaFinding {
    var errors: [FieldError] = []
    /// How much of the schema fitted: of several schemas that fail, the one that fitted best explains why.
    var matches = 0

    var isValid: Bool { errors.isEmpty }

    mutating func merge(_ other: SchemaFinding) {
        errors += other.errors
        matches += other.matches
    }
}

/// How the values of a schema's bounds read in messages, as Go prints them.
enum SchemaNumber {
    static func text(_ number: Double) -> String {
        if number.magnitude < 1e21, number == number.rounded(.towardZero) {
            return Int64(exactly: number).map { "\($0)" } ?? String(format(number))
        }
        return format(number)
    }

    /// Go writes exponents with at least two digits and a sign.
    private static func format(_ number: Double) -> String {
        let text = "\(number)"
        guard let index = text.firstIndex(of: "e") else { return text }
        let mantissa = text[..<index]
        var exponent = text[text.index(after: index)...]
        let sign = exponent.hasPrefix("-") ? "-" : "+"
        if let first = exponent.first, first == "-" || first == "+" { exponent = exponent.dropFirst() }
        let plain = mantissa.hasSuffix(".0") ? mantissa.dropLast(2) : mantissa
        return "\(plain)e\(sign)\(exponent.count < 2 ? "0" : "")\(exponent)"
    }
}
