import ObjectCoding
import ObjectModel
import Testing

@Suite struct YAMLTests {
    private func parse(_ text: String) throws -> Value { try YAML.parse(Array(text.utf8)).value }

    private func failure(_ text: String) -> String? {
        #expect(throws: CodingError.self) { try parse(text) }?.message
    }

    @Test func readsBlocksAndFlows() throws {
        let text = """
            a: 1
            b:
            - x
            - {c: [1, 2.5], d: "quoted: yes"}
            e: |
              two
              lines
            f: >-
              folded
              text
            """
        #expect(
            try parse(text) == [
                "a": 1, "b": ["x", ["c": [1, 2.5], "d": "quoted: yes"]], "e": "two\nlines\n", "f": "folded text",
            ])
    }

    @Test(
        arguments: [
            ("y", true), ("No", false), ("ON", true), ("off", false), ("true", true), ("yEs", "yEs"), ("~", nil),
            ("", nil),
            ("null", nil), ("nULL", "nULL"), ("0x1F", 31), ("0o17", 15), ("017", 15), ("08", 8), ("1_000", 1000),
            ("-7", -7), ("+7", 7), ("1e3", 1000), (".5", 0.5), ("1.", 1), ("1.2.3", "1.2.3"),
            ("2026-01-02", "2026-01-02"),
            ("'y'", "y"), ("!!str 5", "5"), ("!!int \"5\"", 5), ("!!binary eHk=", "xy"), ("--1", "--1"), ("-", [nil]),
            ("18446744073709551615", 18446744073709551615.0), ("1:30", "1:30"),
        ] as [(String, Value)])
    func readsScalars(_ text: String, _ value: Value) throws {
        #expect(try parse(text) == value)
    }

    @Test func keysAreTexts() throws {
        #expect(try parse("1: a\ntrue: b\n1.5: c\n") == ["1": "a", "true": "b", "1.5": "c"])
        #expect(failure("? [a]\n: b") != nil)
    }

    @Test func anchorsAndMerges() throws {
        let text = "a: &x {p: 1, q: 2}\nb: *x\nc:\n  <<: *x\n  q: 3\n"
        #expect(try parse(text)["b"] == ["p": 1, "q": 2])
        #expect(try parse(text)["c"] == ["p": 1, "q": 3])
        #expect(failure("a: *nope") == "yaml: unknown anchor 'nope' referenced")
        #expect(failure("a: &a [*a]") == "yaml: anchor 'a' value contains itself")
    }

    @Test func duplicatesAreReportedWithTheLineOfTheValue() throws {
        let (value, duplicates) = try YAML.parse(Array("a: 1\nb: {c: 1,\n c: 2}\na:\n  x\n".utf8))
        #expect(value == ["a": "x", "b": ["c": 2]])
        #expect(duplicates == [#"line 3: key "c" already set in map"#, #"line 5: key "a" already set in map"#])
    }

    @Test func theFirstDocumentCounts() throws {
        #expect(try parse("---\na: 1\n---\nb: 2\n") == ["a": 1])
        #expect(try parse("# nothing\n") == .null)
    }

    @Test func errorsAreThoseOfGo() {
        #expect(failure("a: b: c") == "yaml: mapping values are not allowed in this context")
        #expect(failure("a: 1\nb:\n\t- x") == "yaml: line 3: found character that cannot start any token")
        #expect(failure("a: .nan") == "json: unsupported value: NaN")
    }

    @Test func aliasBombsAndDepthAreBounded() {
        var bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
        for level in 1..<12 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ",")
            bomb += "a\(level): &a\(level) [\(aliases)]\n"
        }
        #expect(failure(bomb) == "yaml: document contains excessive aliasing")
        #expect(failure(String(repeating: "[", count: 100_000)) == "yaml: exceeded max depth of 1000")
        #expect(failure(String(repeating: "- ", count: 100_000)) != nil)
    }
}
