import ObjectCoding
import ObjectModel
import Testing

@Suite struct YAMLWriterTests {
    private func encode(_ value: Value) -> String { String(decoding: YAML.encode(value), as: UTF8.self) }

    @Test func writesAnObjectAsKubernetesDoes() {
        let object: Value = [
            "kind": "ConfigMap", "apiVersion": "v1", "data": ["b": "x\ny\n", "a": "1"],
            "metadata": [
                "name": "doc", "creationTimestamp": "2026-01-02T03:04:05Z", "resourceVersion": "12",
                "managedFields": [
                    ["fieldsV1": ["f:data": ["f:a": [:], ".": [:]]], "manager": "m", "time": "2026-01-02T03:04:05Z"]
                ],
            ],
        ]
        #expect(
            encode(object) == """
                apiVersion: v1
                data:
                  a: "1"
                  b: |
                    x
                    y
                kind: ConfigMap
                metadata:
                  creationTimestamp: "2026-01-02T03:04:05Z"
                  managedFields:
                  - fieldsV1:
                      f:data:
                        .: {}
                        f:a: {}
                    manager: m
                    time: "2026-01-02T03:04:05Z"
                  name: doc
                  resourceVersion: "12"

                """)
    }

    @Test(arguments: [
        ("plain text", "plain text"), ("", "\"\""), ("yes", "\"yes\""), ("1.5", "\"1.5\""), ("null", "\"null\""),
        ("12:30", "\"12:30\""), ("2026-01-02", "\"2026-01-02\""), ("a: b", "'a: b'"), ("it's", "it's"),
        ("'x'", "'''x'''"), ("# x", "'# x'"), ("a #b", "'a #b'"), ("a#b", "a#b"), ("- x", "'- x'"), ("-x", "-x"),
        (" x", "' x'"), ("tab\there", "\"tab\\there\""), ("*", "'*'"), ("é", "é"), ("@every 1h", "'@every 1h'"),
        ("*/5 * * * *", "'*/5 * * * *'"), ("a:b", "a:b"), ("x\ny", "|-\n  x\n  y"), ("x\n\n", "|+\n  x\n"),
        (" x\ny\n", "|2\n   x\n  y"), ("x \ny", "\"x \\ny\""), ("10.0.0.1", "10.0.0.1"), ("1Gi", "1Gi"),
        ("\u{1}", "\"\\x01\""), ("25%", "25%"), ("~", "\"~\""), (".inf", "\".inf\""), ("{}", "'{}'"),
    ])
    func quotesWhereNeeded(_ text: String, _ written: String) throws {
        #expect(encode(["k": .string(text)]) == "k: \(written)\n")
        #expect(try YAML.parse(YAML.encode(["k": .string(text)])).value == ["k": .string(text)])
    }

    @Test func longLinesBreakAtSpaces() throws {
        let words = Array(repeating: "word", count: 30).joined(separator: " ")
        let lines = encode(["message": .string(words)]).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].count > 80 && lines[0].count < 90)
        #expect(lines[1].hasPrefix("  word"))
        #expect(try YAML.parse(YAML.encode(["message": .string(words)])).value == ["message": .string(words)])
    }

    @Test func keysAreInNaturalOrder() {
        let value: Value = ["b": 1, "a10": 1, "a9": 1, "A": 1, "a_b": 1, "1": 1]
        #expect(encode(value) == "\"1\": 1\nA: 1\na_b: 1\na9: 1\na10: 1\nb: 1\n")
    }

    /// A reader looks for the colon of a key that long no more.
    @Test func longKeysStandOnLinesOfTheirOwn() throws {
        let (short, long) = (String(repeating: "a", count: 128), String(repeating: "b", count: 1100))
        let value: Value = [
            .init(short): 1, .init(long): ["x": ["y": "z"]], .init(long + "1"): ["e"], .init(long + "2"): [:],
        ]
        let text = encode(value)
        #expect(
            text == """
                \(short): 1
                ? \(long)
                : x:
                    "y": z
                ? \(long)1
                : - e
                ? \(long)2
                : {}

                """)
        #expect(try YAML.parse(Array(text.utf8)).value == value)
    }

    @Test func nestedSequences() throws {
        let value: Value = ["a": [[1, 2], [], ["x": [true, nil]]], "b": [:]]
        #expect(encode(value) == "a:\n- - 1\n  - 2\n- []\n- x:\n  - true\n  - null\nb: {}\n")
        #expect(try YAML.parse(YAML.encode(value)).value == value)
    }

    @Test func everythingReadsBack() throws {
        var objects = RandomObjects(schema: .kubernetes, seed: 3)
        let decoder = ObjectDecoder(schema: .kubernetes)
        for name in ["core.v1.Pod", "batch.v1.CronJob", "core.v1.ConfigMap"] {
            let id = try #require(Schema.kubernetes.messageID(name))
            for _ in 0..<20 {
                let value = try decoder.normalise(objects.object(id), as: id).value
                #expect(try YAML.parse(YAML.encode(value)).value == value)
            }
        }
    }
}
