import ObjectModel
import ObjectTree

/// Checks values against a schema, in the words of kube-openapi. Where a value of a stored object has not changed, what
/// is wrong with it is not held against the client (ratcheting, KEP-4008).
public struct SchemaValidator {
    private var path = SchemaPath()

    private init() {}

    /// Why an object does not fit its schema; empty when it does.
    /// - Parameter old: what is stored, for a change of it.
    public static func errors(in value: Value, _ node: SchemaNode, old: Value? = nil) -> [FieldError] {
        if let old, old == value { return [] }
        var validator = SchemaValidator()
        return validator.check(value, node, old: old).errors
    }

    /// Why a value that stands at `path` does not fit its schema.
    static func errors(in value: Value, _ node: SchemaNode, at path: FieldPath) -> [FieldError] {
        errors(in: value, node).map { error in
            FieldError(
                kind: error.kind, field: FieldPath(joined(path.description, error.field)), message: error.message)
        }
    }

    private static func joined(_ path: String, _ rest: String) -> String {
        if rest.isEmpty || rest == Self.nowhere.description { return path }
        return rest.hasPrefix("[") ? path + rest : "\(path).\(rest)"
    }

    // MARK: - One value

    private mutating func check(_ value: Value, _ node: SchemaNode, old: Value?) -> SchemaFinding {
        // What is as it was is accepted as it is.
        if let old, CorrelatedElements.isUnchanged(value, old, node) { return SchemaFinding(matches: 1) }
        var finding = SchemaFinding()
        let checks = node.checks
        finding.merge(checkType(of: value, node))
        if value.isNull {
            if checks.enumeration != nil { finding.merge(checkEnumeration(value, checks)) }
            return finding
        }
        if checks.isComposed { finding.merge(checkComposition(value, checks)) }
        switch value {
        case .string(let text): finding.merge(checkText(text, checks))
        case .int, .double: finding.merge(checkNumber(value, node))
        case .array(let elements): finding.merge(checkElements(elements, node, old: old?.arrayValue))
        case .object(let fields): finding.merge(checkMembers(fields, node, old: old?.objectValue))
        case .bool, .null: break
        }
        if checks.enumeration != nil { finding.merge(checkEnumeration(value, checks)) }
        finding.matches += 4
        return finding
    }

    private func error(_ kind: FieldError.Kind, _ message: String) -> SchemaFinding {
        SchemaFinding(errors: [FieldError(kind: kind, field: errorPath, message: message)])
    }

    /// Go prints the absence of a path so.
    private static let nowhere = FieldPath("<nil>")

    private var errorPath: FieldPath { path.isRoot ? Self.nowhere : FieldPath(trimmedName) }
    private var trimmedName: String {
        let name = path.name
        return name.hasPrefix(".") ? String(name.dropFirst()) : name
    }

    /// A value and what is wrong with it, `detail` with the path before it.
    private func invalid(_ value: Value, _ detail: String) -> SchemaFinding {
        error(.invalid, "Invalid value: \(FieldError.shown(value)): \(path.name) in body \(detail)")
    }

    // MARK: - Types

    /// What JSON has, as messages call it, with the format of Go's number types.
    private static func kind(of value: Value) -> (name: String, format: String) {
        switch value {
        case .null: ("null", "")
        case .bool: ("boolean", "")
        case .int: ("integer", "int64")
        case .double: ("number", "float64")
        case .string: ("string", "")
        case .array: ("array", "")
        case .object: ("object", "")
        }
    }

    private static func isIntegral(_ value: Value) -> Bool {
        if case .double(let number) = value { return number == number.rounded(.towardZero) && number.isFinite }
        return false
    }

    private func checkType(of value: Value, _ node: SchemaNode) -> SchemaFinding {
        let checks = node.checks
        let fine = SchemaFinding(matches: 1)
        guard !checks.typeName.isEmpty || checks.format != nil || !checks.numberFormat.isEmpty else {
            return SchemaFinding()
        }
        if value.isNull {
            return checks.typeName.isEmpty || node.isNullable ? fine : wrongType(checks.typeName, "null")
        }
        let kind = Self.kind(of: value)
        let format = checks.format?.rawValue ?? checks.numberFormat
        if accepts(value, kind.name, node) { return fine }
        switch value {
        case .string, .array:
            // The check of the format speaks for texts.
            if !format.isEmpty, node.type != .number, node.type != .integer, !node.isIntOrString { return fine }
        default:
            if !format.isEmpty, kind.format != format { return wrongType(format, kind.format) }
        }
        return wrongType(checks.typeName, kind.name)
    }

    private func accepts(_ value: Value, _ name: String, _ node: SchemaNode) -> Bool {
        if node.isIntOrString { return name == "integer" || name == "string" || Self.isIntegral(value) }
        guard let type = node.type else { return node.checks.typeName.isEmpty }
        switch type {
        case .integer: return name == "integer" || Self.isIntegral(value)
        case .number: return name == "number" || name == "integer"
        default: return name == type.rawValue
        }
    }

    private func wrongType(_ expected: String, _ actual: String) -> SchemaFinding {
        let quoted = FieldError.quoted(actual)
        return error(
            .typeInvalid, "Invalid value: \(quoted): \(path.name) in body must be of type \(expected): \(quoted)")
    }

    // MARK: - Plain values

    private func checkText(_ text: String, _ checks: ValueChecks) -> SchemaFinding {
        var finding = SchemaFinding()
        let length = text.unicodeScalars.count
        if let maximum = checks.maxLength, length > maximum {
            finding.merge(
                error(.tooLong, "Too long: may not be more than \(maximum) \(maximum == 1 ? "byte" : "bytes")"))
        } else if let minimum = checks.minLength, length < minimum {
            finding.merge(invalid(.string(text), "should be at least \(minimum) chars long"))
        } else if let pattern = checks.pattern, let expression = pattern.expression, !expression.matches(text) {
            finding.merge(invalid(.string(text), "should match '\(pattern.text)'"))
        }
        if let format = checks.format, !format.accepts(text) {
            let quoted = FieldError.quoted(text)
            finding.merge(
                error(
                    .typeInvalid,
                    "Invalid value: \(quoted): \(path.name) in body must be of type \(format.rawValue): \(quoted)"))
        }
        finding.matches += 1
        return finding
    }

    private func checkNumber(_ value: Value, _ node: SchemaNode) -> SchemaFinding {
        let checks = node.checks
        var finding = SchemaFinding()
        finding.merge(checkRange(value, node))
        let number: Double =
            switch value {
            case .int(let number): Double(number)
            case .double(let number): number
            default: 0
            }
        if let factor = checks.multipleOf, !Self.isMultiple(value, number, of: factor) {
            finding.merge(invalid(value, "should be a multiple of \(bound(factor, value))"))
        }
        if let minimum = checks.minimum, Self.isBelow(value, number, minimum) {
            let words = minimum.isExclusive ? "greater than" : "greater than or equal to"
            finding.merge(invalid(value, "should be \(words) \(bound(minimum.value, value))"))
        }
        if let maximum = checks.maximum, Self.isAbove(value, number, maximum) {
            let words = maximum.isExclusive ? "less than" : "less than or equal to"
            finding.merge(invalid(value, "should be \(words) \(bound(maximum.value, value))"))
        }
        finding.matches += 1
        return finding
    }

    /// Whether a number is within what its format can hold.
    private func checkRange(_ value: Value, _ node: SchemaNode) -> SchemaFinding {
        guard node.type == .integer, node.checks.numberFormat == "int32" else { return SchemaFinding() }
        let fits: Bool =
            switch value {
            case .int(let number): Int32(exactly: number) != nil
            case .double(let number): Int32(exactly: number) != nil
            default: true
            }
        guard !fits else { return SchemaFinding() }
        let message =
            "Invalid value: \"\": Checked value must be of type integer with format int32 in \(path.name)"
        return SchemaFinding(errors: [FieldError(kind: .invalid, field: Self.nowhere, message: message)])
    }

    /// Integers are compared with the whole part of a bound, as in Go.
    private func bound(_ bound: Double, _ value: Value) -> String {
        if case .int = value { return SchemaNumber.text(bound.rounded(.towardZero)) }
        return SchemaNumber.text(bound)
    }

    private static func isBelow(_ value: Value, _ number: Double, _ bound: ValueChecks.Bound) -> Bool {
        if case .int(let integer) = value, let limit = Int64(exactly: bound.value.rounded(.towardZero)) {
            return bound.isExclusive ? integer <= limit : integer < limit
        }
        return bound.isExclusive ? number <= bound.value : number < bound.value
    }

    private static func isAbove(_ value: Value, _ number: Double, _ bound: ValueChecks.Bound) -> Bool {
        if case .int(let integer) = value, let limit = Int64(exactly: bound.value.rounded(.towardZero)) {
            return bound.isExclusive ? integer >= limit : integer > limit
        }
        return bound.isExclusive ? number >= bound.value : number > bound.value
    }

    private static func isMultiple(_ value: Value, _ number: Double, of factor: Double) -> Bool {
        guard factor > 0 else { return false }
        if case .int(let integer) = value, let divisor = Int64(exactly: factor) { return integer % divisor == 0 }
        let quotient = factor < 1 ? 1 / factor * number : number / factor
        return (quotient - quotient.rounded()).magnitude < 1e-9
    }

    private func checkEnumeration(_ value: Value, _ checks: ValueChecks) -> SchemaFinding {
        guard let values = checks.enumeration, !values.contains(where: { Self.equal($0, value) }) else {
            return SchemaFinding(matches: 1)
        }
        let supported = values.map { $0.stringValue ?? FieldError.shown($0) }
        let failure = FieldError.notSupported(errorPath, value, supported: supported)
        return SchemaFinding(errors: [failure])
    }

    /// JSON knows one kind of number: 1 is 1.0.
    private static func equal(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.int(let integer), .double(let number)), (.double(let number), .int(let integer)):
            Double(integer) == number
        default: left == right
        }
    }
}

// MARK: - Lists and objects

extension SchemaValidator {
    private mutating func checkElements(_ elements: [Value], _ node: SchemaNode, old: [Value]?) -> SchemaFinding {
        let checks = node.checks
        var finding = SchemaFinding()
        if let items = node.items {
            let before = CorrelatedElements(old, node)
            for index in elements.indices {
                path.push(.index(index))
                finding.merge(check(elements[index], items, old: before.element(like: elements[index])))
                path.pop()
            }
        }
        if let minimum = checks.minItems, elements.count < minimum {
            finding.merge(invalid(.int(Int64(elements.count)), "should have at least \(minimum) items"))
        }
        if let maximum = checks.maxItems, elements.count > maximum {
            finding.errors.append(.tooMany(errorPath, actual: elements.count, maximum: maximum))
        }
        if checks.hasUniqueItems, Set(elements).count < elements.count {
            finding.merge(error(.invalid, "Invalid value: \"\": \(path.name) in body shouldn't contain duplicates"))
        }
        finding.matches += 1
        return finding
    }

    private mutating func checkMembers(_ fields: Fields, _ node: SchemaNode, old: Fields?) -> SchemaFinding {
        let checks = node.checks
        if let minimum = checks.minProperties, fields.count < minimum {
            return invalid(.int(Int64(fields.count)), "should have at least \(minimum) properties")
        }
        if let maximum = checks.maxProperties, fields.count > maximum {
            return SchemaFinding(errors: [.tooMany(errorPath, actual: fields.count, maximum: maximum)])
        }
        var finding = SchemaFinding()
        for entry in fields.entries {
            if let property = node.properties[entry.key] {
                path.push(.member(entry.key))
                finding.merge(check(entry.value, property, old: old?[entry.key]))
                path.pop()
                continue
            }
            switch node.additionalProperties {
            case .schema(let schema):
                path.push(.key(entry.key))
                finding.merge(check(entry.value, schema, old: old?[entry.key]))
                path.pop()
            case .allowed(false):
                finding.merge(
                    error(
                        .invalid,
                        "Invalid value: \(FieldError.quoted(entry.key)): \(path.name).\(entry.key) in body is a "
                            + "forbidden property"))
            case .allowed(true), .unstated: break
            }
        }
        for name in checks.required where !fields.contains(name) {
            path.push(.member(name))
            finding.merge(error(.required, "Required value"))
            path.pop()
        }
        return finding
    }

    // MARK: - Several schemas at once

    private mutating func checkComposition(_ value: Value, _ checks: ValueChecks) -> SchemaFinding {
        var finding = SchemaFinding()
        if !checks.anyOf.isEmpty { finding.merge(checkAny(value, checks.anyOf)) }
        if !checks.oneOf.isEmpty { finding.merge(checkOne(value, checks.oneOf)) }
        if !checks.allOf.isEmpty { finding.merge(checkAll(value, checks.allOf)) }
        if let not = checks.not, check(value, not, old: nil).isValid {
            finding.merge(composed("must not validate the schema (not)"))
        }
        finding.matches += 1
        return finding
    }

    /// What is wrong with a value as a whole is told without a path, in which Kubernetes' own error has none.
    private func composed(_ detail: String) -> SchemaFinding {
        let message = "Invalid value: \"\": \(FieldError.quoted(path.name)) \(detail)"
        return SchemaFinding(errors: [FieldError(kind: .invalid, field: Self.nowhere, message: message)])
    }

    private mutating func checkAny(_ value: Value, _ nodes: [SchemaNode]) -> SchemaFinding {
        var best: SchemaFinding?
        for node in nodes {
            let finding = check(value, node, old: nil)
            if finding.isValid { return finding }
            if finding.matches > best?.matches ?? -1 { best = finding }
        }
        var result = composed("must validate at least one schema (anyOf)")
        if let best { result.merge(best) }
        return result
    }

    private mutating func checkOne(_ value: Value, _ nodes: [SchemaNode]) -> SchemaFinding {
        var best: SchemaFinding?
        var valid: [SchemaFinding] = []
        for node in nodes {
            let finding = check(value, node, old: nil)
            if finding.isValid {
                valid.append(finding)
            } else if valid.isEmpty, finding.matches > best?.matches ?? -1 {
                best = finding
            }
        }
        if valid.count == 1 { return valid[0] }
        let found = valid.isEmpty ? "Found none valid" : "Found \(valid.count) valid alternatives"
        var result = composed("must validate one and only one schema (oneOf). \(found)")
        if valid.isEmpty, let best { result.merge(best) }
        return result
    }

    private mutating func checkAll(_ value: Value, _ nodes: [SchemaNode]) -> SchemaFinding {
        var result = SchemaFinding()
        var valid = 0
        for node in nodes {
            let finding = check(value, node, old: nil)
            if finding.isValid { valid += 1 }
            result.merge(finding)
        }
        if valid < nodes.count {
            result.merge(composed("must validate all the schemas (allOf)" + (valid == 0 ? ". None validated" : "")))
        }
        return result
    }
}
