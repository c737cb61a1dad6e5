import ObjectTree
import RegularExpressions

/// What every expression can use: operators, conversions and the methods of text, time and spans of time.
enum StandardLibrary {
    static let overloads = arithmetic + comparisons + containers + sizes + texts

    // MARK: - Containers

    private static let containers: [Overload] = [
        Overload("equals", Operator.equal, [.element, .element], .bool, cost: .shorter) { .bool($0[0] == $0[1]) },
        Overload("not_equals", Operator.notEqual, [.element, .element], .bool, cost: .shorter) {
            .bool($0[0] != $0[1])
        },
        Overload("logical_not", Operator.not, [.bool], .bool) { .bool($0[0].boolValue == false) },
        Overload("in_list", Operator.contained, [.element, .list(.element)], .bool, cost: .elements(argument: 1)) {
            (arguments) throws(EvaluationError) in
            guard case .list(let list) = arguments[1] else { throw .noSuchOverload }
            return .bool(list.contains(arguments[0]))
        },
        Overload("in_map", Operator.contained, [.element, .map(.element, .other)], .bool) {
            (arguments) throws(EvaluationError) in
            guard case .map(let map) = arguments[1] else { throw .noSuchOverload }
            return .bool(map.member(arguments[0]) != nil)
        },
        Overload("dyn", "dyn", [.element], .dyn) { $0[0] },
        Overload("type", "type", [.element], .type(.element)) { .type($0[0].typeName) },
        Overload("map_insert", "cel.@mapInsert", [.map(.element, .other), .element, .other], .map(.element, .other)) {
            (arguments) throws(EvaluationError) in
            guard case .map(var map) = arguments[0] else { throw .noSuchOverload }
            guard map.insert(arguments[1], arguments[2]) else {
                throw EvaluationError("insert failed: key \(arguments[1].plainText) already exists")
            }
            return .map(map)
        },
        Overload(
            "map_insert_map", "cel.@mapInsert", [.map(.element, .other), .map(.element, .other)], .map(.element, .other)
        ) {
            (arguments) throws(EvaluationError) in
            guard case .map(var map) = arguments[0], case .map(let other) = arguments[1] else { throw .noSuchOverload }
            for key in other.keys {
                guard let value = other.member(key), map.insert(key, value) else {
                    throw EvaluationError("insert failed: key \(key.plainText) already exists")
                }
            }
            return .map(map)
        },
    ]

    private static let measured: [CELType] = [.string, .bytes, .list(.element), .map(.element, .other)]

    private static let sizes: [Overload] = measured.flatMap { type in
        [
            Overload("size_\(type.runtimeName)", "size", [type], .int, size),
            Overload("\(type.runtimeName)_size", method: "size", [type], .int, size),
        ]
    }

    private static func size(_ arguments: [CELValue]) -> CELValue { .int(Int64(clamping: arguments[0].size)) }

    // MARK: - Text

    private static let texts: [Overload] = [
        test("contains", cost: .product) { Texts.index(of: Array($1.utf8), in: Array($0.utf8)) != nil },
        test("startsWith", cost: .text(argument: 0, times: 1)) { Array($0.utf8).starts(with: Array($1.utf8)) },
        test("endsWith", cost: .text(argument: 0, times: 1)) {
            Array($0.utf8).reversed().starts(with: Array($1.utf8).reversed())
        },
        Overload(
            "matches_string", method: "matches", [.string, .string], .bool, cost: .pattern(text: 0, pattern: 1), matches
        ),
        Overload("matches", "matches", [.string, .string], .bool, cost: .pattern(text: 0, pattern: 1), matches),
    ]

    private static func test(
        _ name: String, cost: CallCost, _ body: @escaping @Sendable (String, String) -> Bool
    ) -> Overload {
        Overload("\(name)_string", method: name, [.string, .string], .bool, cost: cost) {
            (arguments) throws(EvaluationError) in
            guard case .string(let text) = arguments[0], case .string(let other) = arguments[1] else {
                throw .noSuchOverload
            }
            return .bool(body(text, other))
        }
    }

    @Sendable private static func matches(_ arguments: [CELValue]) throws(EvaluationError) -> CELValue {
        guard case .string(let text) = arguments[0], case .string(let pattern) = arguments[1] else {
            throw .noSuchOverload
        }
        do {
            return .bool(try RegularExpression(pattern).matches(text))
        } catch {
            throw EvaluationError("\(error)")
        }
    }
}

/// Text as code points, which is what positions count.
enum Texts {
    static func index<Element: Equatable>(of part: [Element], in whole: [Element], from start: Int = 0) -> Int? {
        guard !part.isEmpty else { return start <= whole.count ? start : nil }
        guard part.count <= whole.count else { return nil }
        var index = max(start, 0)
        while index + part.count <= whole.count {
            if whole[index] == part[0], whole[index..<index + part.count].elementsEqual(part) { return index }
            index += 1
        }
        return nil
    }

    static func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

    static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }
}
