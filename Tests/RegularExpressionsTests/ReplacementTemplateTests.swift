import Testing

import RegularExpressions

@Suite struct ReplacementTemplateTests {
    @Test(arguments: [
        ("a(b)", "xabab", "[$1]", "x[b][b]"), ("(?P<n>b)", "abc", "<${n}>", "a<b>c"), ("b", "abc", "$$", "a$c"),
        ("b", "abc", "$9-$x", "a-c"), ("b", "abc", "$", "a$c"), ("(b)", "abc", "$1x", "ac"),
        ("(b)", "abc", "${1}x", "abxc"),
        ("", "ab", "-", "-a-b-"), ("a*", "baac", "x", "xbxcx"), ("b", "abc", "${", "a${c"),
    ])
    func replacing(_ pattern: String, _ text: String, _ template: String, _ expected: String) throws {
        #expect(try RegularExpression(pattern).replacingMatches(in: text, with: template) == expected)
    }
}
