import ObjectModel
import ObjectRules
import TestKit
import Testing

@Suite struct LabelSelectorExpressionTests {
    static let labels = Fields([("app", "web"), ("tier", "front"), ("n", "5"), ("empty", "")])

    @Test(arguments: [
        ("", true), ("app=web", true), ("app==web", true), ("app = db", false), ("app!=db", true), ("app!=web", false),
        ("missing!=x", true), ("app in (db, web)", true), ("app in (db)", false), ("app notin (db)", true),
        ("missing notin (db)", true), ("app", true), ("missing", false), ("!missing", true), ("!app", false),
        ("n>4", true), ("n>5", false), ("n<6", true), ("app>1", false), ("missing<3", false),
        ("app=web,tier=front", true), ("app=web,tier=back", false), ("empty=", true), ("app=", false),
        ("empty in (,x)", true), ("empty in ()", true), ("in in (in)", false), ("app,!missing , n in (4,5)", true),
    ])
    func matches(_ text: String, _ expected: Bool) throws {
        #expect(try LabelSelectorExpression(parsing: text).matches(Self.labels) == expected)
    }

    @Test(arguments: [
        ("a b c", "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"),
        ("a=!", "unable to parse requirement: found '!', expected: identifier"),
        ("=x", "found '=', expected: !, identifier, or 'end of string'"),
        ("a=b,", "found '', expected: identifier after ','"),
        ("a=b c", "found 'c', expected: ',' or 'end of string'"),
        ("a in b", "unable to parse requirement: found 'b' expected: '('"),
        ("a in (b c)", "unable to parse requirement: found 'c', expected: ',' or ')'"),
        (
            "a>b",
            "unable to parse requirement: values[0]: Invalid value: \"b\": for 'Gt', 'Lt' operators, "
                + "the value must be an integer"
        ),
    ])
    func refuses(_ text: String, _ message: String) {
        #expect(throws: StatusError.badRequest(message)) { try LabelSelectorExpression(parsing: text) }
    }

    @Test func refusesKeysAndValuesThatNoLabelCanHave() {
        for text in ["-a=b", "a/b/c", "/a", "a=-b", "A b/c=d", "a=" + String(repeating: "x", count: 64)] {
            #expect(throws: StatusError.self, "\(text)") { try LabelSelectorExpression(parsing: text) }
        }
    }

    @Test func selectorsOfObjects() throws {
        #expect(try !LabelSelectorExpression(nil).matches(Self.labels))
        #expect(try LabelSelectorExpression(LabelSelector()).matches(nil))
        let selector = LabelSelector.make {
            $0.matchLabels = ["app": "web"]
            $0.matchExpressions = [
                .make {
                    $0.key = "tier"
                    $0.operator = "NotIn"
                    $0.values = ["back"]
                }
            ]
        }
        let expression = try LabelSelectorExpression(selector)
        #expect(expression.matches(Self.labels))
        #expect(!expression.matches(nil))
        #expect(expression.description == "app=web,tier notin (back)")
    }

    @Test func unknownOperatorsOfObjectsAreRefused() {
        let selector = LabelSelector.make {
            $0.matchExpressions = [
                .make {
                    $0.key = "a"; $0.operator = "Near"
                }
            ]
        }
        #expect(throws: StatusError.badRequest("\"Near\" is not a valid label selector operator")) {
            try LabelSelectorExpression(selector)
        }
    }

    /// Printing and parsing again selects the same, and both agree with a model that knows no syntax.
    @Test(arguments: 0..<200 as Range<UInt64>)
    func agreesWithAModel(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let conditions = (0..<Int.random(in: 0...3, using: &random)).map { _ in Condition.random(&random) }
        let parsed = try LabelSelectorExpression(parsing: conditions.map(\.text).joined(separator: ","))
        let again = try LabelSelectorExpression(parsing: parsed.description)
        for _ in 0..<20 {
            var labels = Fields()
            for key in ["a", "b"] where Bool.random(using: &random) {
                labels[key] = .string(["", "x", "7"].randomElement(using: &random) ?? "")
            }
            let expected = conditions.allSatisfy { $0.holds(labels[$0.key]?.stringValue) }
            #expect(parsed.matches(labels) == expected, "\(parsed) on \(labels)")
            #expect(again.matches(labels) == expected)
        }
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func anyTextIsParsedOrRefused(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let text = String((0..<12).map { _ in "ab,=!()<> \\in".randomElement(using: &random) ?? "a" })
        if let parsed = try? LabelSelectorExpression(parsing: text) {
            #expect(throws: Never.self) { try LabelSelectorExpression(parsing: parsed.description) }
        }
    }
}

/// One condition, told apart from its text.
private enum Condition {
    case set(String, [String], negated: Bool)
    case exists(String, negated: Bool)
    case above(String, Int)

    static func random(_ random: inout SeededGenerator) -> Condition {
        let key = Bool.random(using: &random) ? "a" : "b"
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
            return .set(
                key, ["x", "7", ""].filter { _ in Bool.random(using: &random) } + ["y"],
                negated: .random(using: &random))
        case 1: return .exists(key, negated: .random(using: &random))
        default: return .above(key, Int.random(in: 5...8, using: &random))
        }
    }

    var key: String {
        switch self {
        case .set(let key, _, _), .exists(let key, _), .above(let key, _): key
        }
    }

    var text: String {
        switch self {
        case .set(let key, let values, let negated):
            "\(key) \(negated ? "notin" : "in") (\(values.joined(separator: ",")))"
        case .exists(let key, let negated): negated ? "!\(key)" : key
        case .above(let key, let limit): "\(key)>\(limit)"
        }
    }

    func holds(_ value: String?) -> Bool {
        switch self {
        case .set(_, let values, let negated): (value.map(values.contains) ?? false) != negated
        case .exists(_, let negated): (value != nil) != negated
        case .above(_, let limit): value.flatMap { Int($0) }.map { $0 > limit } ?? false
        }
    }
}
