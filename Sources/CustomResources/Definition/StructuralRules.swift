import ObjectModel
import ObjectTree
import RegularExpressions

/// Whether a schema is structural: it tells of every field outside of `allOf`, `anyOf`, `oneOf` and `not` what it is,
/// so that objects can be pruned and defaulted.
struct StructuralRules {
    private enum Level {
        case root, item, field
    }

    private var errors: [FieldError] = []

    private init() {}

    /// Why a schema is not structural, sorted; empty when it is.
    static func errors(in schema: Fields, at path: FieldPath) -> [FieldError] {
        var rules = StructuralRules()
        rules.invariants(schema, .root, path)
        rules.completeness(schema, schema, path, path)
        return rules.errors.sorted { "\($0.field): \($0.message)" < "\($1.field): \($1.message)" }
    }

    // MARK: - What cannot be read

    /// Words that make a schema unreadable as a structural one, in the order in which they are looked for.
    private static let unreadable = [
        "id", "$schema", "$ref", "patternProperties", "dependencies", "additionalItems", "definitions",
    ]

    /// Why a schema can't be told to be structural or not; nil when it can. Other rules speak of most of it, so this
    /// is said only when they found nothing.
    static func obstacle(in schema: Fields) -> String? {
        for word in unreadable where !isEmpty(schema[word]) {
            return "OpenAPIV3Schema '\(word == "$schema" ? "schema" : word)' is not supported"
        }
        if schema["items"]?.arrayValue != nil { return "OpenAPIV3Schema 'items' must be a schema, but is an array" }
        if schema["x-kubernetes-preserve-unknown-fields"] == .bool(false) {
            return "internal error: 'x-kubernetes-preserve-unknown-fields' must be true or undefined"
        }
        for part in parts(of: schema) {
            if let found = obstacle(in: part) { return found }
        }
        return nil
    }

    private static func isEmpty(_ value: Value?) -> Bool {
        guard let value else { return true }
        return value == "" || value == .object(Fields()) || value.isNull
    }

    private static func parts(of schema: Fields) -> [Fields] {
        var parts = ["not", "items", "additionalProperties"].compactMap { schema[$0]?.objectValue }
        for word in ["allOf", "anyOf", "oneOf"] { parts += schema.values(word).compactMap(\.objectValue) }
        return parts + schema.object("properties").entries.compactMap { $0.value.objectValue }
    }

    // MARK: - What a node is

    private mutating func invariants(_ schema: Fields, _ level: Level, _ path: FieldPath) {
        let type = schema.string("type")
        if let items = schema["items"]?.objectValue {
            invariants(items, .item, path.child("items"))
        } else if type == "array", schema["items"] == nil {
            errors.append(.required(path.child("items"), "must be specified"))
        }
        for entry in schema.object("properties") {
            invariants(entry.value.objectValue ?? Fields(), .field, path.child("properties").key(entry.key))
        }
        if let additional = schema["additionalProperties"] {
            if level == .root {
                errors.append(.forbidden(path.child("additionalProperties"), "must not be used at the root"))
            }
            if let below = additional.objectValue { invariants(below, .field, path.child("additionalProperties")) }
        }
        extensions(schema, path)
        values(
            schema, skipsAny: Self.isIntOrStringChoice(schema), skipsFirstAll: Self.isIntOrStringInAll(schema), path)
        self.type(type, schema, level, path)
        metadata(schema, level, path)
    }

    private mutating func extensions(_ schema: Fields, _ path: FieldPath) {
        guard schema.bool("x-kubernetes-int-or-string") else { return }
        for word in ["x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource"] where schema.bool(word) {
            errors.append(.invalid(path.child(word), true, "must be false if x-kubernetes-int-or-string is true"))
        }
    }

    private mutating func type(_ type: String, _ schema: Fields, _ level: Level, _ path: FieldPath) {
        let isEmbedded = schema.bool("x-kubernetes-embedded-resource")
        let place = path.child("type")
        if isEmbedded, type != "object" {
            let why = "must be object if x-kubernetes-embedded-resource is true"
            errors.append(type.isEmpty ? .required(place, why) : .invalid(place, .string(type), why))
        } else if type.isEmpty, !schema.bool("x-kubernetes-int-or-string"),
            !schema.bool("x-kubernetes-preserve-unknown-fields")
        {
            let what =
                switch level {
                case .root: "at the root"
                case .item: "for specified array items"
                case .field: "for specified object fields"
                }
            errors.append(.required(place, "must not be empty \(what)"))
        }
        if isEmbedded, schema["additionalProperties"] != nil {
            errors.append(
                .forbidden(
                    path.child("additionalProperties"),
                    "must not be used if x-kubernetes-embedded-resource is set"))
        }
        if level == .root, !type.isEmpty, type != "object" {
            errors.append(.invalid(place, .string(type), "must be object at the root"))
        }
    }

    private mutating func metadata(_ schema: Fields, _ level: Level, _ path: FieldPath) {
        let properties = schema.object("properties")
        let isEmbedded = schema.bool("x-kubernetes-embedded-resource")
        let isResource = level == .root || isEmbedded
        for name in ["kind", "apiVersion"] where isResource {
            guard let property = properties[name]?.objectValue, property.string("type") != "string" else { continue }
            errors.append(
                .invalid(
                    path.child("properties").key(name).child("type"), .string(property.string("type")),
                    "must be string"))
        }
        if let property = properties["metadata"]?.objectValue {
            let place = path.child("properties").key("metadata")
            if isResource, property.string("type") != "object" {
                errors.append(.invalid(place.child("type"), .string(property.string("type")), "must be object"))
            }
            if level == .root, !Self.restrictsNamesAlone(property) {
                errors.append(
                    .forbidden(
                        place,
                        "must not specify anything other than name and generateName, but metadata is implicitly "
                            + "specified"))
            }
        }
        if isEmbedded, !schema.bool("x-kubernetes-preserve-unknown-fields"), properties.isEmpty {
            errors.append(
                .required(
                    path.child("properties"),
                    "must not be empty if x-kubernetes-embedded-resource is true without "
                        + "x-kubernetes-preserve-unknown-fields"))
        }
    }

    private static func restrictsNamesAlone(_ metadata: Fields) -> Bool {
        let names = Set(metadata.object("properties").keys)
        return names.isSubset(of: ["name", "generateName"])
            && metadata.allSatisfy { ["type", "properties", "default", "description"].contains($0.key) }
            && metadata.string("description").isEmpty
    }

    // MARK: - What a node demands

    private static let integerOrString: [Value] = [["type": "integer"], ["type": "string"]]

    private static func isIntOrStringChoice(_ schema: Fields) -> Bool {
        schema.values("anyOf") == integerOrString
    }

    private static func isIntOrStringInAll(_ schema: Fields) -> Bool {
        schema.values("allOf").first?["anyOf"] == .array(integerOrString)
    }

    private mutating func values(_ schema: Fields, skipsAny: Bool, skipsFirstAll: Bool, _ path: FieldPath) {
        if !skipsAny { nested(schema.values("anyOf"), path.child("anyOf")) }
        for (index, part) in schema.values("allOf").enumerated() {
            nested(
                part.objectValue ?? Fields(), skipsAny: skipsFirstAll && index == 0, path.child("allOf").index(index))
        }
        nested(schema.values("oneOf"), path.child("oneOf"))
        if let not = schema["not"]?.objectValue { nested(not, skipsAny: false, path.child("not")) }
        let pattern = schema.string("pattern")
        guard !pattern.isEmpty else { return }
        do throws(PatternError) {
            _ = try RegularExpression(pattern)
        } catch {
            errors.append(
                .invalid(
                    path.child("pattern"), .string(pattern),
                    "must be a valid regular expression, but isn't: \(error)"))
        }
    }

    private mutating func nested(_ parts: [Value], _ path: FieldPath) {
        for (index, part) in parts.enumerated() {
            nested(part.objectValue ?? Fields(), skipsAny: false, path.index(index))
        }
    }

    /// In what order Kubernetes knows the words that only a node outside may say, and what it says of them.
    private static let forbidden: [(word: String, why: String)] = [
        ("type", "must be empty to be structural"), ("additionalProperties", "must be undefined to be structural"),
        ("default", "must be undefined to be structural"), ("title", "must be empty to be structural"),
        ("description", "must be empty to be structural"), ("nullable", "must be false to be structural"),
        ("externalDocs", "must be undefined to be structural"),
        ("x-kubernetes-preserve-unknown-fields", "must be false to be structural"),
        ("x-kubernetes-embedded-resource", "must be false to be structural"),
        ("x-kubernetes-int-or-string", "must be false to be structural"),
        ("x-kubernetes-list-map-keys", "must be empty to be structural"),
        ("x-kubernetes-list-type", "must be undefined to be structural"),
        ("x-kubernetes-map-type", "must be undefined to be structural"),
        ("x-kubernetes-validations", "must be empty to be structural"),
    ]

    private mutating func nested(_ schema: Fields, skipsAny: Bool, _ path: FieldPath) {
        values(schema, skipsAny: skipsAny, skipsFirstAll: false, path)
        if let items = schema["items"]?.objectValue { nested(items, skipsAny: false, path.child("items")) }
        for entry in schema.object("properties") {
            nested(
                entry.value.objectValue ?? Fields(), skipsAny: false, path.child("properties").key(entry.key))
        }
        for (word, why) in Self.forbidden {
            guard let value = schema[word], value != .bool(false), value != "", value != [] else { continue }
            errors.append(.forbidden(path.child(word), why))
        }
        if schema.object("properties")["metadata"] != nil {
            errors.append(
                .forbidden(
                    path.child("properties").key("metadata"), "must not be specified in a nested context"))
        }
    }

    // MARK: - Completeness

    /// What a nested schema tells of, the outer one `spine` has to know. `path` is that of the spine, `origin` that of
    /// the nested one.
    private mutating func completeness(_ schema: Fields, _ spine: Fields, _ path: FieldPath, _ origin: FieldPath) {
        if let not = schema["not"]?.objectValue { complete(not, spine, path, origin.child("not")) }
        for word in ["allOf", "anyOf", "oneOf"] {
            for (index, part) in schema.values(word).enumerated() {
                complete(part.objectValue ?? Fields(), spine, path, origin.child(word).index(index))
            }
        }
    }

    private mutating func complete(_ schema: Fields, _ spine: Fields?, _ path: FieldPath, _ origin: FieldPath) {
        guard let spine else {
            errors.append(.required(path, "because it is defined in \(origin)"))
            return
        }
        completeness(schema, spine, path, origin)
        if let items = schema["items"]?.objectValue {
            complete(items, spine["items"]?.objectValue, path.child("items"), origin.child("items"))
        }
        for entry in schema.object("properties") {
            complete(
                entry.value.objectValue ?? Fields(), spine.object("properties")[entry.key]?.objectValue,
                path.child("properties").key(entry.key), origin.child("properties").key(entry.key))
        }
    }
}
