import ObjectModel
import ObjectRules

/// The selectors of a review: to what a list would be restricted. Conditions that nobody can read are left out, which
/// asks for more, never for less.
struct ReviewSelectors: Sendable {
    private(set) var fields: [AccessAttributes.FieldRequirement] = []
    /// What was left out, for the review's `evaluationError`.
    private(set) var problems: [String] = []

    init(_ attributes: Fields) {
        if let selector = attributes["fieldSelector"]?.objectValue {
            readFields(selector)
        }
        if let selector = attributes["labelSelector"]?.objectValue {
            let (kept, isBroken) = Self.labels(selector)
            note("labelSelector", isBroken: isBroken, kept: kept)
        }
    }

    private mutating func note(_ name: String, isBroken: Bool, kept: Int) {
        guard isBroken else { return }
        let partially = kept > 0 ? "partially " : ""
        problems.append("spec.resourceAttributes.\(name) \(partially)ignored due to parse error")
    }

    private mutating func readFields(_ selector: Fields) {
        var isBroken = false
        let raw = selector.string("rawSelector")
        if !raw.isEmpty {
            if let parsed = FieldSelector.conditions(of: raw) {
                fields = parsed.map { .init(field: $0.field, value: $0.value, isEqual: $0.isEqual) }
            } else {
                isBroken = true
            }
        }
        for requirement in selector.values("requirements") {
            let values = requirement["values"]?.arrayValue?.compactMap(\.stringValue) ?? []
            let isEqual: Bool? =
                switch requirement["operator"]?.stringValue {
                case "In": true
                case "NotIn": false
                default: nil
                }
            guard let isEqual, values.count == 1 else {
                isBroken = true
                continue
            }
            fields.append(
                .init(field: requirement["key"]?.stringValue ?? "", value: values[0], isEqual: isEqual))
        }
        note("fieldSelector", isBroken: isBroken, kept: fields.count)
    }

    private static func labels(_ selector: Fields) -> (kept: Int, isBroken: Bool) {
        var kept = 0
        var isBroken = false
        let raw = selector.string("rawSelector")
        if !raw.isEmpty {
            do throws(StatusError) {
                _ = try LabelSelectorExpression(parsing: raw)
                kept += 1
            } catch {
                isBroken = true
            }
        }
        for requirement in selector.values("requirements") {
            do throws(StatusError) {
                _ = try LabelSelectorExpression(LabelSelector(["matchExpressions": .array([requirement])]))
                kept += 1
            } catch {
                isBroken = true
            }
        }
        return (kept, isBroken)
    }
}
