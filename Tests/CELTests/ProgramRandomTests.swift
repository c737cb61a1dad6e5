import CEL
import ObjectTree
import Testing

/// Whatever is written, it is refused, fails or gives a value: at once, within its cost, and never worse.
@Suite struct ProgramRandomTests {
    private static let words = [
        "object", "object.name", "object.tags", "object.labels", "object.items", "1", "-1", "2u", "1.5", "'a'", "b'x'",
        "true", "null", "x", "+", "-", "*", "/", "%", "==", "!=", "<", ">=", "&&", "||", "!", "?", ":", "in", "(", ")",
        "[", "]", "{", "}", ",", ".", ".?", "[?", "size(", ".map(x, ", ".all(x, ", ".exists(k, v, ", "has(",
        ".matches(", ".split(", "optional.of(", "cel.bind(x, ", "int(", "string(", ".format([", "duration('1h')",
        "timestamp('2024-01-01T00:00:00Z')", "9223372036854775807", "ip('1.2.3.4')", "quantity('1k')",
    ]

    private func check(_ source: String, _ accepted: inout Int) {
        let limit: UInt64 = 20_000
        guard let program = try? Program(source, Environment(["object": .dyn, "x": .dyn])) else { return }
        accepted += 1
        let outcome = program.evaluate(
            Activation(["object": CELValue(sample), "x": .int(3)]), limit: limit)
        if outcome.cost > limit {
            guard case .failure(let error) = outcome.result, error.isOutOfBudget else {
                Issue.record("\(source) costs \(outcome.cost) and goes on")
                return
            }
        }
    }

    @Test func soupsOfWords() {
        var random = Numbers(state: 11)
        var accepted = 0
        for _ in 0..<3_000 {
            let count = Int.random(in: 1..<10, using: &random)
            let words = (0..<count).compactMap { _ in Self.words.randomElement(using: &random) }
            check(words.joined(separator: " "), &accepted)
        }
        #expect(accepted > 20)
    }

    @Test func expressionsByTheGrammar() {
        var random = Numbers(state: 5)
        var accepted = 0
        for _ in 0..<1_500 { check(expression(4, &random), &accepted) }
        #expect(accepted > 300)
    }

    /// An expression that parses, of any types.
    private func expression(_ depth: Int, _ random: inout Numbers) -> String {
        let leaves = ["object", "dyn(1)", "dyn('a')", "x", "dyn([1, 2, 3])", "dyn({'a': 1})", "dyn(1.5)", "dyn(null)"]
        guard depth > 0 else { return leaves.randomElement(using: &random) ?? "x" }
        let one = expression(depth - 1, &random)
        let other = expression(depth - 1, &random)
        switch Int.random(in: 0..<16, using: &random) {
        case 0: return "(\(one) + \(other))"
        case 1: return "(\(one) == \(other))"
        case 2: return "(\(one) < \(other) ? \(one) : \(other))"
        case 3: return "\(one).map(x, \(other))"
        case 4: return "\(one).filter(x, dyn(\(other)) == x)"
        case 5: return "\(one).all(x, \(other) == x)"
        case 6: return "\(one).exists(k, v, k == \(other))"
        case 7: return "dyn(\(one)).name"
        case 8: return "\(one)[\(other)]"
        case 9: return "(\(one) in \(other))"
        case 10: return "string(\(one))"
        case 11: return "size(\(one))"
        case 12: return "\(one).?a.orValue(\(other))"
        case 13: return "'%s %s'.format([\(one), \(other)])"
        case 14: return "dyn([\(one), \(one)])"
        default: return "(\(one) - \(other))"
        }
    }

    @Test(arguments: [
        String(repeating: "(", count: 5_000), String(repeating: "[", count: 5_000),
        String(repeating: "!", count: 5_000),
        String(repeating: "-", count: 5_000) + "1", "a" + String(repeating: ".a", count: 5_000),
        "1" + String(repeating: " + 1", count: 5_000), String(repeating: "a ? b : ", count: 5_000) + "c",
        "true" + String(repeating: " && true", count: 5_000), String(repeating: "{1:", count: 5_000),
        String(repeating: "[1].map(x, ", count: 2_000), String(repeating: "x", count: 200_000),
        "'" + String(repeating: "\\", count: 5_000),
    ])
    func depthIsBounded(_ source: String) {
        var accepted = 0
        check(source, &accepted)
    }

    @Test func loopsInLoopsEnd() throws {
        let list = "[1,2,3,4,5,6,7,8,9,10]"
        var source = "true"
        for _ in 0..<12 { source = "\(list).all(x, \(source))" }
        let outcome = try evaluate(source, limit: 100_000)
        guard case .failure(let error) = outcome.result else {
            Issue.record("nothing ends it")
            return
        }
        #expect(error.isOutOfBudget)
    }

    @Test func textsThatDoubleEnd() throws {
        var source = "'abcdefghij'"
        for _ in 0..<40 { source = "cel.bind(x, \(source), x + x)" }
        let outcome = try evaluate(source)
        #expect(throws: EvaluationError.self) { try outcome.result.get() }
    }
}

/// Numbers from a seed.
struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD >> 7
    }
}
