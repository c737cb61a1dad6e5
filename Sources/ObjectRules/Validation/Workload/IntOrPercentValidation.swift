import ObjectModel

/// The rules of fields such as `maxUnavailable`, which are a number or a percentage.
extension FieldReport {
    /// A number that is not negative or a well-formed percentage; nil is fine.
    mutating func intOrPercent(_ field: String, _ value: IntOrString?) {
        switch value {
        case .int(let number)?: nonnegative(field, number)
        case .string(let text)?: invalid(field, text, problems: NameFormat.percent(text))
        case nil: break
        }
    }

    /// At most 100 percent.
    mutating func atMostAll(_ field: String, _ value: IntOrString?) {
        guard case .string(let text)? = value, NameFormat.percent(text).isEmpty, let percent = Int(text.dropLast()),
            percent > 100
        else { return }
        invalid(field, .string(text), "must not be greater than 100%")
    }
}

extension IntOrString {
    /// The number, of pods or of percents.
    var magnitude: Int {
        switch self {
        case .int(let number): number
        case .string(let text): text.hasSuffix("%") ? Int(text.dropLast()) ?? 0 : 0
        }
    }
}
