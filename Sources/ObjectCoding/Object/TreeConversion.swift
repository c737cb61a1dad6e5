import ObjectModel

/// What Go says of a tree that does not fit the fields of its kind when it makes an object of the tree itself, not of
/// its text, as it does after strategic merge patches. The words differ from those of decoding, and it is the first
/// field in the order of declaration that counts, not the first of the document.
struct TreeConversion {
    let layout: SchemaLayout

    /// The complaint about the tree of a whole object; nil when it fits.
    func failure(of value: Value, as id: MessageID) -> String? {
        guard case .object(let fields) = value else { return "cannot restore struct from: \(Self.kind(of: value))" }
        for field in layout[id].fields {
            guard let member = fields[field.name], member != .null else { continue }
            if let failure = failure(of: member, field) { return failure }
        }
        return nil
    }

    private func failure(of value: Value, _ field: FieldLayout) -> String? {
        switch field.shape {
        case .single:
            return elementFailure(of: value, field)
        case .list:
            guard case .array(let elements) = value else { return Self.noSlice(value) }
            return elements.firstNonNil { elementFailure(of: $0, field) }
        case .map:
            guard case .object(let members) = value else { return "cannot restore map from \(Self.kind(of: value))" }
            return members.entries.firstNonNil { elementFailure(of: $0.value, field) }
        }
    }

    private func elementFailure(of value: Value, _ field: FieldLayout) -> String? {
        if value == .null { return nil }
        switch (field.scalar, value) {
        case (.message(let id), _): return failure(of: value, as: id)
        case (.any, _), (.string, .string), (.bool, .bool), (.int32, .int), (.int64, .int), (.double, .int),
            (.double, .double):
            return nil
        case (.string, .int): return "cannot convert int64 to \(field.elementType)"
        case (.int32, .double(let number)), (.int64, .double(let number)):
            return number.rounded(.towardZero) == number ? nil : "cannot convert float64 to \(field.elementType)"
        case (.string, _): return "unrecognized type: string"
        case (.bool, _), (.int32, _), (.int64, _), (.double, _): return "unrecognized type: \(field.elementType)"
        case (.bytes, .string(let text)):
            return Self.complaint { () throws(CodingError) in try ScalarText.base64(text) }
                .map { "error decoding from json: \($0)" }
        case (.strings, .array(let elements)): return elements.firstNonNil(Self.textFailure)
        case (.bytes, _), (.strings, _): return Self.noSlice(value)
        case (.time, _), (.microTime, _), (.quantity, _), (.intOrString, _): return ownReading(of: value, field.scalar)
        }
    }

    /// Types that read themselves are given JSON, and know nothing of the field they are in.
    private func ownReading(of value: Value, _ scalar: ScalarType) -> String? {
        switch (scalar, value) {
        case (.quantity, _): return Self.complaint { () throws(CodingError) in try ScalarText.quantity(value) }
        case (.time, .string(let text)): return Self.complaint { () throws(CodingError) in try ScalarText.time(text) }
        case (.microTime, .string(let text)):
            return Self.complaint { () throws(CodingError) in try ScalarText.microTime(text) }
        case (.time, _), (.microTime, _): return Self.unmarshalling(value, into: "string")
        case (.intOrString, .string): return nil
        case (.intOrString, .int(let number)) where Int32(exactly: number) != nil: return nil
        default: return Self.unmarshalling(value, into: "int32")
        }
    }

    // MARK: - Words

    private static func complaint<Result>(_ read: () throws(CodingError) -> Result) -> String? {
        do throws(CodingError) {
            _ = try read()
            return nil
        } catch {
            return error.message
        }
    }

    private static func unmarshalling(_ value: Value, into goType: String) -> String {
        "json: cannot unmarshal \(GoJSONType.name(of: value, for: goType)) into Go value of type \(goType)"
    }

    private static func textFailure(_ value: Value) -> String? {
        switch value {
        case .string, .null: nil
        case .int: "cannot convert int64 to string"
        default: "unrecognized type: string"
        }
    }

    private static func noSlice(_ value: Value) -> String { "cannot restore slice from \(kind(of: value))" }

    /// The kind of a value's type in Go.
    private static func kind(of value: Value) -> String {
        switch value {
        case .null: "invalid"
        case .bool: "bool"
        case .int: "int64"
        case .double: "float64"
        case .string: "string"
        case .array: "slice"
        case .object: "map"
        }
    }
}

extension Sequence {
    fileprivate func firstNonNil<Result>(_ transform: (Element) -> Result?) -> Result? {
        for element in self {
            if let result = transform(element) { return result }
        }
        return nil
    }
}
