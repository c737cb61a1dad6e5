import ObjectModel

/// Errors that show their value in a way of their own.
extension FieldReport {
    /// An error that shows no value.
    mutating func wrong(_ field: String? = nil, _ detail: String) {
        let place = field.map { path.child($0) } ?? path
        add(FieldError(kind: .invalid, field: place, message: "Invalid value: \(detail)"))
    }

    /// A text that must be there and be one of a set, which the error about a missing one lists too.
    mutating func requiredChoice(_ field: String, _ text: String, _ supported: [String]) {
        guard text.isEmpty else { return oneOf(field, text, supported) }
        required(field, "valid values: [\(supported.map { FieldError.quoted($0) }.joined(separator: " "))]")
    }

    /// A field that an update may not change, whose value Kubernetes shows with the names of its own structs.
    mutating func immutableStruct(_ field: String, _ new: Value?, _ old: Value?) {
        guard new != old else { return }
        invalid(field, (new ?? .null).withGoFieldNames, "field is immutable")
    }
}
