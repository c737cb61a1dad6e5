import ObjectModel
import ObjectRules

/// The names of field managers.
enum ManagerName {
    /// What is wrong with a name that a client gave.
    static func errors(_ name: String) -> [FieldError] {
        FieldManagerName.errors(name, at: FieldPath("fieldManager"))
    }

    /// The name of a client that gave none: what its User-Agent begins with.
    static func ofAgent(_ agent: String) -> String {
        var name = ""
        var bytes = 0
        for scalar in agent.unicodeScalars.prefix(while: { $0 != "/" }) where FieldManagerName.isPrintable(scalar) {
            bytes += UTF8.width(scalar)
            guard bytes <= FieldManagerName.maximumBytes else { break }
            name.unicodeScalars.append(scalar)
        }
        return name
    }
}
