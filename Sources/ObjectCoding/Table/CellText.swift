import ObjectModel

/// How cells put into words what is a list, a map or a selector in the object.
enum CellText {
    static let none = "<none>"
    static let unset = "<unset>"
    static let unknown = "<unknown>"

    /// The text, or a placeholder for an empty one.
    static func orNone(_ text: String) -> String { text.isEmpty ? none : text }
    static func orUnknown(_ text: String) -> String { text.isEmpty ? unknown : text }

    /// `a=b,c=d` in the order of the keys.
    static func labels(_ labels: [String: String]) -> String {
        orNone(labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ","))
    }

    /// The first three, and how many there are beyond these.
    static func shortened(_ parts: [String], limit: Int = 3) -> String {
        let shown = parts.prefix(limit).joined(separator: ",")
        return parts.count > limit ? "\(shown) + \(parts.count - limit) more..." : shown
    }

    /// A label selector in the language of `kubectl -l`, requirements in the order of their keys. Nil for an unknown
    /// operator.
    static func requirements(_ selector: LabelSelector) -> String? {
        var parts = selector.matchLabels.map { (key: $0.key, text: "\($0.key)=\($0.value)") }
        parts.sort { $0.key < $1.key }
        for expression in selector.matchExpressions {
            guard let text = requirement(expression) else { return nil }
            let place = parts.firstIndex { $0.key > expression.key } ?? parts.endIndex
            parts.insert((expression.key, text), at: place)
        }
        return parts.map(\.text).joined(separator: ",")
    }

    private static func requirement(_ expression: LabelSelectorRequirement) -> String? {
        let values = expression.values.sorted().joined(separator: ",")
        switch expression.operator {
        case "In": return "\(expression.key) in (\(values))"
        case "NotIn": return "\(expression.key) notin (\(values))"
        case "Exists": return expression.key
        case "DoesNotExist": return "!\(expression.key)"
        default: return nil
        }
    }

    /// A selector cell: `<none>` for one that is absent or selects everything.
    static func selector(_ selector: LabelSelector?) -> String {
        guard let selector else { return none }
        return requirements(selector).map(orNone) ?? "<error>"
    }

    /// Names of containers, and their images.
    static func containers(_ spec: PodSpec) -> [Value] {
        let containers = spec.containers
        return [
            .string(containers.map(\.name).joined(separator: ",")),
            .string(containers.map(\.image).joined(separator: ",")),
        ]
    }

    /// `RWO,ROX,RWX,RWOP`: short names of access modes, each once, in this order.
    static func accessModes(_ modes: [String]) -> String {
        let names = [
            ("ReadWriteOnce", "RWO"), ("ReadOnlyMany", "ROX"), ("ReadWriteMany", "RWX"), ("ReadWriteOncePod", "RWOP"),
        ]
        return names.filter { modes.contains($0.0) }.map(\.1).joined(separator: ",")
    }
}

extension Value {
    /// A number cell.
    static func number(_ number: Int) -> Value { .int(Int64(number)) }
}
