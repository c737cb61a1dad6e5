import ObjectModel

/// The paths that printer columns may use: `.spec.size`, `.list[0]`, `.list[*]`, `['a.b/c']` and
/// `[?(@.type=="Ready")]`.
struct JSONPath: Sendable {
    enum Step: Sendable {
        case member(String)
        /// Counted from the end when negative.
        case element(Int)
        case all
        case filter(path: [Step], comparison: String, operand: Value)
    }

    private let steps: [Step]

    /// Nil for a path in another form.
    init?(_ text: String) {
        var parser = JSONPathParser(text: Array(text.unicodeScalars))
        guard let steps = parser.steps(until: nil) else { return nil }
        self.steps = steps
    }

    /// The first value that the path leads to.
    func first(in value: Value) -> Value? { Self.values(at: steps[...], in: value).first }

    private static func values(at steps: ArraySlice<Step>, in value: Value) -> [Value] {
        guard let step = steps.first else { return [value] }
        let rest = steps.dropFirst()
        switch step {
        case .member(let name):
            return value[name].map { values(at: rest, in: $0) } ?? []
        case .element(let position):
            let elements = value.arrayValue ?? []
            let index = position < 0 ? elements.count + position : position
            return elements.indices.contains(index) ? values(at: rest, in: elements[index]) : []
        case .all:
            let children = value.arrayValue ?? value.objectValue?.map(\.value) ?? []
            return children.flatMap { values(at: rest, in: $0) }
        case .filter(let path, let comparison, let operand):
            return (value.arrayValue ?? []).flatMap { element -> [Value] in
                let found = values(at: path[...], in: element).first
                return holds(found, comparison, operand) ? values(at: rest, in: element) : []
            }
        }
    }

    private static func holds(_ value: Value?, _ comparison: String, _ operand: Value) -> Bool {
        guard let value else { return false }
        switch comparison {
        case "": return true
        case "==": return value == operand
        case "!=": return value != operand
        default:
            guard let left = number(value), let right = number(operand) else { return false }
            switch comparison {
            case "<": return left < right
            case "<=": return left <= right
            case ">": return left > right
            default: return left >= right
            }
        }
    }

    private static func number(_ value: Value) -> Double? {
        switch value {
        case .int(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }
}
