import ObjectModel

/// The names of field managers.
public enum FieldManagerName {
    /// How long a name may be.
    public static let maximumBytes = 128

    /// What is wrong with a name that a client gave; it stands at `path`.
    public static func errors(_ name: String, at path: FieldPath) -> [FieldError] {
        FieldReport.collect(at: path) { check(name, &$0) }
    }

    /// What is wrong with a name, which stands at the report's path.
    static func check(_ name: String, _ report: inout FieldReport) {
        if name.utf8.count > maximumBytes { report.tooLong(maximum: maximumBytes) }
        var position = 0
        for scalar in name.unicodeScalars {
            if !isPrintable(scalar) {
                report.invalid(
                    nil, .string(name), "invalid character \(text(of: scalar)) (at position \(position))")
            }
            position += UTF8.width(scalar)
        }
    }

    /// Letters, marks, numbers, punctuation, symbols, and the plain space.
    public static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .spaceSeparator: scalar == " "
        default: true
        }
    }

    /// Go's `%#U` of what can't be printed: `U+0007`.
    private static func text(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
