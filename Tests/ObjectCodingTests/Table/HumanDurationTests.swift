import ObjectCoding
import ObjectModel
import Testing

struct HumanDurationTests {
    @Test(arguments: [
        (-2, "<invalid>"), (-1, "0s"), (0, "0s"), (119, "119s"), (120, "2m"), (192, "3m12s"), (599, "9m59s"),
        (600, "10m"), (10_799, "179m"), (10_800, "3h"), (12_000, "3h20m"), (28_799, "7h59m"), (28_800, "8h"),
        (172_799, "47h"), (172_800, "2d"), (187_200, "2d4h"), (691_199, "7d23h"), (691_200, "8d"),
        (63_071_999, "729d"), (63_072_000, "2y"), (63_158_400, "2y1d"), (252_287_999, "7y364d"), (252_288_000, "8y"),
        (350_000_000, "11y"),
    ])
    func age(seconds: Int, text: String) throws {
        let created = TableFixture.now.adding(seconds: Double(-seconds)).rfc3339
        let cell = try TableFixture.cell(
            "Age", #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"creationTimestamp":"\#(created)"}}"#)
        #expect(cell == .string(text))
    }

    @Test func withoutTime() throws {
        #expect(try TableFixture.cell("Age", #"{"apiVersion":"v1","kind":"ConfigMap"}"#) == "<unknown>")
    }
}
