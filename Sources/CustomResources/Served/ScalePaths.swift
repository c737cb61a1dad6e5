import ObjectModel
import ObjectTree

/// Where a custom resource keeps what its `scale` shows.
public struct ScalePaths: Sendable, Hashable {
    public let specReplicas: String
    public let statusReplicas: String
    /// nil or empty: the resource has no selector.
    public let labelSelector: String?

    init(_ scale: CustomResourceSubresourceScale) {
        specReplicas = scale.specReplicasPath
        statusReplicas = scale.statusReplicasPath
        labelSelector = scale.labelSelectorPath
    }

    /// The members of a path: `spec` and `replicas` of `.spec.replicas`.
    public static func members(_ path: String) -> [String] {
        (path.hasPrefix(".") ? path.dropFirst() : path[...])
            .split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    }

    /// The value at a path; nil where there is none.
    public static func value(at path: String, in object: Value) -> Value? {
        var node: Value? = object
        for name in members(path) { node = node?[name] }
        return node
    }

    /// `object` with a value at a path; objects on the way are made where they are missing.
    public static func set(_ value: Value?, at path: String, in object: Value) -> Value {
        set(value, at: members(path)[...], in: object)
    }

    private static func set(_ value: Value?, at names: ArraySlice<String>, in object: Value) -> Value {
        guard let name = names.first else { return value ?? .null }
        var fields = object.objectValue ?? Fields()
        if names.count == 1 {
            fields[name] = value
        } else {
            fields[name] = set(value, at: names.dropFirst(), in: fields[name] ?? .object(Fields()))
        }
        return .object(fields)
    }

    // MARK: - Rules

    /// What is wrong with the replicas an object asks for.
    public func errorsInSpec(of object: Value) -> [FieldError] { countErrors(specReplicas, object) }

    /// What is wrong with what an object tells of its replicas.
    public func errorsInStatus(of object: Value) -> [FieldError] {
        var errors = countErrors(statusReplicas, object)
        if let labelSelector, !labelSelector.isEmpty, let value = Self.value(at: labelSelector, in: object),
            value.stringValue == nil
        {
            errors.append(.invalid(FieldPath(labelSelector), "", Self.accessor(labelSelector, value, "string")))
        }
        return errors
    }

    private func countErrors(_ path: String, _ object: Value) -> [FieldError] {
        guard let value = Self.value(at: path, in: object) else { return [] }
        guard let count = value.intValue else {
            return [.invalid(FieldPath(path), 0, Self.accessor(path, value, "int64"))]
        }
        if count < 0 { return [.invalid(FieldPath(path), value, "should be a non-negative integer")] }
        if count > Int(Int32.max) {
            return [.invalid(FieldPath(path), value, "should be less than or equal to \(Int32.max)")]
        }
        return []
    }

    /// Go's words for a value of the wrong type at a path.
    private static func accessor(_ path: String, _ value: Value, _ expected: String) -> String {
        let shown: String
        switch value {
        case .null: shown = "<nil> is of the type <nil>"
        case .bool(let flag): shown = "\(flag) is of the type bool"
        case .int(let number): shown = "\(number) is of the type int64"
        case .double(let number): shown = "\(SchemaNumber.text(number)) is of the type float64"
        case .string(let text): shown = "\(text) is of the type string"
        case .array: shown = "\(FieldError.shown(value)) is of the type []interface {}"
        case .object: shown = "\(FieldError.shown(value)) is of the type map[string]interface {}"
        }
        return ".\(members(path).joined(separator: ".")) accessor error: \(shown), expected \(expected)"
    }
}
