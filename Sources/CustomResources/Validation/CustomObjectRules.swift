import ObjectModel
import ObjectTree

/// What the definition of a custom resource demands of its objects, beside the rules of metadata. Objects come here
/// pruned and with defaults.
public enum CustomObjectRules {
    /// Why a new object is refused; empty when it may be stored.
    public static func create(_ object: Value, _ version: CustomVersion) -> [FieldError] {
        let wrongKind = typeErrors(object, version)
        var errors = wrongKind
        if wrongKind.isEmpty {
            errors += SchemaValidator.errors(in: object, version.schema)
            if let scale = version.scale { errors += scale.errorsInSpec(of: object) + scale.errorsInStatus(of: object) }
        }
        errors += EmbeddedResources.errors(in: object, version.schema)
        errors += ListUniqueness.errors(in: object, version.schema)
        return errors + rules(about: object, old: nil, version, found: errors).errors
    }

    /// What the rules say about a change.
    public struct Verdict: Sendable {
        /// Why it is refused.
        public var errors: [FieldError] = []
        /// Rules in expressions that are broken, and were so before.
        public var tolerated: [FieldError] = []
    }

    /// Whether a change is refused. What has not changed is not held against it.
    /// - Parameter subresource: nil or `status`.
    public static func update(
        _ object: Value, old: Value, subresource: String?, _ version: CustomVersion
    ) -> Verdict {
        let wrongKind = typeErrors(object, version)
        var errors = wrongKind
        if wrongKind.isEmpty {
            errors += SchemaValidator.errors(in: object, version.schema, old: old)
            if let scale = version.scale {
                if subresource != "status" { errors += scale.errorsInSpec(of: object) }
                errors += scale.errorsInStatus(of: object)
            }
        }
        errors += EmbeddedResources.errors(in: object, version.schema)
        if ListUniqueness.errors(in: old, version.schema).isEmpty {
            errors += ListUniqueness.errors(in: object, version.schema)
        }
        var verdict = rules(about: object, old: old, version, found: errors)
        verdict.errors = errors + verdict.errors
        return verdict
    }

    private static func typeErrors(_ object: Value, _ version: CustomVersion) -> [FieldError] {
        var errors: [FieldError] = []
        if object["kind"]?.stringValue != version.kind {
            errors.append(.invalid(FieldPath("kind"), object["kind"] ?? "", "must be \(version.kind)"))
        }
        if object["apiVersion"]?.stringValue != version.apiVersion {
            errors.append(
                .invalid(FieldPath("apiVersion"), object["apiVersion"] ?? "", "must be \(version.apiVersion)"))
        }
        return errors
    }

    /// Expressions can't be asked about objects that have not the shape they were written for.
    private static let blocking: Set<FieldError.Kind> = [.notSupported, .required, .tooLong, .tooMany, .typeInvalid]

    private static func rules(
        about object: Value, old: Value?, _ version: CustomVersion, found: [FieldError]
    ) -> Verdict {
        guard let rules = version.rules else { return Verdict() }
        guard !found.contains(where: { blocking.contains($0.kind) }) else {
            let message =
                "Invalid value: null: some validation rules were not checked because the object was invalid; "
                + "correct the existing errors to complete validation"
            return Verdict(errors: [FieldError(kind: .invalid, field: FieldPath("<nil>"), message: message)])
        }
        return rules.verdict(on: object, old: old)
    }
}
