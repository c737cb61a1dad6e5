import CEL
import ObjectModel
import ObjectTree

/// Whether the rules of a schema can be read, and are cheap enough for every object that the schema allows.
struct RuleValidation {
    private struct Cost {
        let path: FieldPath
        let units: UInt64
    }

    /// What a walk knows of the nodes above.
    private struct Place {
        /// How often the node can be in an object; nil where nothing bounds it.
        var cardinality: UInt64? = 1
        /// Where the old and the new value can no longer be told to be the same.
        var uncorrelatable: FieldPath?
        var isRoot = false
    }

    private static let mostExpensive = 4

    private var errors: [FieldError] = []
    private var costs: [Cost] = []
    /// Rules that were stored before are not held to the bound of a single rule.
    private let isUnchanged: Bool
    /// Where something else is wrong with the schema.
    private let wrongFields: [String]

    private init(isUnchanged: Bool, wrongFields: [String]) {
        self.isUnchanged = isUnchanged
        self.wrongFields = wrongFields
    }

    /// What is wrong with the rules of a schema; empty when nothing is.
    /// - Parameters:
    ///   - isUnchanged: The schema is stored already.
    ///   - found: What else is wrong with the schema: rules at such nodes and above them are not looked at.
    static func errors(
        in node: SchemaNode, at path: FieldPath, isUnchanged: Bool, beside found: [FieldError] = []
    ) -> [FieldError] {
        guard node.hasRules else { return [] }
        var walk = RuleValidation(isUnchanged: isUnchanged, wrongFields: found.map(\.field.description))
        walk.visit(node, path, Place(isRoot: true))
        walk.checkTotal(path)
        return walk.errors
    }

    // MARK: - The walk

    private mutating func visit(_ node: SchemaNode, _ path: FieldPath, _ place: Place) {
        guard node.hasRules else { return }
        var inner = place
        inner.isRoot = false
        for (name, property) in node.properties.sorted(by: { $0.key < $1.key }) {
            visit(property, path.child("properties").key(name), inner)
        }
        if case .schema(let schema) = node.additionalProperties {
            var below = inner
            below.cardinality = Self.multiplied(place.cardinality, node.checks.maxProperties)
            visit(schema, path.child("additionalProperties"), below)
        }
        if let items = node.items {
            var below = inner
            below.cardinality = Self.multiplied(place.cardinality, node.checks.maxItems)
            if node.listType != "map" { below.uncorrelatable = place.uncorrelatable ?? path }
            visit(items, path.child("items"), below)
        }
        check(node, path.child("x-kubernetes-validations"), place)
    }

    private static func multiplied(_ count: UInt64?, _ bound: Int?) -> UInt64? {
        guard let count, let bound else { return nil }
        return multiplied(count, UInt64(clamping: bound))
    }

    private static func multiplied(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow ? .max : product
    }

    // MARK: - The rules of a node

    private mutating func check(_ node: SchemaNode, _ path: FieldPath, _ place: Place) {
        guard !node.rules.isEmpty, !hasErrors(below: path) else { return }
        let isResource = place.isRoot || node.isEmbeddedResource
        guard let type = ObjectType.from(schema: node.source, isResourceRoot: isResource) else {
            let why = "internal error: failed to retrieve type information for x-kubernetes-validations"
            errors.append(FieldError(kind: .internalError, field: path, message: "Internal error: \(why)"))
            return
        }
        // As many as fit into a request.
        let most = place.cardinality ?? CEL.Limits.requestBytes / (type.leastBytes + 1)
        for (index, text) in node.rules.enumerated() {
            check(RuleProgram(text, of: node, type), path.index(index), most, place)
        }
    }

    private func hasErrors(below rules: FieldPath) -> Bool {
        guard !wrongFields.isEmpty else { return false }
        let node = rules.description.dropLast("x-kubernetes-validations".count)
        return wrongFields.contains { $0.hasPrefix(node) }
    }

    private mutating func check(_ rule: RuleProgram, _ path: FieldPath, _ most: UInt64, _ place: Place) {
        func refuse(_ why: String) { errors.append(.invalid(path.child("rule"), Self.dump(rule.text), why)) }
        var usesOld = false
        switch rule.program {
        case .failure(let error): refuse("compilation failed: \(error)")
        case .success(let program) where program.resultType != .bool:
            refuse("cel expression must evaluate to a bool")
        case .success(let program):
            charge(program, "estimated rule cost", times: most, path.child("rule"))
            checkMessage(rule, path.child("messageExpression"), most)
            usesOld = rule.usesOld
        }
        checkOld(rule.text, usesOld: usesOld, path, place)
    }

    /// Of a rule that is fine itself.
    private mutating func checkMessage(_ rule: RuleProgram, _ path: FieldPath, _ most: UInt64) {
        func refuse(_ why: String) { errors.append(.invalid(path, Self.dump(rule.text), why)) }
        switch rule.message {
        case .failure(let error)?: refuse("messageExpression compilation failed: \(error)")
        case .success(let program)? where program.resultType != .string:
            refuse("messageExpression must evaluate to a string")
        case .success(let program)?: charge(program, "estimated messageExpression cost", times: most, path)
        case nil: break
        }
    }

    private mutating func checkOld(_ rule: ValidationRuleText, usesOld: Bool, _ path: FieldPath, _ place: Place) {
        if usesOld {
            guard let above = place.uncorrelatable else { return }
            errors.append(
                .invalid(
                    path.child("rule"), .string(rule.rule),
                    "oldSelf cannot be used on the uncorrelatable portion of the schema within \(above)"))
        } else if let optional = rule.optionalOldSelf {
            errors.append(
                .invalid(
                    path.child("optionalOldSelf"), .bool(optional), "may not be set if oldSelf is not used in rule"))
        }
    }

    /// The rule as Kubernetes' internal type.
    private static func dump(_ rule: ValidationRuleText) -> Value {
        [
            "Rule": .string(rule.rule), "Message": .string(rule.message),
            "MessageExpression": .string(rule.messageExpression), "Reason": rule.reason.map(Value.string) ?? .null,
            "FieldPath": .string(rule.fieldPath),
            "OptionalOldSelf": rule.optionalOldSelf.map(Value.bool) ?? .null,
        ]
    }

    // MARK: - Costs

    private mutating func charge(_ program: Program, _ what: String, times: UInt64, _ path: FieldPath) {
        let units = Self.multiplied(program.estimatedCost.most, times)
        let limit = CEL.Limits.estimatedCostPerRule
        if units > limit, !isUnchanged { errors.append(.forbidden(path, Self.excess(what, units, limit))) }
        costs.append(Cost(path: path, units: units))
    }

    private mutating func checkTotal(_ path: FieldPath) {
        let limit = CEL.Limits.estimatedCostPerSchema
        let total = costs.reduce(UInt64(0)) { sum, cost in
            let (result, overflow) = sum.addingReportingOverflow(cost.units)
            return overflow ? .max : result
        }
        guard total > limit else { return }
        for cost in costs.sorted(by: { $0.units > $1.units }).prefix(Self.mostExpensive) {
            errors.append(
                .forbidden(
                    cost.path,
                    "contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema"))
        }
        let what = "x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema"
        errors.append(.forbidden(path, Self.excess(what, total, limit)))
    }

    private static func excess(_ what: String, _ units: UInt64, _ limit: UInt64) -> String {
        let factor = Double(units) / Double(limit)
        let text =
            factor > 100 ? "more than 100x" : factor < 1.5 ? "\(fixed(factor, 6))x" : "\(fixed(factor, 1))x"
        return "\(what) exceeds budget by factor of \(text) (try simplifying the rule, or adding maxItems, "
            + "maxProperties, and maxLength where arrays, maps, and strings are declared)"
    }

    /// A number with so many digits after the point.
    private static func fixed(_ number: Double, _ digits: Int) -> String {
        let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
        let whole = Int((number * Double(scale)).rounded())
        let rest = String(whole % scale)
        return "\(whole / scale).\(String(repeating: "0", count: digits - rest.count))\(rest)"
    }
}
