import ObjectModel

/// Reads the text of a path.
struct JSONPathParser {
    let text: [Unicode.Scalar]
    var position = 0

    init(text: [Unicode.Scalar]) { self.text = text }

    private var next: Unicode.Scalar? { position < text.count ? text[position] : nil }

    private mutating func skip(_ word: String) -> Bool {
        let scalars = Array(word.unicodeScalars)
        guard position + scalars.count <= text.count,
            text[position..<(position + scalars.count)].elementsEqual(scalars)
        else { return false }
        position += scalars.count
        return true
    }

    private mutating func take(while isWanted: (Unicode.Scalar) -> Bool) -> String {
        var taken = String.UnicodeScalarView()
        while let scalar = next, isWanted(scalar) {
            taken.append(scalar)
            position += 1
        }
        return String(taken)
    }

    /// Steps up to the end of the text or, in a filter, up to one of the scalars that end its path.
    mutating func steps(until end: Set<Unicode.Scalar>?) -> [JSONPath.Step]? {
        var steps: [JSONPath.Step] = []
        while let scalar = next, !(end?.contains(scalar) ?? false) {
            if skip("[") {
                guard let step = bracket(), skip("]") else { return nil }
                steps.append(step)
            } else {
                guard skip(".") else { return nil }
                if next == "[" { continue }
                if skip("*") {
                    steps.append(.all)
                    continue
                }
                let name = member(end ?? [])
                if name.isEmpty, next != nil { return nil }
                if !name.isEmpty { steps.append(.member(name)) }
            }
        }
        return steps
    }

    /// A member name; a backslash makes the next scalar part of it.
    private mutating func member(_ end: Set<Unicode.Scalar>) -> String {
        var name = String.UnicodeScalarView()
        while let scalar = next, scalar != ".", scalar != "[", !end.contains(scalar) {
            position += 1
            if scalar == "\\", let escaped = next {
                name.append(escaped)
                position += 1
            } else {
                name.append(scalar)
            }
        }
        return String(name)
    }

    private mutating func bracket() -> JSONPath.Step? {
        if skip("*") { return .all }
        if skip("?(") { return filter() }
        if let name = quoted() { return .member(name) }
        return Int(take { $0 == "-" || ("0"..."9").contains($0) }).map(JSONPath.Step.element)
    }

    private mutating func quoted() -> String? {
        guard let quote = next, quote == "'" || quote == "\"" else { return nil }
        position += 1
        let content = take { $0 != quote }
        guard next == quote else { return nil }
        position += 1
        return content
    }

    private mutating func filter() -> JSONPath.Step? {
        guard skip("@"), let path = steps(until: ["=", "!", "<", ">", ")", " "]) else { return nil }
        _ = take { $0 == " " }
        let comparison = take { "=!<>".unicodeScalars.contains($0) }
        guard ["", "==", "!=", "<", "<=", ">", ">="].contains(comparison) else { return nil }
        _ = take { $0 == " " }
        guard !comparison.isEmpty else {
            return skip(")") ? .filter(path: path, comparison: "", operand: .null) : nil
        }
        guard let operand = operand() else { return nil }
        _ = take { $0 == " " }
        return skip(")") ? .filter(path: path, comparison: comparison, operand: operand) : nil
    }

    private mutating func operand() -> Value? {
        if let text = quoted() { return .string(text) }
        let word = take { $0 != ")" && $0 != " " }
        switch word {
        case "true": return .bool(true)
        case "false": return .bool(false)
        default: return Int64(word).map(Value.int) ?? Double(word).map(Value.double)
        }
    }
}
