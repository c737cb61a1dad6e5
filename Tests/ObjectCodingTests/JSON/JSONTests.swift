import ObjectCoding
import ObjectModel
import Testing

@Suite struct JSONTests {
    @Test func readsEveryKindOfValue() throws {
        let text = #" {"a":null,"b":[true,false],"c":-12,"d":1.5,"e":"x\n\u00e9\ud83d\ude00é","f":{}} "#
        #expect(
            try JSON.parse(text) == [
                "a": nil, "b": [true, false], "c": -12, "d": 1.5, "e": "x\né😀é", "f": [:],
            ])
    }

    @Test(
        arguments: [
            ("0", .int(0)), ("-0", .int(0)), ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
            ("9223372036854775808", .double(9_223_372_036_854_775_808)), ("1e2", .double(100)), ("1.0", .double(1)),
            ("123456789012345678", .int(123_456_789_012_345_678)),
        ] as [(String, Value)])
    func readsNumbers(_ text: String, _ value: Value) throws {
        #expect(try JSON.parse(text) == value)
    }

    @Test(arguments: [
        ("", "unexpected end of JSON input"),
        ("{\"a\":1", "unexpected end of JSON input"),
        ("hello", "invalid character 'h' looking for beginning of value"),
        ("{a:1}", "invalid character 'a' looking for beginning of object key string"),
        ("{\"a\":1,}", "invalid character '}' looking for beginning of object key string"),
        ("{\"a\" 1}", "invalid character '1' after object key"),
        ("{\"a\":1 2}", "invalid character '2' after object key:value pair"),
        ("[1 2]", "invalid character '2' after array element"),
        ("[1,]", "invalid character ']' looking for beginning of value"),
        ("1 2", "invalid character '2' after top-level value"),
        ("01", "invalid character '1' after top-level value"),
        ("1.x", "invalid character 'x' after decimal point in numeric literal"),
        ("1e]", "invalid character ']' in exponent of numeric literal"),
        ("-a", "invalid character 'a' in numeric literal"),
        ("\"a\tb\"", "invalid character '\\t' in string literal"),
        ("\"\\x\"", "invalid character 'x' in string escape code"),
        ("\"\\u12g4\"", "invalid character 'g' in \\u hexadecimal character escape"),
        ("nul!", "invalid character '!' in literal null (expecting 'l')"),
        ("'a'", "invalid character '\\'' looking for beginning of value"),
    ])
    func refusesWithTheTextOfGo(_ text: String, _ message: String) {
        let error = #expect(throws: CodingError.self) { try JSON.parse(text) }
        #expect(error?.message == message)
        #expect(error?.kind == .syntax)
    }

    @Test func invalidUTF8BecomesOneReplacementPerByte() throws {
        let bytes: [UInt8] = [0x22, 0x61, 0xE2, 0x82, 0x62, 0xFF, 0xC3, 0xA9, 0x22]
        #expect(try JSON.parse(bytes) == "a\u{FFFD}\u{FFFD}b\u{FFFD}é")
        #expect(try JSON.parse(#""\ud800x""#) == "\u{FFFD}x")
        #expect(try JSON.parse(#""\ud800\u0041""#) == "\u{FFFD}A")
    }

    @Test func ofEqualNamesTheLastWins() throws {
        #expect(try JSON.parse(#"{"a":1,"b":2,"a":3}"#) == ["a": 3, "b": 2])
        let many = (0..<40).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
        #expect(try JSON.parse("{\(many),\"k7\":\"last\"}")["k7"] == "last")
    }

    @Test func nestingIsBounded() throws {
        let deep = String(repeating: "[", count: 100_000)
        let error = #expect(throws: CodingError.self) { try JSON.parse(deep) }
        #expect(error == CodingError(.limit, "exceeded max depth"))
        let allowed = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
        #expect(try JSON.encode(JSON.parse(allowed)) == Array(allowed.utf8))
    }

    @Test func writesAsGoDoes() {
        let value: Value = ["z": "<a & b>\u{2028}\u{7F}\u{1}\n\"\\", "a": [1, -2, nil, true], "e": "é – 😀"]
        let expected =
            #"{"z":"\u003ca \u0026 b\u003e\u2028"# + "\u{7F}"
            + #"\u0001\n\"\\","a":[1,-2,null,true],"e":"é – 😀"}"#
        #expect(String(decoding: JSON.encode(value), as: UTF8.self) == expected)
        var bytes = Array("x".utf8)
        JSON.append(.int(.min), to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "x-9223372036854775808")
        #expect(String(decoding: JSON.encode(.int(.max)), as: UTF8.self) == "9223372036854775807")
    }

    @Test func indentsForPeople() {
        let value: Value = ["a": [1, ["b": 2]], "c": [:], "d": []]
        let text = """
            {
              "a": [
                1,
                {
                  "b": 2
                }
              ],
              "c": {},
              "d": []
            }
            """
        #expect(String(decoding: JSON.encodeIndented(value), as: UTF8.self) == text)
    }

    @Test(arguments: [
        (1.5, "1.5"), (100, "100"), (0.1, "0.1"), (1e20, "100000000000000000000"), (1e21, "1e+21"), (1e-6, "0.000001"),
        (1e-7, "1e-7"), (1.25e-9, "1.25e-9"), (-0.5, "-0.5"), (123456.789, "123456.789"), (1e16, "10000000000000000"),
        (2.5e-300, "2.5e-300"), (1.7976931348623157e308, "1.7976931348623157e+308"), (0, "0"), (12e21, "1.2e+22"),
    ])
    func writesFloatsAsGoDoes(_ number: Double, _ text: String) {
        #expect(String(decoding: JSON.encode(.double(number)), as: UTF8.self) == text)
    }
}
