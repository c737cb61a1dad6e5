import ObjectTree

/// Kubernetes' methods of text (cel-go's string extension): positions count code points.
enum StringLibrary {
    static let overloads =
        places + changes + [
            Overload("list_join", method: "join", [.list(.string)], .string, cost: .result(times: 2), join),
            Overload(
                "list_join_string", method: "join", [.list(.string), .string], .string, cost: .result(times: 2), join),
            Overload("string_split_string", method: "split", [.string, .string], .list(.string), cost: twice, split),
            Overload(
                "string_split_string_int", method: "split", [.string, .string, .int], .list(.string), cost: twice, split
            ),
            Overload("string_format", method: "format", [.string, .list(.dyn)], .string, cost: once) {
                (arguments) throws(EvaluationError) in
                guard case .list(let values) = arguments[1] else { throw .noSuchOverload }
                return .string(try TextFormat(values: values.values).format(arguments[0].stringValue ?? ""))
            },
            Overload("strings_quote", "strings.quote", [.string], .string, cost: once) {
                .string(quoted($0[0].stringValue ?? ""))
            },
        ]

    /// Unlike Go's own quoting this leaves alone what can't be printed and has no short escape.
    private static func quoted(_ text: String) -> String {
        "\"" + text.unicodeScalars.map { GoText.escape($0) ?? String($0) }.joined() + "\""
    }

    private static let once = CallCost.text(argument: 0, times: 1)
    private static let twice = CallCost.text(argument: 0, times: 2)

    // MARK: - Places

    private static let places: [Overload] = [
        Overload("string_charAt_int", method: "charAt", [.string, .int], .string) {
            (arguments) throws(EvaluationError) in
            let (text, index) = try textAndNumber(arguments, 1)
            guard index >= 0, index <= text.count else { throw EvaluationError("index out of range: \(index)") }
            return .string(index == text.count ? "" : Texts.string([text[Int(index)]]))
        },
        Overload("string_index_of_string", method: "indexOf", [.string, .string], .int, cost: .traversal, indexOf),
        Overload(
            "string_index_of_string_int", method: "indexOf", [.string, .string, .int], .int, cost: .traversal, indexOf),
        Overload(
            "string_last_index_of_string", method: "lastIndexOf", [.string, .string], .int, cost: .traversal,
            lastIndexOf),
        Overload(
            "string_last_index_of_string_int", method: "lastIndexOf", [.string, .string, .int], .int, cost: .traversal,
            lastIndexOf),
        Overload("string_substring_int", method: "substring", [.string, .int], .string, cost: once, substring),
        Overload(
            "string_substring_int_int", method: "substring", [.string, .int, .int], .string, cost: once, substring),
    ]

    private static func textAndNumber(
        _ arguments: [CELValue], _ place: Int
    ) throws(EvaluationError) -> ([Unicode.Scalar], Int64) {
        guard case .string(let text) = arguments[0], case .int(let number) = arguments[place] else {
            throw .noSuchOverload
        }
        return (Texts.scalars(text), number)
    }

    private static func bounded(_ number: CELValue, _ count: Int) throws(EvaluationError) -> Int {
        guard case .int(let index) = number else { throw .noSuchOverload }
        guard index >= 0, index <= count else { throw EvaluationError("index out of range: \(index)") }
        return Int(index)
    }

    @Sendable private static func indexOf(_ arguments: [CELValue]) throws(EvaluationError) -> CELValue {
        let text = Texts.scalars(arguments[0].stringValue ?? "")
        let part = Texts.scalars(arguments[1].stringValue ?? "")
        if part.isEmpty, arguments.count == 2 { return .int(0) }
        let start = arguments.count > 2 ? try bounded(arguments[2], text.count) : 0
        return .int(Int64(Texts.index(of: part, in: text, from: start) ?? -1))
    }

    @Sendable private static func lastIndexOf(_ arguments: [CELValue]) throws(EvaluationError) -> CELValue {
        let text = Texts.scalars(arguments[0].stringValue ?? "")
        let part = Texts.scalars(arguments[1].stringValue ?? "")
        let last = arguments.count > 2 ? try bounded(arguments[2], text.count) : text.count
        if part.isEmpty { return .int(Int64(last)) }
        guard part.count <= text.count else { return .int(-1) }
        for index in stride(from: min(last, text.count - part.count), through: 0, by: -1)
        where text[index] == part[0] && text[index..<index + part.count].elementsEqual(part) {
            return .int(Int64(index))
        }
        return .int(-1)
    }

    @Sendable private static func substring(_ arguments: [CELValue]) throws(EvaluationError) -> CELValue {
        let (text, start) = try textAndNumber(arguments, 1)
        guard case .int(let end) = arguments.count > 2 ? arguments[2] : .int(Int64(text.count)) else {
            throw .noSuchOverload
        }
        if arguments.count > 2, start > end {
            throw EvaluationError("invalid substring range. start: \(start), end: \(end)")
        }
        guard start >= 0, start <= text.count else { throw EvaluationError("index out of range: \(start)") }
        guard end >= 0, end <= text.count else { throw EvaluationError("index out of range: \(end)") }
        return .string(Texts.string(text[Int(start)..<Int(end)]))
    }

    // MARK: - Changes

    private static let changes: [Overload] = [
        change("lowerAscii") { Texts.string($0.unicodeScalars.map { lower($0) }) },
        change("upperAscii") { Texts.string($0.unicodeScalars.map { upper($0) }) },
        change("reverse") { Texts.string($0.unicodeScalars.reversed()) },
        change("trim") { trim($0) },
        Overload(
            "string_replace_string_string", method: "replace", [.string, .string, .string], .string, cost: twice,
            replace),
        Overload(
            "string_replace_string_string_int", method: "replace", [.string, .string, .string, .int], .string,
            cost: twice,
            replace),
    ]

    private static func change(_ name: String, _ body: @escaping @Sendable (String) -> String) -> Overload {
        Overload("string_\(name)", method: name, [.string], .string, cost: once) {
            .string(body($0[0].stringValue ?? ""))
        }
    }

    private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar
    }

    private static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        ("a"..."z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) - 32) : scalar
    }

    private static func trim(_ text: String) -> String {
        var scalars = Texts.scalars(text)[...]
        while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
        while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
        return Texts.string(scalars)
    }

    @Sendable private static func replace(_ arguments: [CELValue]) throws(EvaluationError) -> CELValue {
        guard case .string(let text) = arguments[0], case .string(let old) = arguments[1],
            case .string(let new) = arguments[2]
        else { throw .noSuchOverload }
        var left = Int64.max
        if arguments.count > 3 {
            guard case .int(let count) = arguments[3] else { throw .noSuchOverload }
            left = count < 0 ? .max : count
        }
        let (scalars, part) = (Texts.scalars(text), Texts.scalars(old))
        // An empty text stands before every code point and at the end.
        let pieces = UInt64(part.isEmpty ? scalars.count + 1 : scalars.count / part.count)
        guard UInt64(new.utf8.count) * min(pieces, UInt64(left)) < UInt64(Limits.madeBytes) else { throw .outOfBudget }
        var result: [Unicode.Scalar] = []
        var position = 0
        while left > 0, let index = Texts.index(of: part, in: scalars, from: position) {
            result += scalars[position..<index]
            result += new.unicodeScalars
            position = index + part.count
            left -= 1
            guard part.isEmpty else { continue }
            guard position < scalars.count else { break }
            result.append(scalars[position])
            position += 1
        }
        return .string(Texts.string(result + scalars[min(position, scalars.count)...]))
    }

    // MARK: - Lists

    @Sendable private static func split(_ arguments: [CELValue]) throws(EvaluationError) -> CELValue {
        guard case .string(let text) = arguments[0], case .string(let separator) = arguments[1] else {
            throw .noSuchOverload
        }
        var limit = Int64.max
        if arguments.count > 2 {
            guard case .int(let count) = arguments[2] else { throw .noSuchOverload }
            limit = count < 0 ? .max : count
        }
        if limit == 0 { return .list(CELList([])) }
        let (scalars, part) = (Texts.scalars(text), Texts.scalars(separator))
        if part.isEmpty { return .list(letters(scalars, limit)) }
        var pieces: [CELValue] = []
        var position = 0
        while pieces.count + 1 < limit, let index = Texts.index(of: part, in: scalars, from: position) {
            pieces.append(.string(Texts.string(scalars[position..<index])))
            position = index + part.count
        }
        pieces.append(.string(Texts.string(scalars[position...])))
        return .list(CELList(pieces))
    }

    private static func letters(_ scalars: [Unicode.Scalar], _ limit: Int64) -> CELList {
        let count = min(Int64(scalars.count), limit)
        guard count > 0 else { return CELList([]) }
        let single = scalars[..<Int(count - 1)].map { CELValue.string(Texts.string([$0])) }
        return CELList(single + [.string(Texts.string(scalars[Int(count - 1)...]))])
    }

    @Sendable private static func join(_ arguments: [CELValue]) throws(EvaluationError) -> CELValue {
        guard case .list(let list) = arguments[0] else { throw .noSuchOverload }
        let separator = arguments.count > 1 ? arguments[1].stringValue ?? "" : ""
        var size = 0
        var parts: [String] = []
        for value in list.values {
            guard case .string(let text) = value else { throw EvaluationError("no such overload: join") }
            size += text.utf8.count + separator.utf8.count
            guard size < Limits.madeBytes else { throw .outOfBudget }
            parts.append(text)
        }
        return .string(parts.joined(separator: separator))
    }
}
