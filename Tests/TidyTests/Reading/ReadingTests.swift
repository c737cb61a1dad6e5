import Testing

/// The checkers see what is there: else all of them would pass.
@Suite struct ReadingTests {
    @Test func theTreeIsRead() {
        let repository = Repository.current
        #expect(repository.contains("Package.swift"))
        #expect(repository.sources.count > 100 && repository.tests.count > 100 && !repository.pages.isEmpty)
        #expect(repository.sources.contains { $0.path == "Sources/ObjectTree/Value.swift" })
        #expect(!repository.sources.contains { $0.path.contains("/Generated/") })
        #expect(repository.everything.contains { $0.declarations.count > 10 })
    }

    @Test(arguments: [
        ("let a = 1 // b", "let a = 1     ", "          // b"),
        ("a /* b /* c */ d */ e", "a                   e", "  /* b /* c */ d */  "),
        ("f(\"a\\\"b\") // c", "f(\"    \")     ", "          // c"),
        ("f(\"a\\(b(\"c\"))d\")", "f(\"  (b(\" \")) \")", "                "),
        ("f(#\"a\"b\\(c)\"#)", "f(#\"       \"#)", "              "),
    ])
    func codeAndCommentsApart(_ text: String, _ code: String, _ comments: String) {
        let parts = SourceText(text)
        #expect(parts.raw == [text])
        #expect(parts.code == [code])
        #expect(parts.comments == [comments])
    }

    @Test func aTextOfSeveralLinesIsOneLiteral() {
        let parts = SourceText("let a = \"\"\"\n    { // \\(b) \"\n    \"\"\"\nlet c = 1")
        #expect(parts.code.map { $0.filter { $0 != " " } } == ["leta=\"\"\"", "(b)", "\"\"\"", "letc=1"])
        #expect(!parts.commentsMention("//"))
    }

    @Test func declarationsKnowTheirKindPlaceAndEnd() {
        let text = """
            public struct A: B, Sendable {
                @inlinable public static func f(
                    _ a: Int
                ) -> Int
                where Int: C {
                    let g = [1].map { $0 }
                    return g[0]
                }
                private(set) var h: Int { 1 }
                init() {}
                public static func + (left: A, right: A) -> A { left }
            }
            protocol P {
                func k()
            }
            """
        let found = SourceFile(path: "Sources/A/A.swift", text: text).declarations
        #expect(found.map(\.name) == ["A", "f", "g", "h", "init", "+", "P", "k"])
        #expect(found.map(\.keyword) == ["struct", "func", "let", "var", "init", "func", "protocol", "func"])
        #expect(found.map(\.line) == [0, 1, 5, 8, 9, 10, 12, 13])
        #expect(found.map(\.end) == [11, 7, 5, 8, 9, 10, 14, 13])
        #expect(found.map(\.parent) == [nil, 0, nil, 0, 0, 0, nil, 6])
        #expect(found.map(\.isPublic) == [true, true, false, false, false, true, false, false])
        #expect(found[0].conformances == ["B", "Sendable"])
    }
}
