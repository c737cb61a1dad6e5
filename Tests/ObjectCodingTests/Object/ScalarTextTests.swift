import ObjectCoding
import ObjectModel
import Testing

@Suite struct ScalarTextTests {
    private let schema = Schema.kubernetes
    private let decoder = ObjectDecoder(schema: .kubernetes)

    private func normalise(_ value: Value, _ message: String) throws -> Value {
        try decoder.normalise(value, as: #require(schema.messageID(message))).value
    }

    private func failure(_ value: Value, _ message: String) -> String? {
        #expect(throws: CodingError.self) { try normalise(value, message) }?.message
    }

    @Test(arguments: [
        ("eHl6", "eHl6"), ("eHk=", "eHk="), ("eA==", "eA=="), ("", ""), ("eH\nl6\r\n", "eHl6"), ("eB==", "eA=="),
    ])
    func base64(_ text: String, _ canonical: String) throws {
        #expect(try normalise(["data": ["k": .string(text)]], "core.v1.Secret")["data"] == ["k": .string(canonical)])
    }

    @Test(arguments: [("e", 0), ("eHl", 0), ("eHl6e", 4), ("=", 0), ("eA=", 3), ("eA=x", 2), ("eHk=x", 4), ("e-==", 1)])
    func corruptBase64(_ text: String, _ offset: Int) {
        #expect(
            failure(["data": ["k": .string(text)]], "core.v1.Secret") == "illegal base64 data at input byte \(offset)")
    }

    @Test(arguments: [
        ("1000m", "1"), ("0.5", "500m"), ("1Gi", "1Gi"), ("1024Mi", "1Gi"), ("1e3", "1e3"), (" 2 ", "2"), ("+5", "5"),
    ])
    func quantities(_ text: String, _ canonical: String) throws {
        let value: Value = ["limits": ["cpu": .string(text)]]
        #expect(try normalise(value, "core.v1.ResourceRequirements") == ["limits": ["cpu": .string(canonical)]])
    }

    @Test(arguments: [
        ("1mm", "unable to parse quantity's suffix"), ("m", "unable to parse numeric part of quantity"),
    ])
    func quantitiesOfTheRightShape(_ text: String, _ message: String) {
        #expect(failure(["limits": ["cpu": .string(text)]], "core.v1.ResourceRequirements") == message)
    }

    @Test func microTimes() throws {
        let value: Value = ["renewTime": "2026-01-02T03:04:05.123456+01:00"]
        #expect(try normalise(value, "coordination.v1.LeaseSpec") == ["renewTime": "2026-01-02T02:04:05.123456Z"])
        #expect(
            failure(["renewTime": "2026-01-02T03:04:05Z"], "coordination.v1.LeaseSpec")
                == #"parsing time "2026-01-02T03:04:05Z" as "2006-01-02T15:04:05.000000Z07:00": "#
                + #"cannot parse "Z" as ".000000""#)
    }

    @Test func zeroTimesAreNull() throws {
        let value: Value = ["type": "a", "status": "True", "lastTransitionTime": "0001-01-01T00:00:00Z"]
        #expect(try normalise(value, "meta.v1.Condition")["lastTransitionTime"] == .null)
    }

    @Test func intsOrStrings() throws {
        #expect(try normalise(["port": "http"], "core.v1.TCPSocketAction") == ["port": "http"])
        #expect(try normalise([:], "core.v1.TCPSocketAction") == ["port": 0])
        #expect(
            failure(["port": true], "core.v1.TCPSocketAction")
                == "json: cannot unmarshal bool into Go struct field TCPSocketAction.port of type int32")
    }

    @Test func wholeDoublesAreIntegers() throws {
        let value: Value = ["maximum": .double(5), "minimum": .double(0.5)]
        #expect(try normalise(value, "apiextensions.v1.JSONSchemaProps") == ["maximum": 5, "minimum": 0.5])
    }
}
