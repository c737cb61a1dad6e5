import ObjectTree
import Testing

@Suite struct GoTextTests {
    /// What strconv.Quote prints.
    @Test(arguments: [
        ("plain", #""plain""#), ("", #""""#), ("say \"a\\b\"", #""say \"a\\b\"""#), ("a\tb\r\n", #""a\tb\r\n""#),
        ("\u{7}\u{8}\u{B}\u{C}", #""\a\b\v\f""#), ("\u{0}\u{1f}\u{7f}", #""\x00\x1f\x7f""#),
        ("grün, 日本, 🙂", #""grün, 日本, 🙂""#), ("a\u{a0}b", #""a\u00a0b""#), ("\u{200b}", #""\u200b""#),
        ("\u{e0001}", #""\U000e0001""#),
    ])
    func textIsQuotedAsGoDoes(_ text: String, _ quoted: String) { #expect(GoText.quoted(text) == quoted) }
}
