import ObjectModel

/// The paths that printer columns may use: `.spec.size`, `.list[0]`, `.list[-1:]`, `.list[*]`, `['a\.b/c']`,
/// `[?(@.type=="Ready")]`, `..name`.
struct JSONPath: Sendable {
    enum Step: Sendable {
        case member(String)
        /// Counted from the end when negative.
        case element(Int)
        case slice(from: Int?, to: Int?, stride: Int)
        case children
        /// The value itself and all that it holds, as far as these hold something themselves.
        case descendants
        case union([[Step]])
        case filter(path: [Step], comparison: (Comparison, [Step])?)
        case literal(Value)
    }

    enum Comparison: String, Sendable {
        case equal = "=="
        case unequal = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    /// Something that a path leads to is not what the path takes it for, or is far too much.
    private struct Mismatch: Error {}

    private let steps: [Step]

    /// Nil for a path in another form.
    init?(_ text: String) {
        guard let steps = JSONPathParser.steps(text.unicodeScalars) else { return nil }
        self.steps = steps
    }

    /// The first value that the path leads to.
    func first(in value: Value) -> Value? {
        do throws(Mismatch) {
            return try Self.walk(steps, from: [value]).first
        } catch {
            return nil
        }
    }

    private static func walk(_ steps: [Step], from values: [Value]) throws(Mismatch) -> [Value] {
        var values = values
        for step in steps { values = try take(step, from: values) }
        return values
    }

    private static func take(_ step: Step, from values: [Value]) throws(Mismatch) -> [Value] {
        switch step {
        case .member(let name): return values.compactMap { $0[name] }
        case .element(let position):
            return try eachArray(values) { elements throws(Mismatch) in
                let index = position < 0 ? elements.count + position : position
                guard elements.indices.contains(index) else { throw Mismatch() }
                return [elements[index]]
            }
        case .slice(let from, let to, let stride):
            return try eachArray(values) { elements throws(Mismatch) in
                try slice(elements, from ?? 0, to ?? elements.count, stride)
            }
        case .children: return try each(values) { children(of: $0) }
        case .descendants: return try each(values) { descendants(of: $0) }
        case .union(let paths): return try each(paths) { path throws(Mismatch) in try walk(path, from: values) }
        case .filter(let path, let comparison):
            return try eachArray(values) { elements throws(Mismatch) in
                var kept: [Value] = []
                for element in elements where try holds(element, path, comparison) { kept.append(element) }
                return kept
            }
        case .literal(let value): return [value]
        }
    }

    /// What is found by each. Unions and descents in a row find the same again and again: that has an end.
    private static func each<Place>(
        _ places: [Place], _ find: (Place) throws(Mismatch) -> [Value]
    ) throws(Mismatch) -> [Value] {
        var found: [Value] = []
        for place in places {
            found += try find(place)
            guard found.count <= Limits.pathValues else { throw Mismatch() }
        }
        return found
    }

    /// What is found in each of some arrays. What is null is passed over.
    private static func eachArray(
        _ values: [Value], _ find: ([Value]) throws(Mismatch) -> [Value]
    ) throws(Mismatch) -> [Value] {
        try each(values.filter { !$0.isNull }) { value throws(Mismatch) in
            guard let elements = value.arrayValue else { throw Mismatch() }
            return try find(elements)
        }
    }

    private static func slice(_ elements: [Value], _ from: Int, _ to: Int, _ step: Int) throws(Mismatch) -> [Value] {
        let from = from < 0 ? from + elements.count : from
        let to = to < 0 ? to + elements.count : to
        if from == to { return [] }
        guard (0..<elements.count).contains(from), (from...elements.count).contains(to), step > 0 else {
            throw Mismatch()
        }
        return stride(from: from, to: to, by: step).map { elements[$0] }
    }

    private static func children(of value: Value) -> [Value] {
        value.arrayValue ?? value.objectValue?.map(\.value) ?? []
    }

    private static func descendants(of value: Value) -> [Value] {
        let children = children(of: value)
        return children.isEmpty ? [] : [value] + children.flatMap(descendants)
    }

    // MARK: - Filters

    private static func holds(
        _ element: Value, _ path: [Step], _ comparison: (Comparison, [Step])?
    ) throws(Mismatch) -> Bool {
        guard let (comparison, operand) = comparison else {
            do throws(Mismatch) {
                return try !walk(path, from: [element]).isEmpty
            } catch {
                return false
            }
        }
        let found = try walk(path, from: [element])
        guard let value = found.first else { return false }
        let others = try walk(operand, from: [element])
        guard found.count == 1, others.count == 1 else { throw Mismatch() }
        return try compare(value, comparison, others[0])
    }

    private static func compare(_ left: Value, _ comparison: Comparison, _ right: Value) throws(Mismatch) -> Bool {
        switch (left, right) {
        case (.int(let left), .int(let right)): return isTrue(left, comparison, right)
        case (.double(let left), .double(let right)): return isTrue(left, comparison, right)
        case (.string(let left), .string(let right)): return isTrue(left, comparison, right)
        case (.bool(let left), .bool(let right)) where comparison == .equal: return left == right
        case (.bool(let left), .bool(let right)) where comparison == .unequal: return left != right
        default: throw Mismatch()
        }
    }

    private static func isTrue<T: Comparable>(_ left: T, _ comparison: Comparison, _ right: T) -> Bool {
        switch comparison {
        case .equal: left == right
        case .unequal: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}
