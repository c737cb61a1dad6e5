import Testing

import RegularExpressions

@Suite struct PatternParserTests {
    @Test(arguments: [
        ("(abc", "missing closing ): `(abc`"), ("a)b", "unexpected ): `a)b`"), ("[a", "missing closing ]: `[a`"),
        ("x[a-", "missing closing ]: `[a-`"), ("[z-a]", "invalid character class range: `z-a`"),
        ("[[:foo:]]", "invalid character class range: `[:foo:]`"),
        ("\\p{Foo}", "invalid character class range: `\\p{Foo}`"),
        ("\\pX", "invalid character class range: `\\pX`"), ("\\p{L", "invalid character class range: `\\p{L`"),
        ("*a", "missing argument to repetition operator: `*`"), ("(+)", "missing argument to repetition operator: `+`"),
        ("a|*", "missing argument to repetition operator: `*`"),
        ("(?i)??", "missing argument to repetition operator: `??`"),
        ("a**", "invalid nested repetition operator: `**`"), ("a+?*", "invalid nested repetition operator: `+?*`"),
        ("a{2}{3}", "invalid nested repetition operator: `{2}{3}`"), ("a{1001}", "invalid repeat count: `{1001}`"),
        ("a{2,1}", "invalid repeat count: `{2,1}`"), ("(a{100}){11}", "invalid repeat count: `{11}`"),
        ("a{99999999999999999999}", "invalid repeat count: `{99999999999999999999}`"),
        ("\\", "trailing backslash at end of expression: ``"), ("\\1", "invalid escape sequence: `\\1`"),
        ("a\\q", "invalid escape sequence: `\\q`"), ("\\xZ1", "invalid escape sequence: `\\xZ1`"),
        ("\\x{110000}", "invalid escape sequence: `\\x{110000`"), ("\\C", "invalid escape sequence: `\\C`"),
        ("(?=a)", "invalid or unsupported Perl syntax: `(?=`"), ("(?<=a)", "invalid named capture: `(?<=a)`"),
        ("(?!a)", "invalid or unsupported Perl syntax: `(?!`"),
        ("(?i-)a", "invalid or unsupported Perl syntax: `(?i-)`"),
        ("(?P<x y>a)", "invalid named capture: `(?P<x y>`"), ("(?P<a", "invalid named capture: `(?P<a`"),
        ("(?P=a)", "invalid or unsupported Perl syntax: `(?P`"), ("(?", "invalid or unsupported Perl syntax: `(?`"),
        ("(?<>a)", "invalid named capture: `(?<>`"),
    ])
    func refusals(_ pattern: String, _ message: String) {
        do {
            _ = try RegularExpression(pattern)
            Issue.record("\(pattern) is accepted")
        } catch {
            #expect("\(error)" == "error parsing regexp: \(message)")
        }
    }

    @Test func nestingHasALimit() throws {
        let deep = { String(repeating: "(", count: $0) + "a" + String(repeating: ")", count: $0) }
        _ = try RegularExpression(deep(990))
        #expect(throws: PatternError.self) { try RegularExpression(deep(1_001)) }
        #expect(throws: PatternError.self) { try RegularExpression(deep(200_000)) }
        #expect(throws: PatternError.self) { try RegularExpression(String(repeating: "(", count: 500_000)) }
    }

    @Test func sizeHasALimit() {
        let large = String(repeating: "(?:[a-z]{1000})", count: 4_000)
        #expect { try RegularExpression(large) } throws: { ($0 as? PatternError)?.code == .tooLarge }
    }

    /// Whatever is written, it is refused or matched, at once.
    @Test func randomPatternsDoNoHarm() {
        let pieces = [
            "a", "b", ".", "*", "+", "?", "{2}", "{1,3}", "(", ")", "(?:", "(?i)", "|", "[", "]", "^", "$", "\\b",
            "\\d",
            "\\pL", "-", "[a-c]", "\\", "é", "(?P<x>", "\\Q", "[[:alpha:]]", "(?s-i:",
        ]
        var random = Generator(state: 42)
        var accepted = 0
        for _ in 0..<3_000 {
            let pattern = (0..<Int.random(in: 1..<12, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }.joined()
            guard let expression = try? RegularExpression(pattern) else { continue }
            accepted += 1
            for text in ["", "a", "ab", "aabbé", "b\na-"] {
                let match = expression.firstMatch(in: text)
                #expect(expression.matches(text) == (match != nil), "\(pattern) on \(text)")
                _ = expression.allMatches(in: text)
            }
        }
        #expect(accepted > 500)
    }
}
