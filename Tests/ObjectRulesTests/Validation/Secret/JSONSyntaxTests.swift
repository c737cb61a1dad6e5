import ObjectModel
import ObjectRules
import Testing

@Suite struct JSONSyntaxTests {
    /// The contents of a secret of Docker credentials, and what is said about them.
    static func problem(_ text: String) throws -> String? {
        let data: Value = ["type": "kubernetes.io/dockercfg", "data": [".dockercfg": .string(base64(text))]]
        let prefix = #"data[.dockercfg]: Invalid value: "<secret contents redacted>": "#
        return try ObjectFixture("v1", "Secret").create(data).first.map { String($0.dropFirst(prefix.count)) }
    }

    static func base64(_ text: String) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var result = ""
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let group = Array(bytes.prefix(3))
            bytes = bytes.dropFirst(3)
            let bits = (0..<3).reduce(0) { $0 << 8 | ($1 < group.count ? Int(group[$1]) : 0) }
            for place in 0..<4 {
                result.append(place <= group.count ? digits[bits >> (18 - 6 * place) & 63] : "=")
            }
        }
        return result
    }

    @Test(arguments: ["{}", #" {"a":[1,-2.5e+3,true,false,null,"x\"y"],"b":{"c":{}}} "#, "null"])
    func accepts(_ text: String) throws {
        #expect(try Self.problem(text) == nil)
    }

    @Test(arguments: [
        ("", "unexpected end of JSON input"), ("{", "unexpected end of JSON input"),
        (#"{"a"#, "unexpected end of JSON input"),
        ("x", "invalid character 'x' looking for beginning of value"),
        ("{1}", "invalid character '1' looking for beginning of object key string"),
        (#"{"a" 1}"#, "invalid character '1' after object key"),
        (#"{"a":1 "b"}"#, #"invalid character '"' after object key:value pair"#),
        ("{}x", "invalid character 'x' after top-level value"),
        (#"{"a":[1 2]}"#, "invalid character '2' after array element"),
        ("nil", "invalid character 'i' in literal null (expecting 'u')"),
        ("[]", "json: cannot unmarshal array into Go value of type map[string]interface {}"),
    ])
    func refuses(_ text: String, _ message: String) throws {
        #expect(try Self.problem(text) == message)
    }

    @Test func nestingIsBounded() throws {
        let deep = #"{"a":"# + String(repeating: "[", count: 10_000)
        #expect(try Self.problem(deep) == "exceeded max depth")
    }
}
