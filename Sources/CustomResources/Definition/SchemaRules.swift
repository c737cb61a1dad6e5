import ObjectModel
import ObjectTree

/// What the schemas of definitions may state: which words of JSON Schema, and how they go together. Whether a schema is
/// structural is for `StructuralRules`.
struct SchemaRules {
    private let root: FieldPath
    private let tolerance: DefinitionTolerance
    private var errors: [FieldError] = []

    init(at root: FieldPath, _ tolerance: DefinitionTolerance) {
        self.root = root
        self.tolerance = tolerance
    }

    /// What a walk knows of the nodes above.
    fileprivate struct Place {
        var isRoot = false
        /// In apiVersion, kind or metadata of an object.
        var isInsideMetadata = false
        /// Why no default may be here; nil where one may.
        var defaultsForbidden: String?
    }

    /// What is wrong with a schema; empty when nothing is.
    func errors(in schema: Fields) -> [FieldError] {
        var walk = self
        walk.visit(schema, root, Place(isRoot: true))
        return walk.errors
    }

    private static let types = ["array", "boolean", "integer", "number", "object", "string"]
    private static let ofMetadata: Set = ["metadata", "kind", "apiVersion"]

    private mutating func visit(_ schema: Fields, _ path: FieldPath, _ place: Place) {
        words(schema, path, place)
        if schema.bool("uniqueItems") {
            errors.append(
                .forbidden(
                    path.child("uniqueItems"),
                    "uniqueItems cannot be set to true since the runtime complexity becomes quadratic"))
        }
        members(schema, path, place)
        combinations(schema, path, place)
        if let items = schema["items"]?.objectValue { visit(items, path.child("items"), place.below) }
        unsupported(schema, path, place)
        extensions(schema, path)
        listKeys(schema, path)
        if tolerance.requiresSoundKeys { keyProperties(schema, path) }
        rules(schema, path)
    }

    // MARK: - Words

    private mutating func words(_ schema: Fields, _ path: FieldPath, _ place: Place) {
        let type = schema.string("type")
        if tolerance.requiresKnownTypes, !type.isEmpty, !Self.types.contains(type) {
            errors.append(.notSupported(path.child("type"), .string(type), supported: Self.types))
        }
        if let why = place.defaultsForbidden, schema["default"] != nil {
            errors.append(.forbidden(path.child("default"), "must not be set \(why)"))
        }
        for word in ["id", "additionalItems", "patternProperties", "definitions", "dependencies", "$ref"]
        where schema[word] != nil {
            errors.append(.forbidden(path.child(word), "\(word) is not supported"))
        }
        if type == "null" {
            errors.append(
                .forbidden(path.child("type"), "type cannot be set to null, use nullable as an alternative"))
        }
        if schema["items"]?.arrayValue != nil {
            errors.append(.forbidden(path.child("items"), "items must be a schema object and not an array"))
        }
        if place.isInsideMetadata, schema.bool("x-kubernetes-embedded-resource") {
            errors.append(
                .forbidden(path.child("x-kubernetes-embedded-resource"), "must not be used inside of resource meta"))
        }
    }

    // MARK: - Below

    private mutating func members(_ schema: Fields, _ path: FieldPath, _ place: Place) {
        let properties = schema.object("properties")
        if let additional = schema["additionalProperties"] {
            if !properties.isEmpty, additional != .bool(true) {
                errors.append(
                    .forbidden(
                        path.child("additionalProperties"),
                        "additionalProperties and properties are mutual exclusive"))
            }
            if let below = additional.objectValue {
                var inner = place.below
                if place.isInsideMetadata {
                    inner.defaultsForbidden = "inside additionalProperties applying to object metadata"
                }
                visit(below, path.child("additionalProperties"), inner)
            }
        }
        for entry in properties {
            guard let property = entry.value.objectValue else { continue }
            var inner = place.below
            if place.isRoot || schema.bool("x-kubernetes-embedded-resource"), Self.ofMetadata.contains(entry.key) {
                inner.isInsideMetadata = true
                if place.isRoot { inner.defaultsForbidden = "in top-level \(entry.key)" }
            }
            visit(property, path.child("properties").key(entry.key), inner)
        }
    }

    private mutating func combinations(_ schema: Fields, _ path: FieldPath, _ place: Place) {
        if let not = schema["not"]?.objectValue { visit(not, path.child("not"), place.below) }
        for word in ["allOf", "oneOf", "anyOf"] {
            for (index, part) in schema.values(word).enumerated() {
                visit(part.objectValue ?? Fields(), path.child(word).index(index), place.below)
            }
        }
    }

    /// Parts that no schema may have are looked into all the same.
    private mutating func unsupported(_ schema: Fields, _ path: FieldPath, _ place: Place) {
        for word in ["patternProperties", "definitions", "dependencies"] {
            for entry in schema.object(word) {
                guard let below = entry.value.objectValue else { continue }
                visit(below, path.child(word).key(entry.key), place.below)
            }
        }
        if let below = schema["additionalItems"]?.objectValue {
            visit(below, path.child("additionalItems"), place.below)
        }
        for (index, element) in (schema["items"]?.arrayValue ?? []).enumerated() {
            visit(element.objectValue ?? Fields(), path.child("items").index(index), place.below)
        }
    }

    // MARK: - Kubernetes' own words

    private mutating func extensions(_ schema: Fields, _ path: FieldPath) {
        if schema["x-kubernetes-preserve-unknown-fields"] == .bool(false) {
            errors.append(
                .invalid(path.child("x-kubernetes-preserve-unknown-fields"), false, "must be true or undefined"))
        }
        if let type = schema.optionalString("x-kubernetes-map-type") {
            require("object", for: "x-kubernetes-map-type", schema, path)
            if type != "atomic", type != "granular" {
                errors.append(
                    .notSupported(
                        path.child("x-kubernetes-map-type"), .string(type), supported: ["atomic", "granular"]))
            }
        }
        guard let type = schema.optionalString("x-kubernetes-list-type") else { return }
        if require("array", for: "x-kubernetes-list-type", schema, path), type == "set",
            tolerance.requiresAtomicSets
        {
            atomicElements(schema, path)
        }
        if !["atomic", "set", "map"].contains(type) {
            errors.append(
                .notSupported(
                    path.child("x-kubernetes-list-type"), .string(type), supported: ["atomic", "set", "map"]))
        }
    }

    @discardableResult
    private mutating func require(_ type: String, for word: String, _ schema: Fields, _ path: FieldPath) -> Bool {
        let stated = schema.string("type")
        guard stated != type else { return true }
        let why = "must be \(type) if \(word) is specified"
        errors.append(
            stated.isEmpty
                ? .required(path.child("type"), why) : .invalid(path.child("type"), .string(stated), why))
        return false
    }

    private mutating func atomicElements(_ schema: Fields, _ path: FieldPath) {
        guard let items = schema["items"]?.objectValue else { return }
        let why = "must be atomic as item of a list with x-kubernetes-list-type=set"
        let listType = items["x-kubernetes-list-type"]
        switch items.string("type") {
        case "array" where listType != nil && listType != "atomic":
            errors.append(.invalid(path.child("items", "x-kubernetes-list-type"), listType ?? .null, why))
        case "object" where items["x-kubernetes-map-type"] != "atomic":
            errors.append(.invalid(path.child("items", "x-kubernetes-map-type"), listType ?? .null, why))
        default: break
        }
    }

    // MARK: - Keys of lists

    private mutating func listKeys(_ schema: Fields, _ path: FieldPath) {
        let keys = schema.strings("x-kubernetes-list-map-keys")
        let type = schema.optionalString("x-kubernetes-list-type")
        if !keys.isEmpty, type != "map" {
            let why = "must be map if x-kubernetes-list-map-keys is non-empty"
            let field = path.child("x-kubernetes-list-type")
            errors.append(type.map { .invalid(field, .string($0), why) } ?? .required(field, why))
        }
        guard type == "map" else { return }
        if keys.isEmpty {
            errors.append(
                .required(
                    path.child("x-kubernetes-list-map-keys"), "must not be empty if x-kubernetes-list-type is map"))
        }
        guard let items = schema["items"] else {
            errors.append(
                .required(path.child("items"), "must have a schema if x-kubernetes-list-type is map"))
            return
        }
        guard let element = items.objectValue else {
            errors.append(
                .invalid(path.child("items"), items, "must only have a single schema if x-kubernetes-list-type is map"))
            return
        }
        guard element.string("type") == "object" else {
            errors.append(
                .invalid(
                    path.child("items", "type"), .string(element.string("type")),
                    "must be object if parent array's x-kubernetes-list-type is map"))
            return
        }
        elementKeys(keys, element, path)
    }

    private mutating func elementKeys(_ keys: [String], _ element: Fields, _ path: FieldPath) {
        // Each shows all keys, and there may be as many of them as keys.
        let field = path.child("x-kubernetes-list-map-keys")
        let shown = Value.array(keys.map(Value.string))
        let unknown = FieldError.invalid(field, shown, "entries must all be names of item properties")
        let duplicate = FieldError.invalid(field, shown, "must not contain duplicate entries")
        let properties = IndexedFields(element.object("properties"), changes: keys.count)
        var seen: Set<String> = []
        for key in keys {
            if let property = properties[key]?.objectValue {
                if ["array", "object"].contains(property.string("type")) {
                    errors.append(
                        .invalid(
                            path.child("items", "properties").key(key).child("type"), .string(element.string("type")),
                            "must be a scalar type if parent array's x-kubernetes-list-type is map"))
                }
            } else {
                errors.append(unknown)
            }
            if !seen.insert(key).inserted { errors.append(duplicate) }
        }
    }

    /// Elements and their keys are always there: otherwise nothing could be told apart.
    private mutating func keyProperties(_ schema: Fields, _ path: FieldPath) {
        guard let items = schema["items"]?.objectValue,
            let type = schema.optionalString("x-kubernetes-list-type"), type == "set" || type == "map"
        else { return }
        if items.bool("nullable") {
            errors.append(
                .forbidden(path.child("items", "nullable"), "cannot be nullable when x-kubernetes-list-type is \(type)")
            )
        }
        guard type == "map" else { return }
        let required = Set(items.strings("required"))
        let keys = schema.strings("x-kubernetes-list-map-keys")
        let properties = IndexedFields(items.object("properties"), changes: keys.count)
        for key in keys {
            guard let property = properties[key]?.objectValue else { continue }
            let place = path.child("items", "properties").key(key)
            if !required.contains(key), property["default"] == nil {
                errors.append(
                    .required(
                        place.child("default"),
                        "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required "
                            + "property"))
            }
            if property.bool("nullable") {
                errors.append(
                    .forbidden(
                        place.child("nullable"),
                        "this property is in x-kubernetes-list-map-keys, so it cannot be nullable"))
            }
        }
    }
}

// MARK: - Rules in expressions

extension SchemaRules {
    private static let reasons = [
        "FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired",
    ]

    private mutating func rules(_ schema: Fields, _ path: FieldPath) {
        for (index, value) in schema.values("x-kubernetes-validations").enumerated() {
            rule(ValidationRuleText(value), schema, path.child("x-kubernetes-validations").index(index))
        }
    }

    private mutating func rule(_ rule: ValidationRuleText, _ schema: Fields, _ path: FieldPath) {
        let message = rule.message.trimmingBlanks
        if rule.rule.trimmingBlanks.isEmpty {
            errors.append(.required(path.child("rule"), "rule is not specified"))
        } else if !rule.message.isEmpty, message.isEmpty {
            errors.append(
                .invalid(path.child("message"), .string(rule.message), "must be non-empty if specified"))
        } else if message.hasLineBreaks {
            errors.append(
                .invalid(path.child("message"), .string(rule.message), "must not contain line breaks"))
        } else if rule.rule.trimmingBlanks.hasLineBreaks, message.isEmpty {
            errors.append(
                .required(path.child("message"), "message must be specified if rule contains line breaks"))
        }
        if !rule.messageExpression.isEmpty, rule.messageExpression.trimmingBlanks.isEmpty {
            errors.append(
                .required(path.child("messageExpression"), "messageExpression must be non-empty if specified"))
        }
        if let reason = rule.reason, !Self.reasons.contains(reason) {
            errors.append(.notSupported(path.child("reason"), .string(reason), supported: Self.reasons))
        }
        fieldPath(rule.fieldPath, schema, path.child("fieldPath"))
    }

    private mutating func fieldPath(_ text: String, _ schema: Fields, _ path: FieldPath) {
        guard !text.isEmpty else { return }
        func refuse(_ why: String) -> FieldError { .invalid(path, .string(text), why) }
        if text.trimmingBlanks.isEmpty { errors.append(refuse("must be non-empty if specified")) }
        if text.hasLineBreaks { errors.append(refuse("must not contain line breaks")) }
        do throws(SchemaFieldPath.Failure) {
            _ = try SchemaFieldPath.resolve(text, in: SchemaNode(schema))
        } catch {
            errors.append(refuse("must be a valid path"))
        }
    }
}

extension SchemaRules.Place {
    /// What holds for the nodes below as well.
    fileprivate var below: Self { .init(isInsideMetadata: isInsideMetadata, defaultsForbidden: defaultsForbidden) }
}

extension String {
    var hasLineBreaks: Bool { utf8.contains { $0 == 0x0A || $0 == 0x0D } }

    /// Without blanks and line breaks at both ends.
    var trimmingBlanks: String {
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D]
        let bytes = Array(utf8)
        guard let first = bytes.firstIndex(where: { !blanks.contains($0) }),
            let last = bytes.lastIndex(where: { !blanks.contains($0) })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }
}
