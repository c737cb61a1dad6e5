import Testing

import RegularExpressions

@Suite struct RegularExpressionTests {
    @Test(arguments: [
        // Plain text, classes, anchors.
        ("abc", "xabcx", true), ("^abc$", "xabc", false), ("^abc$", "abc", true), ("", "", true), ("", "x", true),
        ("a.c", "a\nc", false), ("(?s)a.c", "a\nc", true), ("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", "web-1", true),
        ("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", "-web", false), ("[^a-c]", "abc", false), ("[^a-c]", "abcd", true),
        ("[]a]", "]", true), ("[a-]", "-", true), ("[\\]x]", "]", true), ("[a\\-z]", "m", false),
        // Perl and POSIX classes, also inside brackets and negated.
        ("^\\d+$", "0123", true), ("^\\d+$", "٣", false), ("^\\D$", "x", true), ("^\\w+$", "a_Z9", true),
        ("\\W", "é", true), ("^\\s$", "\u{B}", false), ("^[[:space:]]$", "\u{B}", true),
        ("^[[:alpha:]\\d]+$", "a1", true),
        ("^[[:^alpha:]]$", "a", false), ("^[^[:alpha:]]$", "1", true), ("^[\\D]$", "1", false),
        ("^[[:xdigit:]]+$", "beEF09", true), ("^[[:punct:]]+$", "!~@[", true),
        // Unicode.
        ("^\\p{L}+$", "añЖ漢", true), ("^\\pL$", "1", false), ("^\\PL$", "1", true), ("^\\p{^L}$", "1", true),
        ("^\\p{Lu}$", "Ж", true), ("^\\p{Lu}$", "ж", false), ("^(?i)\\p{Lu}$", "ж", true),
        ("^\\p{Greek}+$", "αβγ", true),
        ("^\\p{Han}$", "漢", true), ("^\\p{Nd}$", "٣", true), ("^[\\p{Cyrillic}a-c]+$", "жab", true),
        ("^\\p{Sc}$", "€", true), ("^.$", "😀", true), ("^\\x{1F600}$", "😀", true), ("^\\x41\\101$", "AA", true),
        // Case.
        ("(?i)hello", "HeLLo", true), ("(?i)k", "\u{212A}", true), ("(?i)ſ", "S", true), ("(?i)[а-я]", "Ж", true),
        ("(?i)[^k]", "\u{212A}", false), ("(?i:a)b", "AB", false), ("(?i:a)b", "Ab", true), ("(?i)σ", "ς", true),
        ("a(?i)b|c", "C", true), ("(?i)i", "ı", false), ("(?i-i)a", "A", false),
        // Lines and words.
        ("(?m)^b$", "a\nb\nc", true), ("^b$", "a\nb\nc", false), ("\\bfoo\\b", "a foo b", true),
        ("\\bfoo\\b", "afoo", false), ("\\Boo", "foo", true), ("a$", "a\n", false), ("\\Aa\\z", "a", true),
        ("^\\b$", "", false), ("^\\B$", "", true), ("é\\b", "é", false),
        // Repetitions.
        ("^a{2}$", "aa", true), ("^a{2}$", "aaa", false), ("^a{2,}$", "aaaa", true), ("^a{1,3}$", "aaaa", false),
        ("^a{0}$", "", true), ("^(a*)*$", "aaa", true), ("^(a|b|)+$", "abab", true), ("^(?:a?){3}a{3}$", "aaa", true),
        ("a{,2}", "a{,2}", true), ("x{a}", "x{a}", true), ("^{", "{", true), ("a{01}", "a{01}", true),
        // Quoting.
        ("^\\Qa.b\\E$", "a.b", true), ("^\\Qa.b\\E$", "axb", false), ("\\Qab", "ab", true), ("\\_\\-\\/", "_-/", true),
        ("^(?:(?:(?:a)))$", "a", true), ("a||b", "", true), ("()", "", true),
    ])
    func whatMatches(_ pattern: String, _ text: String, _ expected: Bool) throws {
        let expression = try RegularExpression(pattern)
        #expect(expression.matches(text) == expected)
        // Both machines say the same.
        #expect((expression.firstMatch(in: text) != nil) == expected)
    }

    @Test(arguments: [
        ("a+", "baac", ["aa"]), ("a+?", "baac", ["a"]), ("(a)(b)?", "ac", ["a", "a", nil]), ("a|ab", "ab", ["a"]),
        ("(?P<x>a)(?<y>b)", "ab", ["ab", "a", "b"]), ("(a*)(a*)", "aa", ["aa", "aa", ""]),
        ("(a*?)(a*)", "aa", ["aa", "", "aa"]), ("(?U)(a*)(a*)$", "aa", ["aa", "", "aa"]),
        ("(a|b)*", "ab", ["ab", "b"]),
        ("(\\w+)@(\\w+)\\.com", "x joe@mail.com", ["joe@mail.com", "joe", "mail"]), ("(a){0}b", "ab", ["b", nil]),
        ("(a*)+", "b", ["", ""]), ("(?:(a)|b)*", "ab", ["ab", "a"]), ("(|a)*", "aa", ["", ""]),
        ("(|a)+", "aa", ["", ""]), ("漢(.)", "x漢字", ["漢字", "字"]),
    ])
    func whatGroupsHold(_ pattern: String, _ text: String, _ expected: [String?]) throws {
        let match = try #require(try RegularExpression(pattern).firstMatch(in: text))
        #expect(match.ranges.indices.map { match.text($0, in: text) } == expected)
    }

    @Test(arguments: [
        ("a*", "baaac", ["", "aaa", ""]), ("\\d+", "a1b22", ["1", "22"]), ("", "ab", ["", "", ""]), ("x", "ab", []),
        ("^a", "aaa", ["a"]), ("\\b", "ab cd", ["", "", "", ""]), (".", "é漢", ["é", "漢"]), ("(?m)^", "a\nb", ["", ""]),
    ])
    func allMatches(_ pattern: String, _ text: String, _ expected: [String]) throws {
        let matches = try RegularExpression(pattern).allMatches(in: text)
        #expect(matches.map { $0.text(in: text) } == expected)
    }

    @Test func aLimitOfMatchesIsKept() throws {
        #expect(try RegularExpression("a").allMatches(in: "aaaa", limit: 2).count == 2)
        #expect(try RegularExpression("(a)").allMatches(in: "aa", groups: false)[0].ranges.count == 1)
    }

    @Test func groupsHaveNames() throws {
        #expect(try RegularExpression("(?P<a>x)(y)(?:z)(?<b_1>w)").groupNames == [nil, "a", nil, "b_1"])
    }

    @Test func timeGrowsWithTheTextAlone() throws {
        let text = String(repeating: "a", count: 2_000)
        #expect(try RegularExpression("^(a+)+$").matches(text + "!") == false)
        #expect(try RegularExpression("(a|aa)+$").firstMatch(in: text)?.range == 0..<2_000)
        #expect(try RegularExpression("(x+x+)+y").matches(String(repeating: "x", count: 2_000)) == false)
        #expect(try RegularExpression("^(?:a?){500}a{500}$").matches(String(repeating: "a", count: 500)))
    }

    @Test func moreStatesThanAreRemembered() throws {
        // The twelfth letter from the end: 4096 states when determined.
        let expression = try RegularExpression("a[ab]{11}$")
        var random = Generator(state: 7)
        for _ in 0..<4 {
            let text = (0..<3_000).map { _ in random.next() & 1 == 0 ? "a" : "b" }.joined()
            let expected = Array(text)[text.count - 12] == "a"
            #expect(expression.matches(text) == expected)
        }
    }
}

/// Numbers from a seed.
struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD >> 7
    }
}
