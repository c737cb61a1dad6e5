import FieldManagement
import ObjectModel

/// The names of field managers.
enum ManagerName {
    /// What is wrong with a name that a client gave.
    static func errors(_ name: String) -> [FieldError] {
        let path = FieldPath("fieldManager")
        var errors: [FieldError] = []
        if name.utf8.count > OwnershipLimits.managerNameBytes {
            errors.append(.tooLong(path, maximum: OwnershipLimits.managerNameBytes))
        }
        var position = 0
        for scalar in name.unicodeScalars {
            if !isPrintable(scalar) {
                errors.append(
                    .invalid(
                        path, .string(name), "invalid character \(text(of: scalar)) (at position \(position))"))
            }
            position += UTF8.width(scalar)
        }
        return errors
    }

    /// The name of a client that gave none: what its User-Agent begins with.
    static func ofAgent(_ agent: String) -> String {
        var name = ""
        var bytes = 0
        for scalar in agent.unicodeScalars.prefix(while: { $0 != "/" }) where isPrintable(scalar) {
            bytes += UTF8.width(scalar)
            guard bytes <= OwnershipLimits.managerNameBytes else { break }
            name.unicodeScalars.append(scalar)
        }
        return name
    }

    /// Letters, marks, numbers, punctuation, symbols, and the plain space.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
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
