import ObjectModel
import ObjectRules
import ObjectTree

/// The metadata of an object that a webhook has converted: what it was, with the labels and annotations that the
/// webhook gave it.
enum ConvertedMetadata {
    static func restored(in converted: Value, from original: Value) throws(ConversionQuestion.Failure) -> Value {
        guard case .object(var object) = converted, let stated = object["metadata"] else {
            throw ConversionQuestion.Failure(message: "missing metadata in converted object")
        }
        guard let answered = stated.objectValue else {
            throw ConversionQuestion.Failure(
                message: "invalid metadata of type \(typeName(stated)) in converted object")
        }
        var metadata = original["metadata"]?.objectValue ?? Fields()
        for field in ["labels", "annotations"] {
            metadata[field] = try texts(field, answered[field], was: metadata[field]?.objectValue)
        }
        object["metadata"] = .object(metadata)
        return .object(object)
    }

    /// Labels or annotations as the webhook wants them; nil for none.
    private static func texts(
        _ field: String, _ value: Value?, was original: Fields?
    ) throws(ConversionQuestion.Failure) -> Value? {
        guard let value, !value.isNull else { return nil }
        guard let texts = value.objectValue else {
            throw ConversionQuestion.Failure(
                message: "invalid metadata.\(field) of type \(typeName(value)) in converted object")
        }
        for entry in texts where entry.value.stringValue == nil {
            throw ConversionQuestion.Failure(
                message: "metadata.\(field)[\(entry.key)] must be a string, but is \(typeName(entry.value)) in "
                    + "converted object")
        }
        if !isSame(texts, original ?? Fields()) {
            let errors =
                field == "labels"
                ? LabelValidation.labels(texts, at: FieldPath("metadata.labels"))
                : MetadataValidation.annotations(texts, at: FieldPath("metadata.annotation"))
            if !errors.isEmpty { throw ConversionQuestion.Failure(message: aggregate(errors)) }
        }
        return texts.isEmpty ? nil : value
    }

    private static func isSame(_ texts: Fields, _ others: Fields) -> Bool {
        texts.count == others.count && texts.allSatisfy { others[$0.key] == $0.value }
    }

    private static func aggregate(_ errors: [FieldError]) -> String {
        var seen: Set<String> = []
        let texts = errors.map { "\($0.field): \($0.message)" }.filter { seen.insert($0).inserted }
        return texts.count == 1 ? texts[0] : "[" + texts.joined(separator: ", ") + "]"
    }

    /// What Go calls the type of a value of JSON.
    private static func typeName(_ value: Value) -> String {
        switch value {
        case .null: "<nil>"
        case .bool: "bool"
        case .int: "int64"
        case .double: "float64"
        case .string: "string"
        case .array: "[]interface {}"
        case .object: "map[string]interface {}"
        }
    }
}
