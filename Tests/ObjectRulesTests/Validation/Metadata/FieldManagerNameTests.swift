import ObjectModel
import ObjectRules
import Testing

@Suite struct FieldManagerNameTests {
    private func messages(_ name: String) -> [String] {
        FieldManagerName.errors(name, at: FieldPath("fieldManager")).map(\.message)
    }

    @Test(arguments: ["", "kubectl-client-side-apply", "a manager", "größe 大", String(repeating: "x", count: 128)])
    func whatCanBePrintedIsAName(_ name: String) {
        #expect(messages(name) == [])
    }

    /// A control, a format, a space that is none of ASCII, a private one, a separator of lines.
    @Test(arguments: [
        ("\u{7}", "U+0007"), ("\u{200B}", "U+200B"), ("\u{A0}", "U+00A0"), ("\u{E000}", "U+E000"),
        ("\u{2028}", "U+2028"),
    ])
    func whatCannotIsNone(_ text: String, _ code: String) throws {
        let found = messages("ä" + text)
        #expect(found.count == 1)
        #expect(try #require(found.first).contains("invalid character \(code) (at position 2)"))
    }

    @Test func namesAreNotLong() throws {
        let found = messages(String(repeating: "ä", count: 65))
        #expect(found.count == 1)
        #expect(try #require(found.first).contains("may not be more than 128 bytes"))
    }
}
