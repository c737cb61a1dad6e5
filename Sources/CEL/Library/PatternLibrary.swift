import RegularExpressions

/// `find` and `findAll`, and Base64.
enum PatternLibrary {
    private static let cost = CallCost.pattern(text: 0, pattern: 1)

    static let overloads: [Overload] = [
        Overload("string_find_string", method: "find", [.string, .string], .string, cost: cost) {
            (arguments) throws(EvaluationError) in .string(try matches(arguments, limit: 1).first ?? "")
        },
        Overload("string_find_all_string", method: "findAll", [.string, .string], .list(.string), cost: cost) {
            (arguments) throws(EvaluationError) in
            .list(CELList(try matches(arguments, limit: .max).map(CELValue.string)))
        },
        Overload("string_find_all_string_int", method: "findAll", [.string, .string, .int], .list(.string), cost: cost)
        {
            (arguments) throws(EvaluationError) in
            guard case .int(let limit) = arguments[2] else { throw .noSuchOverload }
            return .list(CELList(try matches(arguments, limit: limit < 0 ? .max : Int(limit)).map(CELValue.string)))
        },
        Overload("base64_encode_bytes", "base64.encode", [.bytes], .string, cost: .text(argument: 0, times: 1)) {
            (arguments) throws(EvaluationError) in
            guard case .bytes(let bytes) = arguments[0] else { throw .noSuchOverload }
            return .string(Base64.encode(bytes))
        },
        Overload("base64_decode_string", "base64.decode", [.string], .bytes, cost: .text(argument: 0, times: 1)) {
            (arguments) throws(EvaluationError) in
            guard let bytes = Base64.decode(arguments[0].stringValue ?? "") else {
                throw EvaluationError("illegal base64 data")
            }
            return .bytes(bytes)
        },
    ]

    private static func matches(_ arguments: [CELValue], limit: Int) throws(EvaluationError) -> [String] {
        let text = arguments[0].stringValue ?? ""
        do {
            let expression = try RegularExpression(arguments[1].stringValue ?? "")
            let bytes = Array(text.utf8)
            return expression.allMatches(in: text, limit: limit, groups: false).map {
                String(decoding: bytes[$0.range], as: UTF8.self)
            }
        } catch {
            throw EvaluationError("Illegal regex: \(error)")
        }
    }
}
